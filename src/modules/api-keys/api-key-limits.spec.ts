import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownScopes } from '../../core/principal/scopes.js';
import { declare } from '../../core/resource/declared.js';
import { audit } from '../audit/audit.resource.js';
import { type ApiKeyLimits, excessOf, isWider, UNLIMITED } from './api-key-limits.js';
import { apiKeys } from './api-keys.resource.js';

declare(apiKeys);
declare(audit);
const SCOPES = ownScopes();

const BLOCKS = ['192.0.2.0/24', '192.0.2.0/25', '192.0.2.7/32', '203.0.113.0/24', '2001:db8::/32', '::/1'];

const limits: fc.Arbitrary<ApiKeyLimits> = fc.record({
  scopes: fc.option(fc.subarray(SCOPES.slice(0, 2), { minLength: 1 })),
  allowedIps: fc.option(fc.subarray(BLOCKS, { minLength: 1 })),
  allowlistMode: fc.constantFrom('enforce' as const, 'observe' as const),
  expiresAt: fc.option(fc.integer({ min: 0, max: 3 }).map((time) => new Date(time))),
  limits: fc.option(
    fc
      .record({
        requests: fc.integer({ min: 1, max: 3 }),
        per: fc.constantFrom('day' as const, 'month' as const),
      })
      .map((limit) => [limit]),
  ),
  limitsCountedAs: fc.constantFrom('a', 'b'),
});

describe('the limits of a key', () => {
  it('are never wider than themselves, nor than unlimited', () => {
    fc.assert(
      fc.property(limits, (own) => {
        expect(isWider(own, own)).toBe(false);
        expect(isWider(own, UNLIMITED)).toBe(false);
        expect(isWider(UNLIMITED, own)).toBe(narrowsAnything(own));
      }),
    );
  });

  it('pass on no additional authority along a chain of keys', () => {
    fc.assert(
      fc.property(limits, limits, limits, (first, second, third) => {
        const isChain = !isWider(second, first) && !isWider(third, second);
        expect(isChain && isWider(third, first)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, Partial<ApiKeyLimits>, Partial<ApiKeyLimits>, ReturnType<typeof excessOf>]>([
    [
      'scopes',
      { scopes: ['api-keys:read', 'audit:read'] },
      { scopes: ['api-keys:read'] },
      { scopes: ['audit:read'], allowedIps: false, expiresAt: false, limits: false },
    ],
    [
      'all scopes',
      { scopes: null },
      { scopes: SCOPES.filter((scope) => scope !== 'audit:read') },
      { scopes: ['audit:read'], allowedIps: false, expiresAt: false, limits: false },
    ],
    [
      'addresses',
      { allowedIps: ['192.0.2.0/23'] },
      { allowedIps: ['192.0.2.0/24', '192.0.3.0/24'] },
      { scopes: [], allowedIps: true, expiresAt: false, limits: false },
    ],
    [
      'scopes of resource servers to come',
      { scopes: null },
      { scopes: [...SCOPES] },
      { scopes: ['every scope that the role allows'], allowedIps: false, expiresAt: false, limits: false },
    ],
    [
      'a scope of a resource server',
      { scopes: ['api-keys:read', 'invoices:read'] },
      { scopes: ['api-keys:read'] },
      { scopes: ['invoices:read'], allowedIps: false, expiresAt: false, limits: false },
    ],
    [
      'any address',
      {},
      { allowedIps: ['::/1'] },
      { scopes: [], allowedIps: true, expiresAt: false, limits: false },
    ],
    [
      'time',
      { expiresAt: new Date(2) },
      { expiresAt: new Date(1) },
      { scopes: [], allowedIps: false, expiresAt: true, limits: false },
    ],
    [
      'eternity',
      {},
      { expiresAt: new Date(1) },
      { scopes: [], allowedIps: false, expiresAt: true, limits: false },
    ],
    [
      'a higher limit',
      { limits: [{ requests: 11, per: 'day' }], limitsCountedAs: 'a' },
      { limits: [{ requests: 10, per: 'day' }], limitsCountedAs: 'a' },
      { scopes: [], allowedIps: false, expiresAt: false, limits: true },
    ],
    [
      'a count of their own',
      { limits: [{ requests: 10, per: 'day' }], limitsCountedAs: 'b' },
      { limits: [{ requests: 10, per: 'day' }], limitsCountedAs: 'a' },
      { scopes: [], allowedIps: false, expiresAt: false, limits: true },
    ],
    [
      'nothing',
      { expiresAt: new Date(1), allowedIps: ['192.0.2.7/32'] },
      { expiresAt: new Date(1), allowedIps: ['192.0.2.0/24'] },
      { scopes: [], allowedIps: false, expiresAt: false, limits: false },
    ],
  ])('are exceeded by %s', (_, wanted, own, excess) => {
    expect(excessOf({ ...UNLIMITED, ...wanted }, { ...UNLIMITED, ...own })).toEqual(excess);
  });
});

const narrowsAnything = ({ scopes, allowedIps, expiresAt, limits: requests }: ApiKeyLimits): boolean =>
  // Today's resource scopes are only some of those that will exist.
  scopes !== null || allowedIps !== null || expiresAt !== null || requests !== null;
