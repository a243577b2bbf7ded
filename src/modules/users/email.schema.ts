import { z } from 'zod';

const EMAIL_LENGTH_MAX = 254;

/** E-mail addresses are compared and stored in lower case. */
export const email = z
  .string()
  .trim()
  .max(EMAIL_LENGTH_MAX, `must have at most ${EMAIL_LENGTH_MAX} characters`)
  .toLowerCase()
  .pipe(z.email('must be an e-mail address'))
  .meta({ examples: ['you@example.com'] });
