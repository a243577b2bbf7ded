import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toColumns, UsageTally } from './usage-tally.js';

const HOUR_MS = 3_600_000;

/** Requests by key, hour and outcome. */
function countsOf(tally: UsageTally): Record<string, number> {
  const { apiKeyIds, hours, outcomes, requests } = toColumns(tally.tallies());
  const counts: Record<string, number> = {};
  apiKeyIds.forEach((id, index) => {
    const name = `${id} ${hours[index]} ${outcomes[index]}`;
    counts[name] = (counts[name] ?? 0) + (requests[index] as number);
  });
  return counts;
}

describe('UsageTally', () => {
  it('counts by key, hour and outcome, and records the last use with its address', () => {
    const tally = new UsageTally(10);
    tally.count('a', 'allowed', '192.0.2.1', HOUR_MS + 1);
    tally.count('a', 'insufficient_scope', '192.0.2.2', HOUR_MS + 2);
    tally.count('a', 'allowed', '192.0.2.3', 2 * HOUR_MS);
    expect(countsOf(tally)).toEqual({
      'a 3600 allowed': 1,
      'a 3600 insufficient_scope': 1,
      'a 7200 allowed': 1,
    });
    const { usedAt, usedFrom } = toColumns(tally.tallies());
    expect(usedAt).toEqual([3600.002, null, 7200]);
    expect(usedFrom).toEqual(['192.0.2.2', null, '192.0.2.3']);
  });

  it.each(['revoked', 'expired', 'address_not_allowed', 'creator_removed'])(
    'does not count %s as a use of the key',
    (outcome) => {
      const tally = new UsageTally(10);
      tally.count('a', outcome, '192.0.2.1', HOUR_MS);
      expect(toColumns(tally.tallies())).toMatchObject({
        outcomes: [outcome],
        usedAt: [null],
        usedFrom: [null],
      });
    },
  );

  it('counts by address, up to a maximum number of addresses', () => {
    const tally = new UsageTally(10);
    tally.count('a', 'allowed', '192.0.2.1', HOUR_MS);
    tally.count('a', 'revoked', '192.0.2.1', HOUR_MS + 2_000);
    for (let index = 0; index < 100; index += 1) tally.count('a', 'expired', `198.51.100.${index}`, HOUR_MS);
    const { seen } = toColumns(tally.tallies());
    expect([seen.addresses[0], seen.allowed[0], seen.denied[0], seen.at[0]]).toEqual([
      '192.0.2.1',
      1,
      1,
      3602,
    ]);
    expect(seen.addresses).toHaveLength(32);
    expect(countsOf(tally)['a 3600 expired']).toBe(100);
  });

  it('counts a limited number of keys, and those completely', () => {
    const tally = new UsageTally(2);
    for (const key of ['a', 'b', 'c', 'a']) tally.count(key, 'allowed', '192.0.2.1', HOUR_MS);
    expect(countsOf(tally)).toEqual({ 'a 3600 allowed': 2, 'b 3600 allowed': 1 });
  });

  it('limits the total over all hours, and counts what it drops', () => {
    const tally = new UsageTally(3);
    for (let hour = 1; hour <= 10; hour += 1) {
      const failed = new UsageTally(3);
      failed.count('a', 'allowed', '192.0.2.1', hour * HOUR_MS);
      failed.count('a', 'expired', '192.0.2.1', hour * HOUR_MS);
      tally.merge(failed.tallies());
    }
    expect([...tally.tallies()]).toHaveLength(3);
    expect(tally.dropped).toBe(14);
    // Existing entries are still counted.
    tally.count('a', 'allowed', '192.0.2.1', 3 * HOUR_MS);
    expect(countsOf(tally)['a 10800 allowed']).toBe(2);
  });

  it('loses nothing when failed writes are merged back, in any order of hours', () => {
    const request = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      outcome: fc.constantFrom('allowed', 'revoked', 'insufficient_scope'),
      hour: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(request), fc.array(request), (earlier, later) => {
        const fill = (requests: typeof earlier): UsageTally => {
          const tally = new UsageTally(10);
          for (const { key, outcome, hour } of [...requests].sort((left, right) => left.hour - right.hour)) {
            tally.count(key, outcome, '192.0.2.1', hour * HOUR_MS);
          }
          return tally;
        };
        const expected: Record<string, number> = {};
        for (const { key, outcome, hour } of [...earlier, ...later]) {
          const name = `${key} ${hour * 3600} ${outcome}`;
          expected[name] = (expected[name] ?? 0) + 1;
        }
        const merged = fill(later);
        merged.merge(fill(earlier).tallies());
        expect(countsOf(merged)).toEqual(expected);
      }),
    );
  });
});
