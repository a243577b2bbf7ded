import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addColleague, createKey, keysPath } from '../support/api-keys.js';
import { type App, useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { runJob } from '../support/jobs.js';

const app = useServer();
let owner: Account;
let other: Awaited<ReturnType<App['startInstance']>>;

beforeAll(async () => {
  other = await app.startInstance();
});

beforeEach(async () => {
  owner = await register(app.server);
});

const reviewPath = (): string => `/api/v1/workspaces/${owner.workspace.id}/key-review`;
const review = async (as: { accessToken: string } = owner): Promise<Json> => {
  const { status, json } = await request(app.server, 'GET', reviewPath(), { token: as.accessToken });
  expect(status).toBe(200);
  return json;
};
const reviewOf = async (id: string): Promise<Json> =>
  (await review()).keys.find((key: Json) => key.id === id);
const patch = (id: string, json: Json) =>
  request(app.server, 'PATCH', keysPath(owner.workspace.id, id), { token: owner.accessToken, json });
const age = (id: string, days: number) =>
  changeByHand(
    app.database,
    `UPDATE api_keys SET created_at = created_at - ${days} * interval '24 hours' WHERE id = '${id}'`,
  );
const ADDRESSES = ['192.0.2.1', '192.0.2.2', '2001:db8::1'];

/** The key's possible requests, and the scope that each needs; null: none, undefined: the route alone does not say. */
const ROUTES: Record<string, { method: 'GET' | 'POST'; scope: string | null | undefined; json?: Json }> = {
  '/api/v1/documents': { method: 'GET', scope: 'documents:read' },
  '/api/v1/documents ': { method: 'POST', scope: 'documents:write', json: { title: 't', body: 'b' } },
  members: { method: 'GET', scope: 'members:read' },
  'api-keys': { method: 'GET', scope: 'api-keys:read' },
  'audit-events': { method: 'GET', scope: 'audit:read' },
  '': { method: 'GET', scope: 'workspace:read' },
  '/api/v1/me': { method: 'GET', scope: null },
  '/api/v1/workspaces': { method: 'GET', scope: undefined },
  '/api/v1/verify': { method: 'GET', scope: undefined },
  'webhook-endpoints': { method: 'GET', scope: undefined },
  'api-keys ': { method: 'POST', scope: undefined, json: { name: 'child' } },
};

async function ask(apiKey: string, route: string, address: string, server = app.server): Promise<number> {
  const { method, json } = ROUTES[route] as { method: 'GET' | 'POST'; json?: Json };
  const path = route.startsWith('/')
    ? route.trim()
    : `/api/v1/workspaces/${owner.workspace.id}/${route.trim()}`.replace(/\/$/, '');
  return (await request(server, method, path, { apiKey, address, ...(json && { json }) })).status;
}

describe('The review of keys', () => {
  it('names keys that were never used, are unused for 90 days, or never expire, and no others', async () => {
    const fine = await createKey(app.server, owner, {
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    });
    await ask(fine.key, '/api/v1/me', '192.0.2.1');
    const unused = await createKey(app.server, owner);
    await ask(unused.key, '/api/v1/me', '192.0.2.1');
    const revoked = await createKey(app.server, owner);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, revoked.id), {
      token: owner.accessToken,
    });
    await review();
    await age(unused.id, 91);
    await changeByHand(
      app.database,
      `UPDATE api_key_last_uses SET last_used_at = last_used_at - interval '91 days' WHERE api_key_id = '${unused.id}';
       UPDATE api_key_addresses SET last_seen_at = last_seen_at - interval '91 days' WHERE api_key_id = '${unused.id}'`,
    );
    const { keys_found, keys } = await review();
    expect(keys_found).toBe(2);
    expect(keys.map(({ id, findings, proposal }: Json) => [id, findings, proposal])).toEqual([
      [unused.id, ['unused', 'never_expires'], null],
      [owner.apiKeyId, ['never_used', 'never_expires'], null],
    ]);
  });

  it('counts each finding, and names the requested number of keys with a requested finding', async () => {
    const expiring = { expires_at: new Date(Date.now() + 86_400_000).toISOString() };
    for (let count = 0; count < 3; count += 1) await createKey(app.server, owner, expiring);
    const ask = async (query: string) =>
      request(app.server, 'GET', `${reviewPath()}${query}`, { token: owner.accessToken });
    const few = (await ask('?finding=never_used&finding=unused&limit=2')).json;
    expect(few.keys).toHaveLength(2);
    expect(few.keys_found).toBe(4);
    expect(few.found_by_finding).toEqual({
      never_used: 4,
      unused: 0,
      never_expires: 1,
      wider_than_used: 0,
      no_allowlist: 0,
      owner_inactive: 0,
    });
    const unlimited = (await ask('?finding=never_expires')).json;
    expect(unlimited.keys.map(({ id }: Json) => id)).toEqual([owner.apiKeyId]);
    expect(unlimited.found_by_finding).toEqual(few.found_by_finding);
    for (const [query, field, message] of [
      ['?finding=idle', 'finding.0', '"idle" is not a finding; must be one of never_used'],
      ['?limit=0', 'limit', 'must be at least 1'],
      ['?limit=1001', 'limit', 'must be at most 1000'],
    ] as const) {
      const { status, json } = await ask(query);
      expect([status, json.errors?.[0].field]).toEqual([400, field]);
      expect(json.errors[0].message).toContain(message);
    }
  });

  it('counts and names the keys of a workspace that has more of them than one statement looks at', async () => {
    const KEYS = 10_005;
    await changeByHand(
      app.database,
      `INSERT INTO api_keys (id, workspace_id, name, key_prefix, digest, sealed_signing_secret, created_by, expires_at, scopes)
       SELECT gen_random_uuid(), '${owner.workspace.id}', 'Key', 'lk_', gen_random_uuid()::text, '', '${owner.user.id}',
         CASE WHEN number > 3 THEN clock_timestamp() + interval '1 day' END, '{documents:read}'
       FROM generate_series(1, ${KEYS}) AS number`,
    );
    const ofAll = await review();
    expect([ofAll.keys_found, ofAll.keys.length]).toEqual([KEYS + 1, 1_000]);
    expect(ofAll.found_by_finding).toMatchObject({ never_used: KEYS + 1, never_expires: 4 });
    const { json } = await request(app.server, 'GET', `${reviewPath()}?finding=never_expires`, {
      token: owner.accessToken,
    });
    const ids = json.keys.map(({ id }: Json) => id);
    expect([json.keys_found, ids]).toEqual([4, ids.toSorted().toReversed()]);
    expect(new Set(ids).size).toBe(4);
  });

  it('names keys of people who have used no session for 90 days, and none of a service account', async () => {
    const person = await addColleague(app, owner, 'member');
    const { id } = await createKey(app.server, { ...owner, accessToken: person.accessToken });
    const account = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${owner.workspace.id}/service-accounts`,
      { token: owner.accessToken, json: { name: 'Reports', role: 'member' } },
    );
    const key = await createKey(app.server, owner, { service_account_id: account.json.id });
    const people = `id IN ('${person.userId}', '${account.json.id}')`;
    await changeByHand(
      app.database,
      `UPDATE users SET created_at = created_at - interval '91 days' WHERE ${people}`,
    );
    expect((await reviewOf(id))?.findings).not.toContain('owner_inactive');
    await changeByHand(
      app.database,
      `UPDATE sessions SET revoked_at = clock_timestamp() - interval '89 days',
         refreshed_at = refreshed_at - interval '89 days' WHERE user_id = '${person.userId}'`,
    );
    await runJob(app.database, 'account-retention');
    const kept = await app.database.query('SELECT FROM sessions WHERE user_id = $1', [person.userId]);
    expect(kept).toEqual([]);
    expect((await reviewOf(id))?.findings).not.toContain('owner_inactive');
    await app.database.query(
      `UPDATE last_sessions SET used_at = used_at - interval '2 days' WHERE user_id = '${person.userId}'`,
    );
    expect((await reviewOf(id))?.findings).toContain('owner_inactive');
    expect((await reviewOf(key.id))?.findings).not.toContain('owner_inactive');
  });

  it('shows members only their own keys', async () => {
    const member = await addColleague(app, owner, 'member');
    const key = await createKey(app.server, { ...owner, accessToken: member.accessToken });
    const { keys } = await review(member);
    expect(keys).toContainEqual(expect.objectContaining({ id: key.id }));
    expect(keys.map(({ owner: { id } }: Json) => id)).not.toContain(owner.user.id);
    expect((await review()).keys).toContainEqual(expect.objectContaining({ id: key.id }));
  });

  it('proposes nothing for a key younger than 90 days, or with usage counted by an earlier version', async () => {
    const key = await createKey(app.server, owner);
    expect(await ask(key.key, '/api/v1/documents', '192.0.2.1')).toBe(200);
    expect(await reviewOf(key.id)).toMatchObject({ findings: ['never_expires'], proposal: null });
    await age(key.id, 91);
    expect(await reviewOf(key.id)).toMatchObject({
      findings: ['never_expires', 'wider_than_used', 'no_allowlist'],
      proposal: { scopes: ['documents:read'], allowed_ips: ['192.0.2.1'] },
    });
    // As counted by an instance of an earlier version.
    await app.database.query(
      `UPDATE api_key_usage_hours SET requests = requests + 1 WHERE api_key_id = $1 AND outcome = 'allowed'`,
      [key.id],
    );
    expect(await reviewOf(key.id)).toMatchObject({ findings: ['never_expires'], proposal: null });
  });

  it("does not narrow the scopes of a key that signs an endpoint's deliveries", async () => {
    const key = await createKey(app.server, owner);
    expect(await ask(key.key, '/api/v1/documents', '192.0.2.1')).toBe(200);
    await age(key.id, 91);
    const made = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${owner.workspace.id}/webhook-endpoints`,
      {
        token: owner.accessToken,
        json: { url: 'https://example.com/hook', api_key_id: key.id, events: ['member.removed'] },
      },
    );
    expect(made.status).toBe(201);
    expect((await reviewOf(key.id))?.proposal).toEqual({ allowed_ips: ['192.0.2.1'] });
  });
});

describe('What the review proposes', () => {
  const usages = fc.array(
    fc.record({
      route: fc.constantFrom(...Object.keys(ROUTES)),
      address: fc.constantFrom(...ADDRESSES),
      daysAgo: fc.oneof(fc.integer({ min: 0, max: 95 }), fc.constantFrom(89, 90, 91)),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const owned = fc.option(
    fc.uniqueArray(
      fc.constantFrom(
        ...['api-keys:read', 'api-keys:write', 'audit:read', 'documents:read', 'documents:write'],
        ...['members:read', 'webhooks:read', 'workspace:read'],
      ),
      { minLength: 1 },
    ),
  );
  const [here, there] = ADDRESSES as [string, string];
  const onTheEdge = [
    { route: 'members', address: there, daysAgo: 91 },
    { route: '/api/v1/documents', address: here, daysAgo: 90 },
    { route: 'audit-events', address: here, daysAgo: 89 },
  ];

  /** Moves what has just been counted for a key into the past: to the end of that day, which is whole hours ago. */
  const letDaysPass = (id: string, days: number) => {
    const hours = Math.max(0, days * 24 - 1);
    const tables = {
      api_key_usage_hours: 'hour',
      api_key_scope_uses: 'last_used_at',
      api_key_addresses: 'last_seen_at',
      api_key_last_uses: 'last_used_at',
    };
    const statements = Object.entries(tables).map(
      ([table, time]) => `UPDATE ${table} SET ${time} = ${time} - ${hours} * interval '1 hour'
        WHERE api_key_id = '${id}' AND ${time} > clock_timestamp() - interval '12 hours'`,
    );
    return changeByHand(app.database, statements.join('; '));
  };

  it('refuses nothing that the key was allowed in the last 90 days, and is as narrow as that permits', async () => {
    let narrowed = 0;
    await fc.assert(
      fc.asyncProperty(owned, usages, async (scopes, usage) => {
        const key = await createKey(app.server, owner, { scopes });
        await age(key.id, 100);
        const days = [...new Set(usage.map(({ daysAgo }) => daysAgo))].sort((a, b) => b - a);
        const requests: ((typeof usage)[number] & { status: number })[] = [];
        for (const day of days) {
          for (const one of usage.filter(({ daysAgo }) => daysAgo === day)) {
            requests.push({ ...one, status: await ask(key.key, one.route, one.address) });
          }
          // Reading the review first writes everything that was counted.
          await review();
          await letDaysPass(key.id, day);
        }
        const { proposal } = await reviewOf(key.id);
        const recent = requests.filter(({ daysAgo }) => daysAgo <= 90);
        const allowed = recent.filter(({ status }) => status < 400);
        // That route refuses by itself, after the request has been counted.
        const isKnown =
          allowed.every(({ route }) => ROUTES[route]?.scope !== undefined) &&
          !recent.some(({ route }) => route === '/api/v1/workspaces');
        const needed = new Set(allowed.map(({ route }) => ROUTES[route]?.scope).filter(Boolean));
        const isWider = needed.size > 0 && (scopes === null || scopes.length > needed.size);
        expect(new Set(proposal?.scopes)).toEqual(isKnown && isWider ? needed : new Set());
        const from = new Set(allowed.map(({ address }) => address));
        // Even a refusal from within a route has an address.
        if (proposal?.allowed_ips)
          expect([...from].filter((one) => !proposal.allowed_ips.includes(one))).toEqual([]);
        if (requests.every(({ status }) => status < 400)) {
          expect(new Set(proposal?.allowed_ips)).toEqual(from.size <= 2 ? from : new Set());
        }
        if (proposal) {
          expect((await patch(key.id, proposal)).status).toBe(200);
          if (proposal.scopes) narrowed += 1;
        }
        for (const [index, { route, address, status }] of allowed.entries()) {
          const server = index % 2 === 0 ? other : app.server;
          expect([route, await ask(key.key, route, address, server)]).toEqual([route, status]);
        }
      }),
      {
        numRuns: 30,
        endOnFailure: true,
        examples: [
          [null, onTheEdge],
          [['documents:read', 'members:read'], onTheEdge.slice(0, 2)],
        ],
      },
    );
    expect(narrowed).toBeGreaterThanOrEqual(2);
  });
});
