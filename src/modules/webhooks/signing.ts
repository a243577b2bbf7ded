import { Webhook } from 'standardwebhooks';
import type { KeyRing } from '../../core/secrets/key-ring.js';

/** A secret that signs: of an API key, or of the endpoint itself. */
export interface SigningSecret {
  sealedSecret: string;
  /** The context that it was sealed for. */
  sealedFor: string;
}

export interface Message {
  /** The event's id: the same for every attempt, so that a receiver can tell a repeat. */
  id: string;
  /** Of the attempt. */
  timestamp: Date;
  body: string;
}

/**
 * The headers of a delivery by Standard Webhooks: one signature for each secret. During the overlap of a
 * rotation there are two, so a receiver verifies with the old secret or the new one.
 *
 * @throws if the master key that sealed the first secret is gone
 */
export function signedHeaders(
  { id, timestamp, body }: Message,
  signing: readonly SigningSecret[],
  keyRing: KeyRing,
): Record<string, string> {
  const usable = signing.filter(({ sealedSecret }, index) => index === 0 || keyRing.holdsKeyOf(sealedSecret));
  const secrets = usable.map(({ sealedSecret, sealedFor }) => keyRing.open(sealedSecret, sealedFor));
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
