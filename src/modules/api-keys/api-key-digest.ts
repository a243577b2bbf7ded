import { z } from 'zod';

/**
 * The SHA-256 of a whole key in hexadecimal, as other programs write it, converted to the form in which digests are
 * stored.
 */
export const keyDigestInput = z
  .string({ error: ({ input }) => (input === undefined ? 'is required' : 'must be a string') })
  .regex(/^[0-9a-f]{64}$/i, 'must be the SHA-256 of the key, as 64 hexadecimal digits')
  .overwrite((hex) => Buffer.from(hex, 'hex').toString('base64url'))
  .meta({ examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'] });
