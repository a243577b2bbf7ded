import { z } from 'zod';
import { text } from '../../core/http/fields.js';

export { email } from '../users/email.schema.js';

/** NIST 800-63B-4 §3.1.1.2: at least 64 are accepted. The upper bound keeps the hash from being fed megabytes. */
export const PASSWORD_LENGTH_MAX = 1_000;
const PASSWORD_LENGTH_MIN = 8;

/** A password that is being chosen. */
export const newPassword = text(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX).meta({
  description: 'At least 8 characters; any characters; not a common password.',
});

/** A password that is being checked: whatever was chosen once. */
export const givenPassword = z
  .string()
  .max(PASSWORD_LENGTH_MAX, `must have at most ${PASSWORD_LENGTH_MAX} characters`);
