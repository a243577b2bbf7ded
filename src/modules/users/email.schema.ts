import { z } from 'zod';
import { canonicalEmailAddress, isEmailAddress } from '../../core/primitives/email-address.js';
import { ERASED_DOMAIN } from './erased-user.js';

const EMAIL_LENGTH_MAX = 254;

/** Email addresses are compared and stored in lower case, with their domain in ASCII as in DNS. */
export const email = z
  .string()
  .max(EMAIL_LENGTH_MAX, `must have at most ${EMAIL_LENGTH_MAX} characters`)
  .overwrite(canonicalEmailAddress)
  .refine(isEmailAddress, 'must be an email address')
  .refine((address) => !address.endsWith(`@${ERASED_DOMAIN}`), `must not be in the domain ${ERASED_DOMAIN}`)
  .meta({ format: 'email', examples: ['you@example.com'] });
