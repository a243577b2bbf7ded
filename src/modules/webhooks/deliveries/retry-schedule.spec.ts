import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Attempted, evaluateAttempt, parseRetryAfter } from './retry-schedule.js';
import { webhookVariables } from '../webhooks.variables.js';

const [MINUTE, HOUR] = [60, 3_600];
const { WEBHOOK_RETRY_SECONDS: schedule, WEBHOOK_TIMEOUT_SECONDS: timeout } = z
  .object(webhookVariables.variables)
  .parse({});

const answered = (status: number | null, rest: Partial<Attempted> = {}): Attempted => ({
  status,
  complete: status !== null,
  retryAfterSeconds: null,
  ...rest,
});
const delayAfter = (earlierFailures: number, attempted = answered(500), random = 0) => {
  const outcome = evaluateAttempt(attempted, earlierFailures, schedule, random);
  return outcome.outcome === 'retry' ? outcome.delaySeconds : outcome.outcome;
};

describe('the schedule', () => {
  it('is that of Standard Webhooks by default', () => {
    const delays = Array.from({ length: 10 }, (_, failures) => delayAfter(failures));
    expect(delays).toEqual([
      ...[5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
      'failed',
    ]);
    expect(timeout).toBe(15);
  });

  it('is never early, and is spread by a fifth at most', () => {
    for (const [failures, delay] of schedule.entries()) {
      for (const random of [0, 0.5, 0.999]) {
        const spread = delayAfter(failures, answered(500), random) as number;
        expect(spread).toBeGreaterThanOrEqual(delay);
        expect(spread).toBeLessThanOrEqual(delay * 1.2);
      }
    }
    expect(delayAfter(1, answered(500), 0.9)).not.toBe(delayAfter(1, answered(500), 0.1));
  });

  it('yields to a later time requested by the receiver, within a day', () => {
    expect(delayAfter(0, answered(503, { retryAfterSeconds: 120 }))).toBe(120);
    expect(delayAfter(1, answered(503, { retryAfterSeconds: 120 }))).toBe(5 * MINUTE);
    expect(delayAfter(0, answered(429, { retryAfterSeconds: 999_999_999 }))).toBe(24 * HOUR);
    expect(delayAfter(9, answered(503, { retryAfterSeconds: 120 }))).toBe('failed');
  });
});

describe('a response', () => {
  it.each([200, 201, 202, 204, 299])('%i is success', (status) => {
    expect(evaluateAttempt(answered(status), 0, schedule, 0)).toEqual({ outcome: 'succeeded' });
  });

  it.each([null, 100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 409, 411, 429, 500, 503, 599])(
    '%p is a failure that is retried',
    (status) => {
      expect(evaluateAttempt(answered(status), 0, schedule, 0)).toEqual({
        outcome: 'retry',
        delaySeconds: 5,
      });
    },
  );

  it('with a success status that breaks off is a failure', () => {
    expect(evaluateAttempt(answered(200, { complete: false }), 0, schedule, 0)).toMatchObject({
      outcome: 'retry',
    });
  });

  it('with 410 ends the deliveries, at any attempt, even if it is incomplete', () => {
    for (const failures of [0, 5, 9]) {
      expect(evaluateAttempt(answered(410), failures, schedule, 0)).toEqual({ outcome: 'gone' });
      expect(evaluateAttempt(answered(410, { complete: false }), failures, schedule, 0)).toEqual({
        outcome: 'gone',
      });
    }
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  it.each<[string | undefined, number | null]>([
    ['120', 120],
    [' 120 ', 120],
    ['0', 0],
    ['Sat, 21 Nov 2026 12:02:00 GMT', 120],
    ['Saturday, 21-Nov-26 12:02:00 GMT', 120],
    ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
    [undefined, null],
    ['', null],
    ['-5', null],
    ['1.5', null],
    ['1e9', null],
    ['9999999999', null],
    ['soon', null],
    ['Sat, 99 Nov 2026 12:02:00 GMT', null],
    ['2026-11-21T12:02:00Z', null],
  ])('%p means %p seconds', (header, seconds) => {
    expect(parseRetryAfter(header, now)).toBe(seconds);
  });
});
