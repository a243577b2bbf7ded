import { describe, expect, it } from '@jest/globals';
import { PERIODS, type RequestLimit } from '@latchkey/verifier/slices';
import fc from 'fast-check';
import { areWithin, effectiveLimits } from './request-limits.js';

const limits: fc.Arbitrary<RequestLimit[]> = fc.uniqueArray(
  fc.record({ requests: fc.integer({ min: 1, max: 5 }), per: fc.constantFrom(...PERIODS) }),
  { selector: ({ per }) => per, maxLength: 5 },
);

describe('the effective limits', () => {
  it('are within what the operator allows, and within their own', () => {
    fc.assert(
      fc.property(limits, limits, limits, (own, defaults, ceilings) => {
        const effective = effectiveLimits(own, { defaults, ceilings });
        expect(areWithin(effective, ceilings)).toBe(true);
        expect(areWithin(effective, own)).toBe(true);
        expect(areWithin(effectiveLimits(null, { defaults, ceilings }), defaults)).toBe(true);
      }),
    );
  });

  it("are the holder's own if the operator has set none, and otherwise the defaults", () => {
    const nothing = { defaults: [], ceilings: [] };
    const defaults = [{ requests: 10, per: 'day' as const }];
    expect(effectiveLimits([{ requests: 5, per: 'minute' }], { defaults, ceilings: [] })).toEqual([
      { requests: 5, per: 'minute' },
    ]);
    expect(effectiveLimits(null, { defaults, ceilings: [] })).toEqual(defaults);
    expect(effectiveLimits([], { defaults, ceilings: [] })).toEqual([]);
    expect(effectiveLimits(null, nothing)).toEqual([]);
  });
});
