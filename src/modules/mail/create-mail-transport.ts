import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import type { MailTransport } from './mail-transport.js';
import { OutboxTransport } from './outbox-transport.js';
import { SmtpTransport } from './smtp-transport.js';
import { mailVariables } from './mail.variables.js';

const SENDER_WITHOUT_CONFIGURATION = { name: 'Latchkey', address: 'latchkey@localhost' };

/** @returns null if mail is not configured: in production without a mail server */
export function createMailTransport(config: Config): MailTransport | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: mailFrom } = variablesOf(config, mailVariables);
  const from = mailFrom ?? SENDER_WITHOUT_CONFIGURATION;
  if (smtpUrl !== undefined) return new SmtpTransport(smtpUrl, from);
  if (config.environment !== 'production')
    return new OutboxTransport(join(config.dataDirectory, 'outbox'), from);
  new Logger('Mail').warn(
    'SMTP_URL is not set: no mails are sent. Passwords cannot be reset, nor email addresses confirmed or changed.',
  );
  return null;
}
