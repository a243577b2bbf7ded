import { describe, expect, it } from '@jest/globals';
import { relativeTime } from './format-time.js';

const now = Date.parse('2026-03-01T12:00:00Z');

describe('Relative times', () => {
  it.each([
    ['2026-03-01T11:59:55Z', 'just now'],
    ['2026-03-01T12:00:04Z', 'just now'],
    ['2026-03-01T11:59:20Z', '40 seconds ago'],
    ['2026-03-01T11:57:00Z', '3 minutes ago'],
    ['2026-03-01T07:00:00Z', '5 hours ago'],
    ['2026-02-28T12:00:00Z', 'yesterday'],
    ['2026-03-03T12:00:00Z', 'in 2 days'],
    ['2025-12-24T12:00:00Z', '24 Dec 2025'],
  ])('%s is "%s"', (iso, expected) => {
    expect(relativeTime(iso, now)).toBe(expected);
  });
});
