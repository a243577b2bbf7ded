import { Webhook } from 'standardwebhooks';
import { LatchkeyError, UsageError } from './errors.js';
import { toCamelCase } from './letter-case.js';
import type { WebhookEvent } from './types.js';

/** Node.js provides an object, other runtimes `Headers`. */
export type WebhookHeaders = Headers | Record<string, string | readonly string[] | undefined>;

/** The delivery is forged, was changed, or is more than five minutes old. Respond with 400. */
export class WebhookVerificationError extends LatchkeyError {
  override readonly name = 'WebhookVerificationError';
}

/** For receivers of webhooks. */
export const webhooks = {
  /**
   * Verifies the signature of a delivery (Standard Webhooks) and returns its event, in camel case.
   *
   * @param body the raw body, before any JSON parser
   * @param secret the `webhookSigningSecret` of the endpoint's key, or both secrets during a rotation
   * @throws WebhookVerificationError; UsageError if a secret is missing
   */
  verify(
    body: string | Uint8Array,
    headers: WebhookHeaders,
    secret: string | readonly string[],
  ): WebhookEvent {
    if (typeof body !== 'string' && !(body instanceof Uint8Array))
      throw new UsageError('Pass the raw body as text or bytes: parsing it loses what was signed.');
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
    const signed = lowerCase(headers);
    const secrets = checkedSecrets(secret);
    let reason = 'no secret was given';
    for (const candidate of secrets) {
      try {
        return toCamelCase(new Webhook(candidate).verify(text, signed)) as WebhookEvent;
      } catch (error) {
        reason = error instanceof Error ? error.message : reason;
      }
    }
    throw new WebhookVerificationError({
      code: 'webhook_not_verified',
      detail: `The delivery has no valid, recent signature: ${reason}.`,
    });
  },
};

/** A variable that is not set must not look like a forged delivery. */
function checkedSecrets(secret: string | readonly string[]): readonly string[] {
  const secrets: readonly unknown[] = [secret].flat();
  if (!secrets.every((each) => typeof each === 'string' && each !== ''))
    throw new UsageError('Pass the webhook signing secret of the key. Is its variable set?');
  return secrets as readonly string[];
}

function lowerCase(headers: WebhookHeaders): Record<string, string> {
  const entries: [string, string | readonly string[] | undefined][] =
    headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const text = typeof value === 'string' ? value : value?.join(', ');
      return text === undefined ? [] : [[name.toLowerCase(), text]];
    }),
  );
}
