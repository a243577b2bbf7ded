import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteBudget } from './byte-budget.js';

describe('A byte budget', () => {
  it('is never exceeded, by one group or by all, and is whole again once everything has been released', () => {
    const step = fc.record({
      group: fc.constantFrom('a', 'b', 'c'),
      bytes: fc.integer({ min: 1, max: 60 }),
      then: fc.constantFrom('hold', 'shrink', 'release', 'release twice'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const budget = new ByteBudget(100, 60);
        const held: { group: string; bytes: number; release: () => void }[] = [];
        const sum = (group?: string): number =>
          held.reduce(
            (total, one) => total + (group === undefined || one.group === group ? one.bytes : 0),
            0,
          );
        for (const { group, bytes, then } of steps) {
          const reason = sum(group) + bytes > 60 ? 'group' : sum() + bytes > 100 ? 'all' : undefined;
          if (reason !== undefined) {
            expect(() => budget.reserve(group, bytes)).toThrow(expect.objectContaining({ reason }));
            continue;
          }
          const reservation = budget.reserve(group, bytes);
          if (then.startsWith('release')) reservation.release();
          if (then === 'release twice') reservation.release();
          if (then.startsWith('release')) continue;
          const left = then === 'shrink' ? Math.floor(bytes / 2) : bytes;
          reservation.shrinkTo(left);
          // It does not grow again.
          reservation.shrinkTo(bytes);
          held.push({ group, bytes: left, release: reservation.release });
        }
        for (const { release } of held) release();
        for (const group of ['a', 'b']) budget.reserve(group, 50);
        expect(() => budget.reserve('c', 1)).toThrow(expect.objectContaining({ reason: 'all' }));
      }),
    );
  });
});
