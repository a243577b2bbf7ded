import { z } from 'zod';
import { canonicalEmailAddress, isEmailAddress } from '../../core/primitives/email-address.js';

const EMAIL_LENGTH_MAX = 254;

/** Email addresses are compared and stored in lower case, with their domain in ASCII as in DNS. */
export const email = z
  .string()
  .max(EMAIL_LENGTH_MAX, `must have at most ${EMAIL_LENGTH_MAX} characters`)
  .overwrite(canonicalEmailAddress)
  .refine(isEmailAddress, 'must be an email address')
  .meta({ format: 'email', examples: ['you@example.com'] });
