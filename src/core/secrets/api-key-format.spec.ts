import { describe, expect, it } from '@jest/globals';
import { generateApiKey, isWellFormedApiKey } from './api-key-format.js';

describe('a generated API key', () => {
  it('is well-formed', () => {
    expect(isWellFormedApiKey(generateApiKey('ink'), 'ink')).toBe(true);
  });

  it('is never repeated', () => {
    const keys = Array.from({ length: 1_000 }, () => generateApiKey('lk'));
    expect(new Set(keys).size).toBe(keys.length);
    // The random part differs too, not just the checksum.
    expect(new Set(keys.map((key) => key.slice(0, -8))).size).toBe(keys.length);
  });

  it('has 160 random bits, each set in about half of the keys', () => {
    const KEYS = 4_000;
    const timesSet = new Array<number>(160).fill(0);
    for (let count = 0; count < KEYS; count += 1) {
      const random = Buffer.from(generateApiKey('lk').slice('lk_'.length, -8), 'hex');
      expect(random.length * 8).toBe(timesSet.length);
      for (let bit = 0; bit < timesSet.length; bit += 1)
        timesSet[bit]! += ((random[bit >> 3] ?? 0) >> (bit & 7)) & 1;
    }
    // Ten standard deviations, so a false failure is practically impossible.
    const tolerance = 10 * Math.sqrt(KEYS / 4);
    for (const times of timesSet) expect(Math.abs(times - KEYS / 2)).toBeLessThan(tolerance);
  });
});
