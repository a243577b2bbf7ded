import { type KeyObject, verify } from 'node:crypto';

/**
 * Whether `signature`, base64 of a DER-encoded ECDSA signature, covers exactly these bytes (SHA-256). Non-canonical
 * base64 is refused, so that a signature has only one text.
 */
export function isSignedBy(publicKey: KeyObject, bytes: Buffer, signature: string): boolean {
  const der = Buffer.from(signature, 'base64');
  return der.toString('base64') === signature && verify('sha256', bytes, publicKey, der);
}
