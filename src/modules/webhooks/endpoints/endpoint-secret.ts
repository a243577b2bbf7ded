import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../../../core/secrets/key-ring.js';

/** Standard Webhooks requires 24 to 64 bytes. */
const SIGNING_SECRET_BYTES = 32;

export const newSigningSecret = (): string => `whsec_${randomBytes(SIGNING_SECRET_BYTES).toString('base64')}`;

/** The secret with which an endpoint without a key signs: see `SIGNING_SECRETS`. */
export const sealedForEndpoint = (keyRing: KeyRing, endpointId: string, secret: string): string =>
  keyRing.seal(secret, `webhook_endpoint:${endpointId}`);
