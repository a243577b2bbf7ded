import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Config } from '../../core/config/config.js';
import type { MailTransport } from './mail-transport.js';
import { OutboxTransport } from './outbox-transport.js';
import { SmtpTransport } from './smtp-transport.js';

const SENDER_WITHOUT_CONFIGURATION = { name: 'Latchkey', address: 'latchkey@localhost' };

/** @returns null where no mails are sent: in production without a mail server */
export function createMailTransport(config: Config): MailTransport | null {
  const from = config.mailFrom ?? SENDER_WITHOUT_CONFIGURATION;
  if (config.smtpUrl !== undefined) return new SmtpTransport(config.smtpUrl, from);
  if (config.environment !== 'production')
    return new OutboxTransport(join(config.dataDirectory, 'outbox'), from);
  new Logger('Mail').warn(
    'SMTP_URL is not set: no mails are sent. Passwords cannot be reset, nor e-mail addresses confirmed or changed.',
  );
  return null;
}
