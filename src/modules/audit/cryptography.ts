import { createPublicKey, hash, verify } from 'node:crypto';
import type { Cryptography } from '@latchkey/sdk/audit-trail';

/** The Node.js functions needed to verify a trail. */
export const cryptography: Cryptography = {
  sha256: (text) => hash('sha256', text),
  verify(publicKey, message, signature) {
    try {
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
      return verify(null, Buffer.from(message), key, Buffer.from(signature, 'base64url'));
    } catch {
      return false;
    }
  },
};
