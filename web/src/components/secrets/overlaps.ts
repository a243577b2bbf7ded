const HOUR_SECONDS = 3_600;

/** How long what a rotation replaces goes on, in seconds, for a choice. */
export const OVERLAPS = [
  { value: String(HOUR_SECONDS), label: '1 hour' },
  { value: String(24 * HOUR_SECONDS), label: '24 hours' },
  { value: String(3 * 24 * HOUR_SECONDS), label: '3 days' },
  { value: String(7 * 24 * HOUR_SECONDS), label: '7 days' },
];

export const OVERLAP_SECONDS_DEFAULT = String(24 * HOUR_SECONDS);
