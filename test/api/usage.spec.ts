import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { addColleague, changeRole, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

// Counts are written only on request: reading the figures writes them first.
const app = useServer();
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

const usageOf = (key: Json, query = '', server = app.server) =>
  request(server, 'GET', `${keysPath(owner.workspace.id, key.id, 'usage')}${query}`, {
    token: owner.accessToken,
  });
const use = async (key: Json, times: number, server = app.server): Promise<void> => {
  for (let time = 0; time < times; time += 1) {
    expect((await whoAmI(server, { apiKey: key.key, address: '192.0.2.7' })).status).toBe(200);
  }
};
const read = async (key: Json): Promise<Json> =>
  (
    await request(app.server, 'GET', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
    })
  ).json;
const rotate = async (key: Json): Promise<Json> =>
  (
    await request(app.server, 'POST', keysPath(owner.workspace.id, key.id, 'rotate'), {
      token: owner.accessToken,
      json: { overlap_seconds: 604_800 },
    })
  ).json;
const lastUsed = (key: Json, minutesAgo: number) =>
  app.database.query(
    `INSERT INTO api_key_last_uses VALUES ($1, clock_timestamp() - make_interval(mins => $2), '192.0.2.7')
     ON CONFLICT (api_key_id) DO UPDATE SET last_used_at = excluded.last_used_at`,
    [key.id, minutesAgo],
  );

describe('the usage of a key', () => {
  it('is empty, with a bucket for each of the last seven days, before its first use', async () => {
    const key = await createKey(app.server, owner);
    const response = await usageOf(key);
    expect(response.status).toBe(200);
    const tomorrow = new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS).getTime();
    expect(response.json).toEqual({
      api_key_id: key.id,
      from: new Date(tomorrow - 7 * DAY_MS).toISOString(),
      to: new Date(tomorrow).toISOString(),
      interval: 'day',
      buckets: Array.from({ length: 7 }, (_, day) => ({
        start: new Date(tomorrow - (7 - day) * DAY_MS).toISOString(),
        allowed: 0,
        denied: 0,
        denied_by_reason: {},
      })),
      totals: { allowed: 0, denied: 0, denied_by_reason: {} },
      last_used_at: null,
      last_address: null,
      addresses: [],
      would_refuse: null,
      safe_to_revoke: null,
      not_safe_because: null,
      replaced_by: null,
    });
  });

  it('counts every request, allowed or denied, with the reason that the caller was not told', async () => {
    const member = await addColleague(app, owner, 'member');
    const created = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      token: member.accessToken,
      json: { name: 'n', scopes: ['members:read'], allowed_ips: ['192.0.2.0/24'] },
    });
    const key = created.json;
    const send = (path: string, address: string) =>
      request(app.server, 'GET', path, { apiKey: key.key, address });
    const startedAt = Date.now();
    await use(key, 3);
    // Its own scope is missing, which it may be told.
    for (let time = 0; time < 2; time += 1) {
      expectProblem(await send(keysPath(owner.workspace.id), '192.0.2.8'), 403, 'insufficient_scope');
    }
    expectProblem(await send('/api/v1/me', '203.0.113.1'), 401, 'invalid_credentials');
    await changeRole(app, owner, member, null);
    expectProblem(await send('/api/v1/me', '192.0.2.9'), 401, 'invalid_credentials');
    await request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
      json: { expires_at: new Date().toISOString() },
    });
    expectProblem(await send('/api/v1/me', '192.0.2.9'), 401, 'invalid_credentials');
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), { token: owner.accessToken });
    expectProblem(await send('/api/v1/me', '192.0.2.9'), 401, 'invalid_credentials');

    const { json } = await usageOf(key, '?interval=hour');
    expect(json.totals).toEqual({
      allowed: 3,
      denied: 6,
      denied_by_reason: {
        insufficient_scope: 2,
        address_not_allowed: 1,
        creator_removed: 1,
        expired: 1,
        revoked: 1,
      },
    });
    // The last request that the key authenticated: not one refused because of the key.
    expect(json.last_address).toBe('192.0.2.8');
    const { addresses } = json;
    expect(addresses.map(({ address, allowed, denied }: Json) => [address, allowed, denied]).sort()).toEqual([
      ['192.0.2.7', 3, 0],
      ['192.0.2.8', 0, 2],
      ['192.0.2.9', 0, 3],
      ['203.0.113.1', 0, 1],
    ]);
    expect([addresses[0].address, addresses[3].address]).toEqual(['192.0.2.9', '192.0.2.7']);
    expect(Date.parse(addresses[3].last_seen_at)).toBeGreaterThanOrEqual(startedAt);
    expect(Date.parse(json.last_used_at)).toBeGreaterThanOrEqual(startedAt);
    expect((await read(key)).last_used_at).toBe(json.last_used_at);
    expect(json.buckets).toHaveLength(7 * 24);
  });

  it('counts requests sent to another workspace', async () => {
    const key = await createKey(app.server, owner);
    const elsewhere = randomUUID();
    const headers = { 'x-workspace-id': elsewhere };
    expectProblem(
      await request(app.server, 'GET', keysPath(elsewhere), { apiKey: key.key }),
      404,
      'not_found',
    );
    expectProblem(
      await request(app.server, 'GET', '/api/v1/me', { apiKey: key.key, headers }),
      400,
      'workspace_mismatch',
    );
    expect((await usageOf(key)).json.totals.denied_by_reason).toEqual({
      not_found: 1,
      workspace_mismatch: 1,
    });
  });

  it('counts a bearer key like one in X-API-Key', async () => {
    const key = await createKey(app.server, owner);
    await whoAmI(app.server, { token: key.key });
    await whoAmI(app.server, { apiKey: key.key });
    expect((await usageOf(key)).json.totals.allowed).toBe(2);
  });

  it('may be read with the key itself', async () => {
    const key = await createKey(app.server, owner);
    const response = await request(app.server, 'GET', keysPath(owner.workspace.id, key.id, 'usage'), {
      apiKey: key.key,
    });
    expect(response.json.totals.allowed).toBe(1);
  });

  it('sums hours into UTC days, and totals the span', async () => {
    const key = await createKey(app.server, owner);
    await app.database.query(
      `INSERT INTO api_key_usage_hours VALUES
         ($1, '2025-03-30T00:00Z', 'allowed', 1), ($1, '2025-03-30T23:00Z', 'allowed', 2),
         ($1, '2025-03-30T23:00Z', 'expired', 4), ($1, '2025-03-31T00:00Z', 'allowed', 8),
         ($1, '2025-04-01T00:00Z', 'allowed', 9007199254740000)`,
      [key.id],
    );
    const day = (start: string, allowed: number, expired = 0) => ({
      start: `${start}.000Z`,
      allowed,
      denied: expired,
      denied_by_reason: expired ? { expired } : {},
    });
    const byDay = (await usageOf(key, '?from=2025-03-30T12:00:00Z&to=2025-03-31T00:00:01Z')).json;
    expect([byDay.from, byDay.to]).toEqual(['2025-03-30T00:00:00.000Z', '2025-04-01T00:00:00.000Z']);
    expect(byDay.buckets).toEqual([day('2025-03-30T00:00:00', 3, 4), day('2025-03-31T00:00:00', 8)]);
    expect(byDay.totals).toEqual({ allowed: 11, denied: 4, denied_by_reason: { expired: 4 } });

    const byHour = await usageOf(
      key,
      '?interval=hour&from=2025-03-31T00:30:00%2B01:00&to=2025-03-31T02:00:00Z',
    );
    expect(byHour.json.buckets).toEqual([
      day('2025-03-30T23:00:00', 2, 4),
      day('2025-03-31T00:00:00', 8),
      day('2025-03-31T01:00:00', 0),
    ]);
    const large = await usageOf(key, '?from=2025-04-01T00:00:00Z&to=2025-04-02T00:00:00Z');
    expect(large.json.totals.allowed).toBe(9_007_199_254_740_000);
  });

  it.each([
    ['?interval=week', 'interval'],
    ['?interval=hour&interval=day', 'interval'],
    ['?from=yesterday', 'from'],
    ['?from=2025-01-01', 'from'],
    ['?to=%00', 'to'],
    ['?from=2025-01-02T00:00:00Z&to=2025-01-01T00:00:00Z', 'from'],
    ['?from=2025-01-01T00:00:00Z&to=2025-01-01T00:00:00Z', 'from'],
    ['?from=2025-01-01T00:00:00Z&to=2025-02-01T01:00:00Z&interval=hour', 'from'],
    ['?from=2024-01-01T00:00:00Z&to=2025-02-05T00:00:00Z', 'from'],
    ['?from=2500-01-01T00:00:00Z', 'from'],
    ['?days=7', 'days'],
  ])('refuses %s', async (query, field) => {
    const { errors } = expectProblem(await usageOf({ id: owner.apiKeyId }, query), 400, 'validation_failed');
    expect(errors).toEqual([{ field, message: expect.stringMatching(/./) }]);
  });

  it.each([
    '?from=2025-01-01T00:00:00Z&to=2025-02-01T00:00:00Z&interval=hour',
    '?from=2024-01-01T00:00:00Z&to=2025-02-04T00:00:00Z',
    '?from=0000-01-01T00:00:00Z&to=0000-01-02T00:00:00Z',
    '?to=9999-12-31T23:59:59Z',
  ])('accepts %s', async (query) => {
    expect((await usageOf({ id: owner.apiKeyId }, query)).status).toBe(200);
  });
});

describe('safe_to_revoke', () => {
  it('waits for the new key to be used, and for the old one to be unused for a while', async () => {
    const old = await createKey(app.server, owner);
    await use(old, 1);
    const successor = await rotate(old);
    /** The remaining obstacle; null once it is safe. */
    const missing = async (): Promise<string | null> => {
      const { json } = await usageOf(old);
      expect(json.safe_to_revoke).toBe(json.not_safe_because === null);
      return json.not_safe_because;
    };
    expect((await usageOf(old)).json.replaced_by).toBe(successor.id);
    // The new key has not been used yet.
    await lastUsed(old, 600);
    expect(await missing()).toBe('successor_unused');
    await use(successor, 1);
    expect(await missing()).toBe(null);
    // Somebody still uses the old one.
    await use(old, 1);
    expect(await missing()).toBe('used_after_successor');
    // Quiet for less than 15 minutes, plus the hour in which another instance may not have reported yet.
    await lastUsed(old, 74);
    expect(await missing()).toBe('used_recently');
    await lastUsed(old, 76);
    expect(await missing()).toBe(null);
    // The old one was used after the new one: somebody went back.
    await lastUsed(successor, 90);
    expect(await missing()).toBe('used_after_successor');
    expect((await usageOf(successor)).json.safe_to_revoke).toBeNull();
  });

  it('belongs to the old key, whose requests are counted apart from those of the new one', async () => {
    const old = await createKey(app.server, owner);
    const successor = await rotate(old);
    await use(old, 2);
    await use(successor, 1);
    const [ofOld, ofSuccessor] = [(await usageOf(old)).json, (await usageOf(successor)).json];
    expect([ofOld.totals.allowed, ofSuccessor.totals.allowed]).toEqual([2, 1]);
    expect([ofOld.safe_to_revoke, ofSuccessor.safe_to_revoke]).toEqual([false, null]);
  });

  it('counts the use of any successor, and requires none of a key that was never used', async () => {
    const old = await createKey(app.server, owner);
    const last = await rotate(await rotate(old));
    expect((await usageOf(old)).json.safe_to_revoke).toBe(false);
    await use(last, 1);
    expect((await usageOf(old)).json.safe_to_revoke).toBe(true);
  });

  it('is true for a rotated key that has stopped', async () => {
    const old = await createKey(app.server, owner);
    await use(old, 1);
    await rotate(old);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, old.id), { token: owner.accessToken });
    expect((await usageOf(old)).json.safe_to_revoke).toBe(true);
  });
});

describe('the record of usage', () => {
  it('agrees over several instances, whichever writes first', async () => {
    const key = await createKey(app.server, owner);
    const other = await app.startInstance();
    await Promise.all([use(key, 40), use(key, 60, other)]);
    await Promise.all([usageOf(key), usageOf(key, '', other)]);
    for (const server of [app.server, other]) {
      expect((await usageOf(key, '', server)).json.totals.allowed).toBe(100);
    }
  });

  it('takes one statement for any number of requests and keys', async () => {
    await app.database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    const keys = [];
    for (let number = 0; number < 10; number += 1) keys.push(await createKey(app.server, owner));
    await usageOf(keys[0]);
    const writes = async (): Promise<number> => {
      const [row] = await app.database.query(
        `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements
         WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND query ~ 'INSERT INTO api_key_(usage_hours|last_uses)'`,
      );
      return row?.calls;
    };
    const before = await writes();
    for (const key of keys) await use(key, 5);
    expect(await writes()).toBe(before);
    expect((await usageOf(keys[9])).json.totals.allowed).toBe(5);
    expect((await writes()) - before).toBe(1);
  });

  it('never moves the last use back', async () => {
    const key = await createKey(app.server, owner);
    await lastUsed(key, -5);
    const { last_used_at } = await read(key);
    await use(key, 1);
    expect((await usageOf(key)).json).toMatchObject({ last_used_at, totals: { allowed: 1 } });
  });

  it('is written when the server stops', async () => {
    const key = await createKey(app.server, owner);
    const other = await app.startInstance();
    await use(key, 7, other);
    expect((await usageOf(key)).json.totals.allowed).toBe(0);
    expect(await other.stop()).toBe(0);
    expect((await usageOf(key)).json.totals.allowed).toBe(7);
  });

  it('is written after a while without a request', async () => {
    const key = await createKey(app.server, owner);
    const other = await app.startInstance({ env: { USAGE_FLUSH_SECONDS: '0.1' } });
    await use(key, 2, other);
    // In one flush or in two.
    const allowed = async () => (await usageOf(key)).json.totals.allowed;
    await eventually('both uses are written', allowed, { until: (uses) => uses >= 2 });
    expect(await allowed()).toBe(2);
    expect((await read(key)).last_used_at).not.toBeNull();
  });

  it('is kept while it cannot be written', async () => {
    const key = await createKey(app.server, owner);
    const other = await app.startInstance({ env: { USAGE_FLUSH_SECONDS: '0.1' } });
    await use(key, 3, other);
    await app.database.query('ALTER TABLE api_key_usage_hours RENAME TO out_of_reach');
    try {
      await use(key, 4, other);
      await eventually('it is logged that a flush has failed', () =>
        other.log.some((line) => line.includes('Usage figures could not be written')),
      );
      await use(key, 5, other);
    } finally {
      await app.database.query('ALTER TABLE out_of_reach RENAME TO api_key_usage_hours');
    }
    expect((await usageOf(key, '', other)).json.totals.allowed).toBe(12);
  });
});
