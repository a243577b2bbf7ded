/** What a receiver's response means for the delivery. */
export type AttemptOutcome =
  | { outcome: 'succeeded' }
  /** Retry after `delaySeconds`. */
  | { outcome: 'retry'; delaySeconds: number }
  /** All attempts are used up. */
  | { outcome: 'failed' }
  /** The receiver wants no more deliveries. */
  | { outcome: 'gone' };

export interface Attempted {
  /** null: no response. */
  status: number | null;
  /** Whether the response was complete and in time. */
  complete: boolean;
  /** The delay requested by the receiver, in seconds. */
  retryAfterSeconds: number | null;
}

const GONE = 410;
const RETRY_AFTER_MAX_SECONDS = 24 * 3_600;
/** Spreads retries, so that deliveries that failed together do not retry together. */
const JITTER = 0.2;

/**
 * Standard Webhooks: 2xx is success, a redirect is not followed and counts as a failure, 410 ends all deliveries, and
 * `Retry-After` is honoured.
 *
 * @param earlierFailures how many attempts of this delivery have failed before
 * @param scheduleSeconds the delay after the first failure, the second, …
 * @param random 0 to 1
 */
export function evaluateAttempt(
  { status, complete, retryAfterSeconds }: Attempted,
  earlierFailures: number,
  scheduleSeconds: readonly number[],
  random: number,
): AttemptOutcome {
  if (complete && status !== null && status >= 200 && status < 300) return { outcome: 'succeeded' };
  if (status === GONE) return { outcome: 'gone' };
  const scheduled = scheduleSeconds[earlierFailures];
  if (scheduled === undefined) return { outcome: 'failed' };
  const wanted = Math.min(retryAfterSeconds ?? 0, RETRY_AFTER_MAX_SECONDS);
  return { outcome: 'retry', delaySeconds: Math.max(scheduled * (1 + JITTER * random), wanted) };
}

/**
 * RFC 9110 §10.2.3: seconds, or a date.
 *
 * @param now milliseconds since the epoch
 */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const time = /^[A-Za-z]{3}[a-z]*,? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : Math.max(0, Math.ceil((time - now) / 1_000));
}
