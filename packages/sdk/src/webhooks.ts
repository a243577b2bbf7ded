import { Webhook } from 'standardwebhooks';
import { LatchkeyError, UsageError } from './errors.js';
import { toCamelCase } from './letter-case.js';
import type { WebhookEvent } from './types.js';

/** Node.js has them in an object, everybody else in `Headers`. */
export type WebhookHeaders = Headers | Record<string, string | readonly string[] | undefined>;

/** The delivery is not one of ours, or was changed, or is more than five minutes old. Answer it with 400. */
export class WebhookVerificationError extends LatchkeyError {
  override readonly name = 'WebhookVerificationError';
}

/** For those who receive webhooks. */
export const webhooks = {
  /**
   * Checks the signature of a delivery (Standard Webhooks) and gives its event, in camel case.
   *
   * @param body as it came, before any JSON parser
   * @param secret `webhookSigningSecret` of the key that the endpoint belongs to; during a rotation, both
   * @throws WebhookVerificationError
   */
  verify(
    body: string | Uint8Array,
    headers: WebhookHeaders,
    secret: string | readonly string[],
  ): WebhookEvent {
    if (typeof body !== 'string' && !(body instanceof Uint8Array))
      throw new UsageError('Give the body as it came, as text or bytes: parsing it loses what was signed.');
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
    const signed = lowerCase(headers);
    const secrets = typeof secret === 'string' ? [secret] : secret;
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
      detail: `This is no delivery that was signed with the secret, lately: ${reason}.`,
    });
  },
};

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
