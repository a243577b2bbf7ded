import { Webhook } from 'standardwebhooks';
import type { KeyRing } from '../../../core/secrets/key-ring.js';

/** A signing secret: of an API key, or of the endpoint itself. */
export interface SigningSecret {
  sealedSecret: string;
  /** The context for which it was sealed. */
  sealedFor: string;
}

export interface Message {
  /** The event's id: the same for every attempt, so that a receiver can recognise a repeat. */
  id: string;
  /** The time of the attempt. */
  timestamp: Date;
  body: string;
}

/**
 * The Standard Webhooks headers of a delivery, with one signature per secret. During the overlap of a rotation there
 * are two, so a receiver can verify with either the old or the new secret.
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

/** The headers, with a signature for each of the secrets. */
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
