import { email } from '../../users/email.schema.js';
import { z } from 'zod';
import { isStorable } from '../../../core/http/fields.js';
import { isCommonPassword } from '../passwords/common-passwords.js';
import { normalisePassword } from '../passwords/password-rules.js';

/** NIST 800-63B-4 §3.1.1.2: at least 64 must be accepted. The upper bound protects the hash from megabytes of input. */
const PASSWORD_LENGTH_MAX = 1_000;
const PASSWORD_LENGTH_MIN = 8;

/** A new password. */
export const newPassword = z
  .string()
  // Checked before normalisation, which can make it many times as long.
  .max(PASSWORD_LENGTH_MAX, `must have at most ${PASSWORD_LENGTH_MAX} characters`)
  .overwrite(normalisePassword)
  .min(PASSWORD_LENGTH_MIN, `must have at least ${PASSWORD_LENGTH_MIN} characters`)
  .max(PASSWORD_LENGTH_MAX, `must have at most ${PASSWORD_LENGTH_MAX} characters`)
  .refine(isStorable, 'must not contain NUL or lone surrogates')
  .refine((password) => !isCommonPassword(password), 'must not be a common password')
  .meta({
    description: 'At least 8 characters of any kind; not a common password, and not your email address.',
    examples: ['correct horse battery'],
  });

/** An existing password being checked, without the rules for new ones. */
export const givenPassword = z
  .string()
  .max(PASSWORD_LENGTH_MAX, `must have at most ${PASSWORD_LENGTH_MAX} characters`);

export const loginBody = z
  .strictObject({ email, password: givenPassword.meta({ examples: ['correct horse battery'] }) })
  .meta({ id: 'Login' });

export type LoginBody = z.output<typeof loginBody>;

export const passwordChangeBody = z
  .strictObject({
    current_password: givenPassword.meta({ examples: ['correct horse battery'] }),
    new_password: newPassword,
  })
  .meta({ id: 'PasswordChange' });

export type PasswordChangeBody = z.output<typeof passwordChangeBody>;

export const passwordForgottenBody = z.strictObject({ email }).meta({ id: 'PasswordForgotten' });

export type PasswordForgottenBody = z.output<typeof passwordForgottenBody>;

/** The token of an emailed link. */
const linkToken = (prefix: string) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(200, 'must have at most 200 characters')
    .meta({ description: 'The part of the link after `#token=`.', examples: [`${prefix}…`] });

export const passwordResetBody = z
  .strictObject({ token: linkToken('lkreset_'), new_password: newPassword })
  .meta({ id: 'PasswordReset' });

export type PasswordResetBody = z.output<typeof passwordResetBody>;

export const emailChangeBody = z
  .strictObject({ email, current_password: givenPassword.meta({ examples: ['correct horse battery'] }) })
  .meta({ id: 'EmailChange' });

export type EmailChangeBody = z.output<typeof emailChangeBody>;

export const emailVerificationBody = z
  .strictObject({ token: linkToken('lkmail_') })
  .meta({ id: 'EmailVerification' });

export type EmailVerificationBody = z.output<typeof emailVerificationBody>;
