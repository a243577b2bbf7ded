import { describe, expect, it } from '@jest/globals';
import { countTicks, labelledBuckets } from './axis.js';

describe('The axes of a chart', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [2, [0, 1, 2]],
    [7, [0, 5, 10]],
    [90, [0, 50, 100]],
    [299, [0, 100, 200, 300]],
    [300_001, [0, 200_000, 400_000]],
  ])('have round marks, the last at least %s', (most, ticks) => {
    expect(countTicks(most)).toEqual(ticks);
  });

  it.each(Array.from({ length: 40 }, (_, power) => Math.round(1.7 ** power)))(
    'have two to four integer marks for %s',
    (most) => {
      const ticks = countTicks(most);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(4);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    },
  );

  it('label evenly spaced buckets, always including the last', () => {
    expect(labelledBuckets(7, 5)).toEqual([0, 2, 4, 6]);
    expect(labelledBuckets(24, 5)).toEqual([3, 8, 13, 18, 23]);
    expect(labelledBuckets(90, 5)).toEqual([17, 35, 53, 71, 89]);
    expect(labelledBuckets(1, 5)).toEqual([0]);
    expect(labelledBuckets(0, 5)).toEqual([]);
  });
});
