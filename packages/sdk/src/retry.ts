const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

/** Too many requests (429), a proxy that cannot reach the server (502, 504), or a server without its database (503). */
const PASSING_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** How an attempt ended. */
export type Outcome =
  | { kind: 'answer'; status: number; retryAfterSeconds: number | undefined }
  | { kind: 'no-answer' };

/**
 * Exponential backoff with jitter, so that clients do not all return at once when a server recovers. `Retry-After` is
 * the minimum wait.
 *
 * @param retriesDone how many retries came before this attempt
 * @param maxWaitSeconds with a longer wait than this, the error is more useful
 * @param random from 0 to 1
 * @returns milliseconds to wait before the next attempt; null if there should be none
 */
export function pauseBeforeRetry(
  outcome: Outcome,
  retriesDone: number,
  maxRetries: number,
  maxWaitSeconds: number,
  random: number = Math.random(),
): number | null {
  if (retriesDone >= maxRetries) return null;
  if (outcome.kind === 'answer' && !PASSING_STATUSES.has(outcome.status)) return null;
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** retriesDone, LONGEST_PAUSE_MS);
  const backoff = (longest * (1 + random)) / 2;
  const asked = outcome.kind === 'answer' ? (outcome.retryAfterSeconds ?? 0) : 0;
  if (asked > maxWaitSeconds) return null;
  return asked === 0 ? backoff : asked * 1_000 + backoff * random;
}

/** `Retry-After` (RFC 9110 §10.2.3): seconds, or a date. @returns seconds from now; undefined if there is none */
export function parseRetryAfter(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1_000));
}
