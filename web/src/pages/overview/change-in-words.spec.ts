import { describe, expect, it } from '@jest/globals';
import { changeInWords } from './change-in-words.js';

describe('The change of a figure', () => {
  it.each([
    [0, 0, 'none in'],
    [7, 7, 'as many as'],
    [7, 0, 'none in'],
    [0, 7, '100% fewer than'],
    [112, 100, '12% more than'],
    [88, 100, '12% fewer than'],
    [100_001, 100_000, 'under 1% more than'],
    [1_099, 100, '999% more than'],
    [123_400, 100, '1,234 times as many as'],
  ])('from %s, with %s before, is "%s"', (now, before, words) => {
    expect(changeInWords(now, before, 'the 7 days before')).toBe(`${words} the 7 days before`);
  });
});
