import { Webhook } from 'standardwebhooks';
import type { KeyRing } from '../../core/secrets/key-ring.js';

/** An API key whose signing secret signs. */
export interface SigningKey {
  apiKeyId: string;
  sealedSecret: string;
}

export interface Message {
  /** The event's id: the same for every attempt, so that a receiver can tell a repeat. */
  id: string;
  /** Of the attempt. */
  timestamp: Date;
  body: string;
}

/**
 * The headers of a delivery by Standard Webhooks: one signature for each key. During the overlap of a rotation
 * there are two, so a receiver verifies with the old secret or the new one.
 *
 * @throws if the master key that sealed the first key's secret is gone
 */
export function signedHeaders(
  { id, timestamp, body }: Message,
  keys: readonly SigningKey[],
  keyRing: KeyRing,
): Record<string, string> {
  const usable = keys.filter(({ sealedSecret }, index) => index === 0 || keyRing.holdsKeyOf(sealedSecret));
  const secrets = usable.map(({ apiKeyId, sealedSecret }) =>
    keyRing.open(sealedSecret, `api_key:${apiKeyId}`),
  );
  return signedWith(secrets, { id, timestamp, body });
}

/** The headers, with a signature by each of the secrets. */
export function signedWith(
  secrets: readonly string[],
  { id, timestamp, body }: Message,
): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, timestamp, body));
  return {
    'content-type': 'application/json',
    'user-agent': 'Latchkey-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1_000)),
    'webhook-signature': signatures.join(' '),
  };
}
