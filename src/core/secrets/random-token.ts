import { randomBytes } from 'node:crypto';

/** `bytes` bytes from the operating system's CSPRNG, base64url without padding. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');
