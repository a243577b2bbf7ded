import { describe, expect, it } from '@jest/globals';
import { addUsage, type UsageFigures } from './add-usage';

const countsOf = (allowed: number, deniedByReason: Record<string, number> = {}) => ({
  allowed,
  denied: Object.values(deniedByReason).reduce((sum, count) => sum + count, 0),
  deniedByReason,
});

const usageOf = (buckets: UsageFigures['buckets'], totals: UsageFigures['totals']): UsageFigures => ({
  interval: 'day',
  buckets,
  totals,
});

describe('addUsage', () => {
  it('adds the requests of two keys by bucket and by reason', () => {
    const old = usageOf(
      [
        { start: '2026-01-30T00:00:00.000Z', ...countsOf(5) },
        { start: '2026-01-31T00:00:00.000Z', ...countsOf(3, { revoked: 1 }) },
      ],
      countsOf(8, { revoked: 1 }),
    );
    const successor = usageOf(
      [
        { start: '2026-01-31T00:00:00.000Z', ...countsOf(4, { revoked: 2, expired: 1 }) },
        { start: '2026-02-01T00:00:00.000Z', ...countsOf(1) },
      ],
      countsOf(5, { revoked: 2, expired: 1 }),
    );
    const both = usageOf(
      [
        { start: '2026-01-30T00:00:00.000Z', ...countsOf(5) },
        { start: '2026-01-31T00:00:00.000Z', ...countsOf(7, { revoked: 3, expired: 1 }) },
        { start: '2026-02-01T00:00:00.000Z', ...countsOf(1) },
      ],
      countsOf(13, { revoked: 3, expired: 1 }),
    );
    expect(addUsage(old, successor)).toEqual(both);
    expect(addUsage(successor, old)).toEqual(both);
    expect(old.totals.allowed).toBe(8);
  });
});
