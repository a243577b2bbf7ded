import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ScopeSet } from './scope-set.js';

/** More than the bits of any machine word. */
const names = Array.from({ length: 200 }, (_, index) => `thing-${index}:read`);
const subset = fc.subarray(names);
const membersOf = (set: ScopeSet): string[] => names.filter((name) => set.has(name));

describe('A set of scopes', () => {
  it.each([31, 32, 33, 64, 65, 200])('of %i scopes holds each of them, and no other', (size) => {
    const set = ScopeSet.of(names.slice(0, size));
    expect(membersOf(set)).toEqual(names.slice(0, size));
  });

  it('intersects and subtracts, regardless of earlier operations', () => {
    fc.assert(
      fc.property(subset, subset, subset, (left, right, another) => {
        const set = ScopeSet.of(left);
        for (const members of [right, another, right, left]) {
          const other = ScopeSet.of(members);
          expect(membersOf(set.and(other))).toEqual(
            names.filter((n) => left.includes(n) && members.includes(n)),
          );
          expect(membersOf(set.without(other))).toEqual(
            names.filter((n) => left.includes(n) && !members.includes(n)),
          );
        }
      }),
    );
  });

  it('is one object for equal sets, whatever the order of the names', () => {
    expect(ScopeSet.of(['b', 'a', 'b'])).toBe(ScopeSet.of(['a', 'b']));
    const role = ScopeSet.of(names);
    const key = ScopeSet.of([...names.slice(0, 40), 'unknown']);
    expect(key.and(role)).toBe(key.and(role));
    expect(key.and(role)).toBe(ScopeSet.of(names.slice(0, 40)));
  });
});
