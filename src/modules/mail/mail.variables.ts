import { z } from 'zod';
import type { Config } from '../../core/config/config.js';
import { defineVariables, variablesOf } from '../../core/config/define-variables.js';
import { documentation, isDecodable, oneOf } from '../../core/config/variables.js';
import { isEmailAddress } from '../../core/primitives/email-address.js';

/** Query parameters are options of nodemailer's SMTP transport, such as `requireTLS=true`. */
const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL', abort: true })
  .refine((value) => new URL(value).hostname !== '', 'must name a host')
  .refine(isDecodable, 'must have the special characters in its user and password percent-encoded')
  .refine((value) => new URL(value).hash === '', 'must have "#" percent-encoded as %23');

/** An email address with a display name. */
export interface Mailbox {
  name: string;
  address: string;
}

const MAILBOX = /^(?:([^<>"\p{Cc}]*)<([^<>\s]+)>|([^<>\s]+))$/u;

const mailbox = z.string().transform((value, context): Mailbox => {
  const [, name = '', inBrackets, alone] = MAILBOX.exec(value.trim()) ?? [];
  const address = inBrackets ?? alone ?? '';
  if (isEmailAddress(address)) return { name: name.trim(), address };
  context.addIssue({
    code: 'custom',
    message: 'must be an email address such as no-reply@acme.dev, or Acme <no-reply@acme.dev>',
  });
  return z.NEVER;
});

export const mailVariables = defineVariables({
  title: 'Email',
  variables: {
    SMTP_URL: smtpUrl.optional().register(documentation, {
      description:
        'The mail server, with credentials if it needs them: `smtp://user:password@mail.acme.dev:587?requireTLS=true`, or `smtps://` for implicit TLS (port 465). Requires `MAIL_FROM` and, in production, `PUBLIC_URL`.',
      unset: 'emails are written to files in `outbox` in `DATA_DIR`; in production none are sent',
      example: '',
    }),
    MAIL_FROM: mailbox.optional().register(documentation, {
      description: 'The sender of all emails: `no-reply@acme.dev` or `Acme <no-reply@acme.dev>`.',
      unset: '`Latchkey <latchkey@localhost>`; required with `SMTP_URL`',
      example: '',
    }),
    EMAIL_VERIFICATION: oneOf('required', 'off').optional().register(documentation, {
      description:
        '`required`: until an account confirms its email address, it can only manage itself. This includes existing accounts. `off`: addresses are not checked. In production, `required` needs `SMTP_URL`.',
      unset: '`required` with `SMTP_URL`, otherwise `off`',
      example: '',
    }),
  },
  check({ given, inProduction, addIssue, isWrong }) {
    if (given['SMTP_URL'] !== undefined && !isWrong('SMTP_URL')) {
      if (given['MAIL_FROM'] === undefined) addIssue('MAIL_FROM', 'is required with SMTP_URL');
      // Recipients cannot reach the listening address.
      if (inProduction && given['PUBLIC_URL'] === undefined) {
        addIssue('PUBLIC_URL', 'is required in production with SMTP_URL: the links in emails start with it');
      }
    }
    if (inProduction && given['EMAIL_VERIFICATION'] === 'required' && given['SMTP_URL'] === undefined) {
      addIssue('SMTP_URL', 'is required in production with EMAIL_VERIFICATION=required');
    }
  },
});

/** Whether an account must confirm its email address before it can do more than manage itself. */
export function isVerificationRequired(config: Config): boolean {
  const { EMAIL_VERIFICATION, SMTP_URL } = variablesOf(config, mailVariables);
  return EMAIL_VERIFICATION === undefined ? SMTP_URL !== undefined : EMAIL_VERIFICATION === 'required';
}
