const FIRST_DELAY_SECONDS = 5;
const DELAY_SECONDS_MAX = 15 * 60;
/** RFC 5321 §4.5.4.1: four to five days. */
const GIVE_UP_AFTER_SECONDS = 5 * 24 * 3600;

/**
 * A mail waits half as long again as it has already waited: briefly at first, and never more than a quarter of an hour,
 * so that everything is sent soon after a mail server recovers.
 *
 * @param ageSeconds since the mail was written
 * @returns seconds to wait; null: give up
 */
export function nextAttemptIn(ageSeconds: number): number | null {
  if (ageSeconds > GIVE_UP_AFTER_SECONDS) return null;
  return Math.min(DELAY_SECONDS_MAX, Math.max(FIRST_DELAY_SECONDS, ageSeconds / 2));
}
