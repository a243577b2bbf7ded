import { describe, expect, it } from '@jest/globals';
import { relativeTime, timeUntil } from './format-time.js';

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

describe('The time until something', () => {
  it.each([
    ['2026-03-01T12:00:10Z', 'in 1 min'],
    ['2026-03-01T12:59:20Z', 'in 59 min'],
    ['2026-03-01T12:59:40Z', 'in 1 hr'],
    ['2026-03-02T08:00:00Z', 'in 20 hr'],
    ['2026-03-02T11:45:00Z', 'in 1 day'],
    ['2026-03-08T12:00:00Z', 'in 7 days'],
  ])('%s is "%s"', (iso, expected) => {
    expect(timeUntil(iso, now)).toBe(expected);
  });
});
