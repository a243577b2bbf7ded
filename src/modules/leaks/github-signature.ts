import { type KeyObject, verify } from 'node:crypto';

/**
 * Whether `signature`, base64 of a DER-encoded ECDSA signature, is over exactly these bytes (SHA-256).
 * Base64 in any other than its canonical form is refused: one signature has one text.
 */
export function isSignedBy(publicKey: KeyObject, bytes: Buffer, signature: string): boolean {
  const der = Buffer.from(signature, 'base64');
  return der.toString('base64') === signature && verify('sha256', bytes, publicKey, der);
}
