import { beforeEach, describe, expect, it } from '@jest/globals';
import { addColleague, createKey, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, clientWith, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const app = useServer();
let owner: Account;

beforeEach(async () => {
  owner = await register(app.server);
});

const ask = (query: string, token: string) =>
  request(app.server, 'GET', `/api/v1/workspaces/${owner.workspace.id}/overview${query}`, { token });

async function overview(query = '', { accessToken }: { accessToken: string } = owner): Promise<Json> {
  const { status, json } = await ask(query, accessToken);
  expect(status).toBe(200);
  return json;
}

/** @param hour an SQL expression */
const used = (keyId: string, hour: string, outcome: string, requests: number) =>
  app.database.query(
    `INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests) VALUES ($1, ${hour}, $2, $3)`,
    [keyId, outcome, requests],
  );
const hoursAgo = (hours: number): string =>
  `date_trunc('hour', clock_timestamp()) - interval '${hours} hours'`;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const change = (statement: string) => changeByHand(app.database, statement);
const names = (keys: Json[]): string[] => keys.map(({ name }) => name);

describe('The overview of a workspace', () => {
  it('sums the requests of all keys by UTC day, including the most recent', async () => {
    const one = await createKey(app.server, owner, { name: 'one', allowed_ips: ['192.0.2.0/24'] });
    const other = await createKey(app.server, owner, { name: 'other' });
    await whoAmI(app.server, { apiKey: one.key, address: '192.0.2.7' });
    await whoAmI(app.server, { apiKey: one.key, address: '198.51.100.1' });
    await used(one.id, hoursAgo(24), 'allowed', 5);
    await used(other.id, hoursAgo(24), 'allowed', 7);
    await used(other.id, hoursAgo(24), 'expired', 2);
    const { from, to, buckets, totals, api_keys: keys } = await overview(`?from=${inDays(-2)}`);
    const tomorrow = Math.ceil(Date.now() / DAY_MS) * DAY_MS;
    expect([from, to]).toEqual([tomorrow - 3 * DAY_MS, tomorrow].map((time) => new Date(time).toISOString()));
    expect(buckets).toEqual(
      [
        [0, 0],
        [12, 2],
        [1, 1],
      ].map(([allowed, denied], day) => ({
        start: new Date(tomorrow + (day - 3) * DAY_MS).toISOString(),
        allowed,
        denied,
      })),
    );
    expect(totals).toEqual({ allowed: 13, denied: 3 });
    expect(Date.parse(keys.last_used_at)).toBeGreaterThan(Date.now() - HOUR_MS);
  });

  it('compares with the preceding period, only as far as the current one has progressed', async () => {
    const { id } = await createKey(app.server, owner);
    // Of 24 hours, the last of which is running: the preceding hours are those from 47 to 24 hours ago.
    for (const [hours, requests] of [
      [0, 1],
      [23, 10],
      [24, 100],
      [47, 1_000],
      [48, 10_000],
    ] as const)
      await used(id, hoursAgo(hours), 'allowed', requests);
    const byHour = await overview(`?interval=hour&from=${new Date(Date.now() - 23 * HOUR_MS).toISOString()}`);
    expect(byHour.buckets).toHaveLength(24);
    expect(byHour.totals).toEqual({ allowed: 11, denied: 0 });
    expect(byHour.previous).toMatchObject({ allowed: 1_100, denied: 0 });
    // Today is incomplete: the same hours of the previous day count.
    const today = await overview(`?from=${new Date().toISOString()}`);
    const reached = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
    expect(today.previous.to).toBe(new Date(reached - DAY_MS).toISOString());
    // A finished period is compared with the whole preceding one.
    const past = await overview(`?from=${inDays(-5)}&to=${inDays(-3)}`);
    expect(past.previous.to).toBe(past.from);
  });

  it('names the five busiest keys of the period, allowed and denied requests together', async () => {
    for (let index = 0; index < 6; index += 1) {
      const { id } = await createKey(app.server, owner, { name: `key ${index}` });
      await used(id, hoursAgo(1), 'allowed', 10);
      await used(id, hoursAgo(1), 'revoked', index);
      // These were the busiest before the period.
      await used(id, hoursAgo(30 * 24), 'allowed', 1_000 - index * 100);
    }
    const { busiest_keys: keys } = await overview();
    expect(names(keys)).toEqual(['key 5', 'key 4', 'key 3', 'key 2', 'key 1']);
    expect(keys[0]).toMatchObject({ allowed: 10, denied: 5, key_prefix: expect.stringMatching(/^lk_/) });
  });

  it('reports how many requests of a busy key were refused by a limit, separately from other refusals', async () => {
    const { key, id } = await createKey(app.server, owner, { limits: [{ requests: 1, per: 'day' }] });
    for (let time = 0; time < 3; time += 1) await whoAmI(app.server, { apiKey: key });
    await used(id, hoursAgo(1), 'rate_limited', 5);
    await used(id, hoursAgo(1), 'expired', 11);
    await used(owner.apiKeyId, hoursAgo(1), 'allowed', 1);
    const { busiest_keys: keys } = await overview();
    expect(keys).toMatchObject([
      { id, allowed: 1, denied: 18, denied_by_limits: 7 },
      { id: owner.apiKeyId, allowed: 1, denied: 0, denied_by_limits: 0 },
    ]);
  });

  it('counts keys that are active now, and those at the beginning', async () => {
    const keys = [];
    for (const name of ['new', 'old', 'revoked', 'revoked before', 'disabled', 'expired'])
      keys.push(await createKey(app.server, owner, { name }));
    const [, old, revoked, before, disabled, expired] = keys.map(({ id }) => id);
    await change(
      `UPDATE api_keys SET created_at = created_at - interval '60 days' WHERE id IN ('${old}', '${revoked}', '${before}', '${disabled}', '${expired}');
       UPDATE api_keys SET revoked_at = clock_timestamp() - interval '1 day', revoked_reason = 'revoked' WHERE id = '${revoked}';
       UPDATE api_keys SET revoked_at = clock_timestamp() - interval '40 days', revoked_reason = 'revoked' WHERE id = '${before}';
       UPDATE api_keys SET disabled_at = clock_timestamp() - interval '1 day' WHERE id = '${disabled}';
       UPDATE api_keys SET expires_at = clock_timestamp() - interval '1 day' WHERE id = '${expired}'`,
    );
    // There is also the key from sign-up.
    expect((await overview()).api_keys).toEqual({
      total: 7,
      active: 3,
      active_before: 4,
      last_used_at: null,
    });
  });

  it('names active keys that are leaked or expire within 30 days, and no others', async () => {
    const create = (name: string, expiresAt?: string) =>
      createKey(app.server, owner, { name, ...(expiresAt !== undefined && { expires_at: expiresAt }) });
    const [leaked, contained] = [await create('leaked'), await create('contained')];
    await create('in 40 days', inDays(40));
    await create('in 20 days', inDays(20));
    await create('in 2 days', inDays(2));
    const rotated = await create('rotated', inDays(3));
    for (const { key } of [leaked, contained])
      await request(app.server, 'POST', '/api/v1/credentials/report', {
        json: { credentials: [key] },
      });
    const { workspaces } = clientWith(app.server, owner.accessToken);
    await workspaces.updateApiKey(owner.workspace.id, contained.id, { disabled: true });
    await workspaces.rotateApiKey(owner.workspace.id, rotated.id);
    const found = await overview();
    expect(names(found.leaked_keys.keys)).toEqual(['leaked']);
    expect(found.leaked_keys.found).toBe(1);
    // The successor expires, too.
    expect(names(found.expiring_keys.keys)).toEqual(['in 2 days', 'rotated', 'in 20 days']);
    expect(found.expiring_keys.found).toBe(3);
    expect(found.expiring_keys.keys.map(({ id }: Json) => id)).not.toContain(rotated.id);
  });

  it('shows members only the keys that they created', async () => {
    const member = await addColleague(app, owner, 'member');
    const own = await createKey(app.server, { ...owner, accessToken: member.accessToken }, { name: 'own' });
    await used(own.id, hoursAgo(1), 'allowed', 2);
    await used(owner.apiKeyId, hoursAgo(1), 'allowed', 40);
    const seen = await overview('', member);
    expect(seen.totals).toEqual({ allowed: 2, denied: 0 });
    expect(names(seen.busiest_keys)).toEqual(['own']);
    // Including the key that they came with.
    expect(seen.api_keys).toMatchObject({ total: 2, active: 2 });
    expect((await overview()).api_keys).toMatchObject({ total: 3, active: 3 });
    expect((await overview()).totals).toEqual({ allowed: 42, denied: 0 });
  });

  it.each([
    ['?interval=week', 'interval', 'must be hour or day'],
    ['?from=yesterday', 'from', 'must be an ISO 8601 time such as 2026-01-31T12:00:00Z'],
    ['?interval=hour&from=2026-01-01T00:00:00Z', 'from', 'must be at most 31 days before `to`'],
  ])('refuses %s', async (query, field, message) => {
    const { errors } = expectProblem(await ask(query, owner.accessToken), 400, 'validation_failed');
    expect(errors[0]).toMatchObject({ field, message: expect.stringContaining(message) });
  });
});
