import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Mailbox } from './mail.variables.js';
import { type Mail, type MailTransport, toMessage } from './mail-transport.js';

/**
 * For development: writes each mail to a file that mail programs can open, and logs the file's name. Its contents are
 * not logged, because mails contain links that are as good as a password.
 */
export class OutboxTransport implements MailTransport {
  private readonly logger = new Logger(OutboxTransport.name);

  constructor(
    private readonly directory: string,
    private readonly from: Mailbox,
  ) {}

  async send(mail: Mail): Promise<void> {
    // Loaded when there is a mail to write.
    const { createTransport } = await import('nodemailer');
    const composer = createTransport({ streamTransport: true, buffer: true });
    const { message } = await composer.sendMail(toMessage(mail, this.from));
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    // Names sort by time. A mail that is sent again replaces itself.
    const time = mail.date.toISOString().replaceAll(/[:.]/g, '-');
    const file = join(this.directory, `${time}-${mail.id}.eml`);
    // A watcher of the directory sees only complete files.
    await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
    this.logger.log(`Mail written to ${file}, since SMTP_URL is not set`);
  }
}
