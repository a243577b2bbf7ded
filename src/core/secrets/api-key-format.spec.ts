import { describe, expect, it } from '@jest/globals';
import { generateApiKey, isWellFormedApiKey } from './api-key-format.js';

describe('a generated API key', () => {
  it('is well-formed', () => {
    expect(isWellFormedApiKey(generateApiKey('ink'), 'ink')).toBe(true);
  });

  it('never comes twice', () => {
    const keys = Array.from({ length: 1_000 }, () => generateApiKey('lk'));
    expect(new Set(keys).size).toBe(keys.length);
    // The random part differs too, not the checksum alone.
    expect(new Set(keys.map((key) => key.slice(0, -8))).size).toBe(keys.length);
  });
});
