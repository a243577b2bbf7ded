import { describe, expect, it } from '@jest/globals';
import { nextAttemptIn } from './retry-schedule.js';

const DAY = 24 * 3600;

describe('a mail that the mail server does not accept', () => {
  it.each([
    [0, 5],
    [8, 5],
    [60, 30],
    [1_800, 900],
    [3 * DAY, 900],
    [5 * DAY, 900],
    [5 * DAY + 1, null],
    // For a clock that was set back.
    [-100, 5],
  ])('after %i s waits %p s', (ageSeconds, expected) => {
    expect(nextAttemptIn(ageSeconds)).toBe(expected);
  });

  it('is tried a few hundred times in its five days, not thousands', () => {
    let attempts = 0;
    for (let age = 0, delay = nextAttemptIn(age); delay !== null; delay = nextAttemptIn(age)) {
      age += delay;
      attempts += 1;
    }
    expect(attempts).toBeGreaterThan(400);
    expect(attempts).toBeLessThan(600);
  });
});
