import { describe, expect, it } from '@jest/globals';
import { isRegistration, isRenewal, isResolution, isSliceLease } from './answer-checks.js';

const CONFIRMED = { server: 's', applied: '1', stale: [], lease_ms: 3_000 };
const REGISTRATION = { ...CONFIRMED, key_prefix: 'lk' };
const RENEWAL = { ...CONFIRMED, stale: ['a'] };
const GRANT = { granted: 1, remaining: 2, window: 3, ms_left: 4, holders: 5 };
const ACCEPTED = {
  kind: 'api_key',
  user_id: null,
  api_key: { id: 'i', name: 'n', key_prefix: 'lk_abcd' },
  workspace_id: 'w',
  role: 'owner',
  scopes: ['a:b'],
  latchkey_scopes: [],
  lacks_scope: [],
  lacks_role: { 'a:c': 'admin' },
  allowed_ips: null,
  expires_in_ms: 1.5,
  revoked_in_ms: null,
  depends_on: ['d'],
};
const LIMITS = [{ type: 'api_key', id: 'i', limits: [{ requests: 5, per: 'day' }] }];
const PROBLEM = { title: 't', status: 401, detail: 'd', code: 'invalid_credentials' };
const REFUSED = { status: 401, headers: { 'www-authenticate': 'Bearer' }, problem: PROBLEM };

const accepted = (change: object = {}) => ({ server: 's', accepted: { ...ACCEPTED, ...change } });
const refused = (change: object = {}) => ({ server: 's', refused: { ...REFUSED, ...change } });

describe('an answer', () => {
  it('of Latchkey is recognised, of earlier and of later versions', () => {
    expect([
      isRegistration(REGISTRATION),
      isRegistration({ ...REGISTRATION, accepted_patterns: [{ prefix: 'sk', length: 9 }], more: 1 }),
      isRenewal(RENEWAL),
      isRenewal({ ...RENEWAL, told: null }),
      isRenewal({ ...RENEWAL, told: { applied: '2', stale: ['*'] } }),
      isResolution(accepted()),
      isResolution({ ...accepted({ limits: LIMITS, service_account_id: 'i' }), audience: 'billing' }),
      isResolution(refused()),
      isSliceLease({ grants: [GRANT] }),
    ]).toEqual(Array(9).fill(true));
  });

  it.each<[string, (answer: unknown) => boolean, object, (members: object) => object]>([
    ['a registration', isRegistration, REGISTRATION, (members) => members],
    ['a renewal', isRenewal, RENEWAL, (members) => members],
    ['an accepted credential', isResolution, ACCEPTED, (members) => ({ server: 's', accepted: members })],
    ['a refused credential', isResolution, REFUSED, (members) => ({ server: 's', refused: members })],
    ['a slice', isSliceLease, GRANT, (members) => ({ grants: [members] })],
  ])('about %s from which anything is missing, or is something else, is not one', (...test) => {
    const [, isExpected, members, answer] = test;
    for (const name of Object.keys(members)) {
      for (const value of [undefined, true]) {
        expect({ name, value, is: isExpected(answer({ ...members, [name]: value })) }).toEqual({
          ...{ name, value },
          is: false,
        });
      }
    }
  });

  it('with a part that is not as expected is not one', () => {
    expect([
      isRegistration({ ...REGISTRATION, accepted_patterns: [{ prefix: 'sk' }] }),
      isRenewal({ ...RENEWAL, stale: [1] }),
      isRenewal({ ...RENEWAL, told: { applied: '2' } }),
      isResolution({ server: 's' }),
      isResolution({ ...accepted(), refused: REFUSED }),
      isResolution({ ...accepted(), audience: 1 }),
      isResolution(accepted({ limits: [{ ...LIMITS[0], limits: [{ requests: 5, per: 'week' }] }] })),
      isResolution(accepted({ api_key: { id: 'i' } })),
      isResolution(refused({ status: 200 })),
      ...[undefined, null, [], 'ok', { status: 'ok' }].flatMap((answer) =>
        [isRegistration, isRenewal, isResolution, isSliceLease].map((isExpected) => isExpected(answer)),
      ),
    ]).toEqual(Array(29).fill(false));
  });
});
