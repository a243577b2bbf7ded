import { problem } from '../../../core/errors/problem.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DEFAULT_DAYS = 7;

export const USAGE_INTERVALS = ['hour', 'day'] as const;

export type UsageInterval = (typeof USAGE_INTERVALS)[number];

const STEPS_MS: Record<UsageInterval, number> = { hour: HOUR_MS, day: DAY_MS };
/** The longest span that can be requested, and how long figures are kept. */
export const USAGE_DAYS_MAX = 400;

const DAYS_MAX: Record<UsageInterval, number> = { hour: 31, day: USAGE_DAYS_MAX };

/** The caller's request; times in ISO 8601. */
export interface UsageRequest {
  from?: string | undefined;
  to?: string | undefined;
  interval: UsageInterval;
}

/** A stretch of time divided into intervals. Both ends lie on interval boundaries (UTC); `to` is exclusive. */
export interface UsageSpan {
  from: Date;
  to: Date;
  stepMs: number;
}

/**
 * Aligned to the interval.
 *
 * @throws 400 if the requested span is empty or too long
 */
export function spanOf({ from, to, interval }: UsageRequest, now: Date): UsageSpan {
  const stepMs = STEPS_MS[interval];
  const end = ceilTo(to ? new Date(to) : now, stepMs);
  const start = floorTo(from ? new Date(from) : new Date(end.getTime() - DEFAULT_DAYS * DAY_MS), stepMs);
  const refuse = (message: string) => problem('validation_failed', { errors: [{ field: 'from', message }] });
  if (start >= end) throw refuse('must be before `to`');
  if (end.getTime() - start.getTime() > DAYS_MAX[interval] * DAY_MS) {
    throw refuse(`must be at most ${DAYS_MAX[interval]} days before \`to\` with interval "${interval}"`);
  }
  return { from: start, to: end, stepMs };
}

/** The boundary at or before `time`. Days are UTC days, so all intervals have the same length. */
const floorTo = (time: Date, stepMs: number): Date => new Date(Math.floor(time.getTime() / stepMs) * stepMs);

/** The boundary at or after `time`. */
const ceilTo = (time: Date, stepMs: number): Date => new Date(Math.ceil(time.getTime() / stepMs) * stepMs);
