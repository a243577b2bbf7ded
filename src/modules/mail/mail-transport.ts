import type { Mailbox } from './mail.variables.js';
import type { MailContent } from './email-message.js';

/** Injection token of the `MailTransport`; null if mail is not configured. */
export const MAIL_TRANSPORT = Symbol('MAIL_TRANSPORT');

/** An outgoing mail. */
export interface Mail extends MailContent {
  id: string;
  to: string;
  /** When it was written, which may be long before it could be sent. */
  date: Date;
}

export interface MailTransport {
  /**
   * Resolves once another server has accepted responsibility for the mail.
   *
   * @throws {MailRefusedError} if retrying is pointless
   */
  send(mail: Mail): Promise<void>;
}

/** The mail server will never accept this mail, for example because there is no such mailbox. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}

/** The fields of the message, for nodemailer. */
export const toMessage = (mail: Mail, from: Mailbox) => ({
  from,
  // As an object rather than text, so that nothing in an address is parsed as a second one.
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  date: mail.date,
  // The same at each attempt: if the first one got through after all, the receiver recognises the second as a copy.
  messageId: `<${mail.id}@${from.address.split('@').at(-1)}>`,
  // Suppresses auto-replies, as in RFC 3834 §5 and for Exchange.
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
});
