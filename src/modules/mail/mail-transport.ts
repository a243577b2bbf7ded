import type { Mailbox } from './mail.variables.js';
import type { MailContent } from './letter.js';

/** Injection token of the `MailTransport`; null where no mails can be sent. */
export const MAIL_TRANSPORT = Symbol('MAIL_TRANSPORT');

/** A mail on its way out. */
export interface Mail extends MailContent {
  id: string;
  to: string;
  /** When it was written, which may be long before it could be sent. */
  date: Date;
}

export interface MailTransport {
  /** Resolves when somebody else is responsible for the mail. @throws {MailRefusedError} where trying again is of no use */
  send(mail: Mail): Promise<void>;
}

/** The mail server says that it will never take this mail: there is no such mailbox, for instance. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}

/** The fields of the message, for nodemailer. */
export const toMessage = (mail: Mail, from: Mailbox) => ({
  from,
  // Not as text: nothing in an address is read as a second one.
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  date: mail.date,
  // The same at each attempt: if the first one got through after all, the receiver knows the second for a copy.
  messageId: `<${mail.id}@${from.address.split('@').at(-1)}>`,
  // Keeps absence notes and other machines from answering: RFC 3834 §5, and what Exchange looks for.
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
});
