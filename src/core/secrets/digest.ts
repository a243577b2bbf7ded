import { hash } from 'node:crypto';

/**
 * SHA-256, base64url without padding (43 characters). Suitable for generated secrets of at least 128 bits; passwords
 * need a slow hash instead.
 */
export const sha256 = (value: string | Buffer): string => hash('sha256', value, 'base64url');
