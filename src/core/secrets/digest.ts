import { hash } from 'node:crypto';

/**
 * SHA-256, base64url without padding (43 characters).
 * Right for secrets of 128 bits and more that we generated ourselves; passwords need a slow hash instead.
 */
export const sha256 = (value: string | Buffer): string => hash('sha256', value, 'base64url');
