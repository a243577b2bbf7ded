import { describe, expect, it } from '@jest/globals';
import { parseRetryAfter, pauseBeforeRetry, type Outcome } from './retry.js';

const answer = (status: number, retryAfterSeconds?: number): Outcome => ({
  kind: 'answer',
  status,
  retryAfterSeconds,
});
const noAnswer: Outcome = { kind: 'no-answer' };

describe('pauseBeforeRetry', () => {
  it('grows with every attempt up to 8 seconds, half of it random', () => {
    const pauses = (random: number) =>
      [0, 1, 2, 3, 4, 5, 6, 7].map((done) => pauseBeforeRetry(noAnswer, done, 10, 60, random));
    expect(pauses(0)).toEqual([125, 250, 500, 1000, 2000, 4000, 4000, 4000]);
    expect(pauses(1)).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
  });

  it('is at least what the server asks for, with jitter', () => {
    expect(pauseBeforeRetry(answer(429, 7), 0, 2, 60, 0)).toBe(7000);
    expect(pauseBeforeRetry(answer(429, 7), 0, 2, 60, 1)).toBeGreaterThan(7000);
    expect(pauseBeforeRetry(answer(503, 0), 0, 2, 60, 0)).toBe(125);
  });

  it('is absent after the last attempt, after a final answer, and if the server asks for too long a wait', () => {
    expect(pauseBeforeRetry(noAnswer, 2, 2, 60)).toBeNull();
    expect(pauseBeforeRetry(noAnswer, 0, 0, 60)).toBeNull();
    for (const status of [200, 304, 400, 401, 404, 409, 500, 501])
      expect(pauseBeforeRetry(answer(status), 0, 2, 60)).toBeNull();
    expect(pauseBeforeRetry(answer(429, 60), 0, 2, 60)).not.toBeNull();
    expect(pauseBeforeRetry(answer(429, 61), 0, 2, 60)).toBeNull();
    expect(pauseBeforeRetry(answer(429, 61), 0, 2, 61)).not.toBeNull();
  });
});

describe('parseRetryAfter', () => {
  it('reads only seconds and dates', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(parseRetryAfter('120', now)).toBe(120);
    expect(parseRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now)).toBe(30);
    expect(parseRetryAfter('Wed, 31 Dec 2025 00:00:00 GMT', now)).toBe(0);
    expect(parseRetryAfter('soon', now)).toBeUndefined();
    expect(parseRetryAfter('', now)).toBeUndefined();
    expect(parseRetryAfter(null, now)).toBeUndefined();
  });
});
