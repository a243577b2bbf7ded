import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toBuckets } from './usage-buckets.js';
import { spanOf } from './usage-span.js';

const now = new Date('2026-03-29T10:20:30.400Z');

describe('spanOf', () => {
  it('defaults to the last seven days, including today', () => {
    const { from, to } = spanOf({ interval: 'day' }, now);
    expect([from, to]).toEqual([new Date('2026-03-23T00:00Z'), new Date('2026-03-30T00:00Z')]);
  });

  it('widens the requested range to whole intervals', () => {
    const { from, to } = spanOf(
      { from: '2026-03-01T10:59:59Z', to: '2026-03-01T12:00:00.001Z', interval: 'hour' },
      now,
    );
    expect([from, to]).toEqual([new Date('2026-03-01T10:00Z'), new Date('2026-03-01T13:00Z')]);
  });

  it.each([
    [{ from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z', interval: 'day' as const }],
    [{ from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:01Z', interval: 'hour' as const }],
    [{ from: '2025-01-01T00:00:00Z', to: '2026-02-06T00:00:00Z', interval: 'day' as const }],
  ])('refuses %j', (request) => {
    expect(() => spanOf(request, now)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });
});

describe('toBuckets', () => {
  const span = spanOf({ interval: 'day' }, now);

  it('has one bucket per interval, and totals that are their sum', () => {
    const outcome = fc.record({
      start: fc.nat(6).map((day) => new Date(span.from.getTime() + day * span.stepMs)),
      outcome: fc.constantFrom('allowed', 'expired', 'revoked'),
      requests: fc.nat(1_000),
    });
    fc.assert(
      fc.property(fc.array(outcome), (outcomes) => {
        const { buckets, totals } = toBuckets(span, outcomes);
        expect(buckets.map(({ start }) => start.getTime())).toEqual(
          Array.from({ length: 7 }, (_, day) => span.from.getTime() + day * span.stepMs),
        );
        const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
        expect(totals.allowed).toBe(sum(buckets.map(({ allowed }) => allowed)));
        expect(totals.denied).toBe(sum(Object.values(totals.deniedByReason)));
        expect(totals.allowed + totals.denied).toBe(sum(outcomes.map(({ requests }) => requests)));
      }),
    );
  });

  it('ignores counts outside the span', () => {
    const { totals } = toBuckets(span, [{ start: new Date(0), outcome: 'allowed', requests: 7 }]);
    expect(totals.allowed).toBe(0);
  });
});
