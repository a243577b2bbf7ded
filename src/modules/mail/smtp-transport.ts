import type { Transporter } from 'nodemailer';
import type { Mailbox } from './mail.variables.js';
import { type Mail, MailRefusedError, type MailTransport, toMessage } from './mail-transport.js';

/** An unresponsive mail server must not hold up the mails behind this one. */
const CONNECTION_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;

/** Fields that nodemailer adds to its errors. */
interface SmtpFailure {
  message: string;
  /** `ECONNECTION`, `EAUTH`, `EENVELOPE`, `EMESSAGE`, … */
  code?: string;
  responseCode?: number;
}

/** Sends over SMTP, with one connection per mail. */
export class SmtpTransport implements MailTransport {
  private transporter: Promise<Transporter> | undefined;

  /** @param url may contain a password, so it appears in no message */
  constructor(
    private readonly url: string,
    private readonly from: Mailbox,
  ) {}

  async send(mail: Mail): Promise<void> {
    this.transporter ??= this.createTransporter();
    const transporter = await this.transporter;
    try {
      await transporter.sendMail(toMessage(mail, this.from));
    } catch (error) {
      throw asOurs(error as SmtpFailure);
    }
  }

  /** nodemailer, loaded when the first mail is sent. */
  private async createTransporter(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: this.url,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      greetingTimeout: CONNECTION_TIMEOUT_MS,
      socketTimeout: SILENCE_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}

/**
 * Servers repeat addresses and more in their answers, so only codes are kept. 5xx is permanent if it is about this
 * mail; a refused sign-in is for the operator to fix, and the mail waits for that.
 */
function asOurs({ message, code = 'unknown', responseCode }: SmtpFailure): Error {
  if (responseCode === undefined) return new Error(`The mail server cannot be reached (${code}): ${message}`);
  const isAboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return isAboutThisMail && responseCode >= 500
    ? new MailRefusedError(`The mail server refuses the mail (${code} ${responseCode})`)
    : new Error(`The mail server does not take the mail now (${code} ${responseCode})`);
}
