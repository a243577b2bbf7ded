import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { changeByHand } from '../support/by-hand.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const app = useServer();
let owner: Account;
let stranger: Account;
/** The owner's key, which no test revokes. */
let key: Json;

beforeAll(async () => {
  [owner, stranger] = await Promise.all([register(app.server), register(app.server)]);
  key = await createKey(app.server, owner, { name: 'long-lived' });
});

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Every endpoint, with a valid body. */
interface Endpoint {
  name: string;
  method: string;
  path: (keyId: string) => string;
  json?: Json;
  status: number;
  scope: string;
}
const read = { method: 'GET', status: 200, scope: 'api-keys:read' };
const endpoints: Endpoint[] = [
  { ...read, name: 'list', path: () => '' },
  { ...read, name: 'read', path: (id) => `/${id}` },
  { ...read, name: 'usage', path: (id) => `/${id}/usage` },
  {
    name: 'create',
    method: 'POST',
    path: () => '',
    json: { name: 'n' },
    status: 201,
    scope: 'api-keys:write',
  },
  {
    name: 'change',
    method: 'PATCH',
    path: (id) => `/${id}`,
    json: { name: 'n' },
    status: 200,
    scope: 'api-keys:write',
  },
  {
    name: 'rotate',
    method: 'POST',
    path: (id) => `/${id}/rotate`,
    json: { overlap_seconds: 60 },
    status: 201,
    scope: 'api-keys:write',
  },
  { name: 'revoke', method: 'DELETE', path: (id) => `/${id}`, status: 200, scope: 'api-keys:write' },
];
const endpointsOfOneKey = endpoints.filter(({ name }) => name !== 'list' && name !== 'create');

const call = (
  { method, path, json }: Endpoint,
  keyId: string,
  options: RequestOptions,
  workspaceId: string = owner.workspace.id,
) => request(app.server, method, keysPath(workspaceId) + path(keyId), { ...options, json });

const schemes: [string, (account: Account) => RequestOptions][] = [
  ['an API key in X-API-Key', ({ apiKey }) => ({ apiKey })],
  ['an API key as bearer', ({ apiKey }) => ({ token: apiKey })],
  ['an access token', ({ accessToken }) => ({ token: accessToken })],
];

describe.each(schemes)('with %s', (_, credentialOf) => {
  it.each(endpoints)('$name answers $status', async (endpoint) => {
    const { id } = await createKey(app.server, owner);
    const response = await call(endpoint, id, credentialOf(owner));
    expect({ status: response.status, code: response.json.code }).toEqual({ status: endpoint.status });
  });

  it.each(endpoints)(
    '$name answers 404 for another workspace, whether it exists or not',
    async (endpoint) => {
      for (const workspaceId of [stranger.workspace.id, randomUUID(), 'no-id']) {
        const response = await call(endpoint, key.id, credentialOf(owner), workspaceId);
        expectProblem(response, 404, 'not_found');
      }
    },
  );

  it.each(endpointsOfOneKey)(
    '$name answers alike for a key of another workspace, an unknown key, and an invalid id',
    async (endpoint) => {
      const details = new Set<string>();
      for (const id of [stranger.apiKeyId, randomUUID(), 'no-id', '%00', `${key.id}'--`]) {
        const response = await call(endpoint, id, credentialOf(owner));
        details.add(expectProblem(response, 404, 'not_found').detail);
      }
      expect(details.size).toBe(1);
    },
  );
});

describe.each(endpoints)('$name', (endpoint) => {
  it('answers 401 without a credential', async () => {
    expectProblem(await call(endpoint, key.id, {}), 401, 'missing_credentials');
  });

  it('answers 403 for a key without the scope, and names it', async () => {
    const { scope } = endpoint;
    const narrow = await createKey(app.server, owner, { scopes: ['members:read'] });
    const response = await call(endpoint, key.id, { apiKey: narrow.key });
    expect(expectProblem(response, 403, 'insufficient_scope').required_scope).toBe(scope);
    expect(response.headers.get('www-authenticate')).toBe(
      `Bearer realm="latchkey", error="insufficient_scope", scope="${scope}"`,
    );
  });
});

it.each(endpointsOfOneKey)('$name answers 404 to a colleague who may not see the key', async (endpoint) => {
  const member = await addColleague(app, owner, 'member');
  const answers = [
    await call(endpoint, key.id, { token: member.accessToken }),
    await call(endpoint, key.id, { apiKey: member.apiKey }),
    await call(endpoint, randomUUID(), { apiKey: member.apiKey }),
  ];
  for (const answer of answers) expectProblem(answer, 404, 'not_found');
  expect(new Set(answers.map(({ json }) => json.detail)).size).toBe(1);
});

describe('creating a key', () => {
  const create = (json: unknown, options: RequestOptions = {}) =>
    request(app.server, 'POST', keysPath(owner.workspace.id), { token: owner.accessToken, json, ...options });

  it('returns the key and its signing secret, and its location', async () => {
    const expiresAt = inHours(24);
    const response = await create({
      name: '  CI bot ',
      scopes: ['members:write', 'members:read', 'members:write'],
      allowed_ips: ['2001:DB8::/32', '::ffff:192.0.2.7', '192.0.2.7'],
      expires_at: expiresAt,
    });
    expect(response.status).toBe(201);
    expect(response.json).toEqual({
      id: expect.stringMatching(UUID),
      workspace_id: owner.workspace.id,
      name: 'CI bot',
      key_prefix: response.json.key.slice(0, 7),
      status: 'active',
      status_reason: null,
      description: null,
      metadata: {},
      disabled: false,
      canary: false,
      owner: { type: 'user', id: owner.user.id, name: null },
      scopes: ['members:read', 'members:write'],
      allowed_ips: ['2001:db8::/32', '192.0.2.7/32'],
      allowlist_mode: 'enforce',
      limits: null,
      expires_at: expiresAt,
      created_by: owner.user.id,
      created_by_key: null,
      created_at: expect.stringMatching(TIME),
      updated_at: expect.stringMatching(TIME),
      last_used_at: null,
      revoked_at: null,
      replaced_by: null,
      replaces: null,
      leaked_at: null,
      leak: null,
      key: expect.stringMatching(/^lk_[0-9a-f]{48}$/),
      webhook_signing_secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const location = response.headers.get('location') as string;
    expect(location).toBe(keysPath(owner.workspace.id, response.json.id));
    const found = await request(app.server, 'GET', location, { token: owner.accessToken });
    expect(found.json.id).toBe(response.json.id);
    // Works immediately.
    const me = await whoAmI(app.server, { apiKey: response.json.key, address: '192.0.2.7' });
    expect(me.json).toMatchObject({ kind: 'api_key', key: { id: response.json.id, name: 'CI bot' } });
  });

  it('requires only a name', async () => {
    const { json } = await create({ name: 'plain' });
    expect(json).toMatchObject({ scopes: null, allowed_ips: null, expires_at: null });
  });

  it('records who did it and what, but no secret', async () => {
    const { json } = await create({ name: 'audited', allowed_ips: ['192.0.2.0/24'] });
    const [event] = await app.database.query('SELECT * FROM audit_events WHERE target_id = $1', [json.id]);
    expect(event).toMatchObject({
      action: 'api_key.created',
      actor_kind: 'user',
      actor_user_id: owner.user.id,
      workspace_id: owner.workspace.id,
      details: {
        name: 'audited',
        key_prefix: json.key_prefix,
        scopes: null,
        allowed_ips: ['192.0.2.0/24'],
        expires_at: null,
      },
    });
  });

  it.each<[string, object, string, RegExp]>([
    ['no name', { name: undefined }, 'name', /is required/],
    ['a blank name', { name: ' \t ' }, 'name', /must not be blank/],
    ['a name of two lines', { name: 'a\nb' }, 'name', /one line/],
    ['a name with NUL', { name: 'a\0b' }, 'name', /must not contain NUL/],
    ['a name with a lone surrogate', { name: '\ud800' }, 'name', /./],
    ['a long name', { name: 'n'.repeat(101) }, 'name', /at most 100/],
    ['a name that is a list', { name: ['a'] }, 'name', /must be a string/],
    ['a name that is an object', { name: { toString: 'a' } }, 'name', /must be a string/],
    ['an unknown scope', { scopes: ['members:read', 'everything'] }, 'scopes.1', /is not a scope/],
    ['no scope at all', { scopes: [] }, 'scopes', /at least one/],
    ['scopes as text', { scopes: 'members:read' }, 'scopes', /must be an? array/],
    ['a scope that is a prototype member', { scopes: ['__proto__'] }, 'scopes.0', /is not a scope/],
    ['an empty allowlist', { allowed_ips: [] }, 'allowed_ips', /must not be empty.*null/],
    ['an allowlist as text', { allowed_ips: '192.0.2.7' }, 'allowed_ips', /must be an? array/],
    ['a name for an address', { allowed_ips: ['localhost'] }, 'allowed_ips.0', /is not an IPv4 or IPv6/],
    ['every address', { allowed_ips: ['192.0.2.7', '0.0.0.0/0'] }, 'allowed_ips.1', /allows every address/],
    ['/33', { allowed_ips: ['192.0.2.0/33'] }, 'allowed_ips.0', /between 0 and 32/],
    ['host bits', { allowed_ips: ['192.0.2.7/24'] }, 'allowed_ips.0', /the block is 192\.0\.2\.0\/24/],
    ['octal', { allowed_ips: ['010.0.0.1'] }, 'allowed_ips.0', /is not an IPv4 or IPv6/],
    ['101 addresses', { allowed_ips: Array(101).fill('192.0.2.7') }, 'allowed_ips', /at most 100/],
    ['a number for an address', { allowed_ips: [3_221_225_479] }, 'allowed_ips.0', /must be a string/],
    ['a huge address', { allowed_ips: ['1'.repeat(10_000)] }, 'allowed_ips.0', /at most 64/],
    ['an expiry in the past', { expires_at: '2020-01-01T00:00:00Z' }, 'expires_at', /in the future/],
    ['an expiry in the year 0', { expires_at: '0000-01-01T00:00:00Z' }, 'expires_at', /in the future/],
    ['an expiry beyond ten years', { expires_at: inHours(11 * 366 * 24) }, 'expires_at', /within 10 years/],
    ['an expiry in the year 9999', { expires_at: '9999-12-31T23:59:59Z' }, 'expires_at', /within 10 years/],
    ['an expiry without a zone', { expires_at: '2030-01-01T00:00:00' }, 'expires_at', /ISO 8601/],
    ['an expiry on 30 February', { expires_at: '2030-02-30T00:00:00Z' }, 'expires_at', /ISO 8601/],
    ['an expiry as a number', { expires_at: 1e308 }, 'expires_at', /./],
    ['a workspace of its own choice', { workspace_id: randomUUID() }, 'workspace_id', /not a known field/],
    ['a creator of its own choice', { created_by: randomUUID() }, 'created_by', /not a known field/],
    ['a role', { role: 'owner' }, 'role', /not a known field/],
    ['a digest', { digest: 'x' }, 'digest', /not a known field/],
    ['a key of its own choice', { key: 'x' }, 'key', /not a known field/],
  ])('refuses %s', async (_, json, field, message) => {
    const { errors } = expectProblem(await create({ name: 'n', ...json }), 400, 'validation_failed');
    expect(errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  const asJson = { 'content-type': 'application/json' };

  it.each<[string, RequestOptions, number, string]>([
    ['no body', {}, 400, 'validation_failed'],
    ['a list', { json: [] }, 400, 'validation_failed'],
    ['null', { json: null }, 400, 'validation_failed'],
    ['text', { json: 'name' }, 400, 'validation_failed'],
    ['half a JSON', { body: '{"name":', headers: asJson }, 400, 'malformed_json'],
    ['a prototype', { body: '{"name":"n","__proto__":{}}', headers: asJson }, 400, 'malformed_json'],
    [
      'a form',
      { body: 'name=n', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported_media_type',
    ],
  ])('refuses %s as a body', async (_, options, status, code) => {
    expectProblem(await create(undefined, options), status, code);
  });

  it('creates one key per Idempotency-Key, and does not show the secret again', async () => {
    const options = { headers: { 'idempotency-key': randomUUID() } };
    const first = await create({ name: 'once' }, options);
    expect(first.status).toBe(201);
    const repeat = await create({ name: 'once' }, options);
    expect(expectProblem(repeat, 409, 'idempotency_result_not_stored').resource_id).toBe(first.json.id);
    expect(repeat.text).not.toContain(first.json.key);
    expectProblem(await create({ name: 'other' }, options), 422, 'idempotency_key_reused');

    const found = await request(app.server, 'GET', `${keysPath(owner.workspace.id)}?q=once`, {
      token: owner.accessToken,
    });
    expect(found.json).toHaveLength(1);
  });

  it('creates one key from 20 identical concurrent requests', async () => {
    const options = { headers: { 'idempotency-key': randomUUID() } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => create({ name: 'raced' }, options)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  });
});

describe('listing keys', () => {
  const list = (account: Account, query = '') =>
    request(app.server, 'GET', keysPath(account.workspace.id) + query, { token: account.accessToken });

  it('returns every key exactly once over all pages, newest first', async () => {
    const account = await register(app.server);
    const expected = [account.apiKeyId];
    for (let number = 0; number < 7; number += 1) {
      expected.unshift((await createKey(app.server, account, { name: `key ${number}` })).id);
    }
    const seen: string[] = [];
    let next: string | undefined = `${keysPath(account.workspace.id)}?limit=3`;
    while (next) {
      const response = await request(app.server, 'GET', next, { token: account.accessToken });
      expect(response.json.length).toBeLessThanOrEqual(3);
      seen.push(...response.json.map(({ id }: Json) => id));
      expect(seen.length).toBeLessThanOrEqual(expected.length);
      next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(expected);
  });

  it('shows keys without their secrets, in the same form as individual keys', async () => {
    const account = await register(app.server);
    const { json } = await list(account);
    expect(json).toHaveLength(1);
    expect(Object.keys(json[0]).sort()).toEqual([
      'allowed_ips',
      'allowlist_mode',
      'canary',
      'created_at',
      'created_by',
      'created_by_key',
      'description',
      'disabled',
      'expires_at',
      'id',
      'key_prefix',
      'last_used_at',
      'leak',
      'leaked_at',
      'limits',
      'metadata',
      'name',
      'owner',
      'replaced_by',
      'replaces',
      'revoked_at',
      'scopes',
      'status',
      'status_reason',
      'updated_at',
      'workspace_id',
    ]);
    const one = await request(app.server, 'GET', keysPath(account.workspace.id, account.apiKeyId), {
      token: account.accessToken,
    });
    expect(one.json).toEqual(json[0]);
  });

  it('filters by status and by part of the name', async () => {
    const account = await register(app.server);
    const revoked = await createKey(app.server, account, { name: 'gone 100%' });
    const rotated = await createKey(app.server, account, { name: 'Rotated_one' });
    const expired = await createKey(app.server, account, { name: 'expired' });
    const act = (method: string, id: string, json?: unknown, action = '') =>
      request(app.server, method, keysPath(account.workspace.id, id) + action, {
        token: account.accessToken,
        json,
      });
    await act('DELETE', revoked.id);
    const { json: successor } = await act('POST', rotated.id, { overlap_seconds: 600 }, '/rotate');
    await act('PATCH', expired.id, { expires_at: new Date().toISOString() });

    const ids = async (query: string) => (await list(account, query)).json.map(({ id }: Json) => id);
    expect(await ids('?status=revoked')).toEqual([revoked.id]);
    expect(await ids('?status=expired')).toEqual([expired.id]);
    // A key in its overlap still works.
    expect(await ids('?status=active')).toEqual([successor.id, rotated.id, account.apiKeyId]);
    expect(await ids('?q=rotated_')).toEqual([successor.id, rotated.id]);
    expect(await ids('?q=100%25')).toEqual([revoked.id]);
    // No wildcards.
    expect(await ids('?q=%25')).toEqual([revoked.id]);
    expect(await ids('?q=d_one')).toEqual([successor.id, rotated.id]);
    expect(await ids('?q=dXone')).toEqual([]);
    expect(await ids('?q=%5C')).toEqual([]);
    expect(await ids('?q=first&status=revoked')).toEqual([]);
    expect(await ids('?q=first&status=active')).toEqual([account.apiKeyId]);
  });

  it('filters by owner, scope, leak, expiry and use', async () => {
    const account = await register(app.server);
    const member = await addColleague(app, account, 'member');
    const narrow = await createKey(app.server, account, { name: 'narrow', scopes: ['audit:read'] });
    const expiring = await createKey(app.server, account, {
      name: 'expiring',
      scopes: ['members:read'],
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    });
    await request(app.server, 'POST', '/api/v1/credentials/report', {
      json: { credentials: [narrow.key] },
    });
    await whoAmI(app.server, { apiKey: expiring.key });
    await request(app.server, 'GET', keysPath(account.workspace.id, expiring.id, 'usage'), {
      token: account.accessToken,
    });
    const ids = async (query: string) => (await list(account, query)).json.map(({ id }: Json) => id);
    expect(await ids(`?owner_id=${member.userId}`)).toEqual([member.apiKeyId]);
    // A key without a list of scopes has everything that its owner's role allows.
    expect(await ids('?scope=audit:read')).toEqual([narrow.id, member.apiKeyId, account.apiKeyId]);
    await eventually('the leak is recorded', () => ids('?leaked=true'), {
      until: (found) => found.length > 0,
    });
    expect(await ids('?leaked=true')).toEqual([narrow.id]);
    expect(await ids('?leaked=false')).toEqual([expiring.id, member.apiKeyId, account.apiKeyId]);
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    expect(await ids(`?expires_before=${at(2)}`)).toEqual([expiring.id]);
    expect(await ids(`?expires_before=${at(0.5)}`)).toEqual([]);
    await changeByHand(
      app.database,
      `UPDATE api_keys SET created_at = created_at - interval '40 days' WHERE workspace_id = '${account.workspace.id}'`,
    );
    expect(await ids(`?unused_since=${at(-30)}`)).toEqual([narrow.id, member.apiKeyId, account.apiKeyId]);
    // By prefix start, and by whole id.
    expect(await ids(`?q=${narrow.key_prefix}`)).toEqual([narrow.id]);
    expect(await ids(`?q=${narrow.id}`)).toEqual([narrow.id]);
  });

  it.each(['created_at', 'name', 'last_used_at'])(
    'returns each key exactly once over all pages, sorted by %s in either direction',
    async (sort) => {
      const account = await register(app.server);
      const names = ['beta', 'Alpha', 'alpha', 'Ägypten', 'gamma'];
      for (const name of names) {
        const { key } = await createKey(app.server, account, { name });
        if (name.startsWith('a')) await whoAmI(app.server, { apiKey: key });
      }
      const all = (await list(account, `?sort=${sort}&order=asc`)).json.map(({ id }: Json) => id);
      expect(new Set(all).size).toBe(names.length + 1);
      for (const order of ['asc', 'desc']) {
        const seen: string[] = [];
        let query: string | undefined = `?sort=${sort}&order=${order}&limit=2`;
        while (query !== undefined) {
          const answer = await list(account, query);
          seen.push(...answer.json.map(({ id }: Json) => id));
          query = /<[^?]*(\?[^>]*)>/.exec(answer.headers.get('link') ?? '')?.[1];
        }
        expect(seen).toEqual(order === 'asc' ? all : all.toReversed());
      }
    },
  );

  it('sorts names case-insensitively, and unused keys before all others', async () => {
    const account = await register(app.server);
    const used = await createKey(app.server, account, { name: 'beta' });
    await createKey(app.server, account, { name: 'Alpha' });
    await whoAmI(app.server, { apiKey: used.key });
    await request(app.server, 'GET', keysPath(account.workspace.id, used.id, 'usage'), {
      token: account.accessToken,
    });
    const names = async (query: string) => (await list(account, query)).json.map(({ name }: Json) => name);
    expect(await names('?sort=name')).toEqual(['Alpha', 'beta', 'First key']);
    expect((await names('?sort=last_used_at'))[0]).toBe('beta');
    expect((await names('?sort=last_used_at&order=asc')).at(-1)).toBe('beta');
  });

  it('finds a key by its SHA-256, whatever its status, and no other with the same beginning', async () => {
    const account = await register(app.server);
    const key = await createKey(app.server, account);
    await request(app.server, 'DELETE', keysPath(account.workspace.id, key.id), {
      token: account.accessToken,
    });
    const idsOf = async (text: string, from = account) =>
      (await list(from, `?sha256=${createHash('sha256').update(text).digest('hex')}`)).json.map(
        ({ id }: Json) => id,
      );
    expect(await idsOf(key.key)).toEqual([key.id]);
    expect(await idsOf(`${key.key_prefix}${'0'.repeat(44)}`)).toEqual([]);
    // Of another workspace.
    expect(await idsOf(key.key, owner)).toEqual([]);
  });

  it.each([
    ['?status=gone', 'status'],
    ['?sha256=abc', 'sha256'],
    ['?sort=colour', 'sort'],
    ['?order=up', 'order'],
    ['?owner_id=me', 'owner_id'],
    ['?leaked=maybe', 'leaked'],
    ['?expires_before=soon', 'expires_before'],
    ['?scope=Everything!', 'scope'],
    [`?sha256=${'g'.repeat(64)}`, 'sha256'],
    ['?status=active&status=revoked', 'status'],
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?limit=1e9', 'limit'],
    ['?limit=ten', 'limit'],
    ['?q=', 'q'],
    ['?q=%00', 'q'],
    [`?q=${'x'.repeat(101)}`, 'q'],
    ['?q[a]=b', 'q[a]'],
    ['?workspace_id=x', 'workspace_id'],
  ])('refuses %s', async (query, field) => {
    const { errors } = expectProblem(await list(owner, query), 400, 'validation_failed');
    expect(errors[0].field).toBe(field);
  });

  it('refuses an invented cursor', async () => {
    expectProblem(await list(owner, '?cursor=bm9wZQ'), 400, 'invalid_cursor');
  });
});

describe('changing a key', () => {
  const patch = (id: string, json: unknown) =>
    request(app.server, 'PATCH', keysPath(owner.workspace.id, id), { token: owner.accessToken, json });

  it('changes only the given fields, and records both values', async () => {
    const expiresAt = inHours(5);
    const created = await createKey(app.server, owner, { name: 'before', allowed_ips: ['192.0.2.7'] });
    const first = await patch(created.id, {
      name: 'after',
      scopes: ['members:read'],
      expires_at: expiresAt,
    });
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({
      name: 'after',
      scopes: ['members:read'],
      allowed_ips: ['192.0.2.7/32'],
      expires_at: expiresAt,
      created_at: created.created_at,
    });
    expect(Object.keys(first.json)).not.toContain('key');
    const second = await patch(created.id, { scopes: null, allowed_ips: null, expires_at: null });
    expect(second.json).toMatchObject({ name: 'after', scopes: null, allowed_ips: null, expires_at: null });

    const events = await app.database.query(
      `SELECT details FROM audit_events WHERE target_id = $1 AND action = 'api_key.updated' ORDER BY id`,
      [created.id],
    );
    expect(events.map(({ details }) => details.changed)).toEqual([
      {
        name: { from: 'before', to: 'after' },
        scopes: { from: null, to: ['members:read'] },
        expires_at: { from: null, to: expiresAt },
      },
      {
        scopes: { from: ['members:read'], to: null },
        allowed_ips: { from: ['192.0.2.7/32'], to: null },
        expires_at: { from: expiresAt, to: null },
      },
    ]);
  });

  it('takes effect on the next request', async () => {
    const { id, key: text } = await createKey(app.server, owner);
    expect((await whoAmI(app.server, { apiKey: text })).json.scopes).toContain('members:write');
    await patch(id, { scopes: ['members:read'] });
    expect((await whoAmI(app.server, { apiKey: text })).json.scopes).toEqual(['members:read']);
    await patch(id, { allowed_ips: ['192.0.2.7'] });
    expectProblem(await whoAmI(app.server, { apiKey: text }), 401, 'invalid_credentials');
    await patch(id, { allowed_ips: null });
    expect((await whoAmI(app.server, { apiKey: text })).status).toBe(200);
    await patch(id, { expires_at: new Date().toISOString() });
    expectProblem(await whoAmI(app.server, { apiKey: text }), 401, 'invalid_credentials');
  });

  it('is impossible once the key has expired', async () => {
    const { id, key: text } = await createKey(app.server, owner, {
      expires_at: new Date(Date.now() + 2_000).toISOString(),
    });
    expect((await whoAmI(app.server, { apiKey: text })).status).toBe(200);
    const refused = await eventually('the key is refused', () => whoAmI(app.server, { apiKey: text }), {
      until: ({ status }) => status !== 200,
    });
    expectProblem(refused, 401, 'invalid_credentials');
    const path = keysPath(owner.workspace.id, id);
    const found = await request(app.server, 'GET', path, { token: owner.accessToken });
    expect(found.json.status).toBe('expired');
    expectProblem(await patch(id, { expires_at: inHours(1) }), 409, 'api_key_not_active');
  });

  it('is impossible once the key is revoked', async () => {
    const { id } = await createKey(app.server, owner);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken });
    expectProblem(await patch(id, { name: 'n' }), 409, 'api_key_not_active');
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, '(body)'],
    ['a null name', { name: null }, 'name'],
    ['an empty scope list', { scopes: [] }, 'scopes'],
    ['an empty allowlist', { allowed_ips: [] }, 'allowed_ips'],
    ['an expiry of long ago', { expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
    ['a status', { status: 'active' }, 'status'],
    ['a revocation that is taken back', { revoked_at: null }, 'revoked_at'],
    ['a successor', { replaced_by: randomUUID() }, 'replaced_by'],
    ['a creator', { created_by: randomUUID() }, 'created_by'],
  ])('refuses %s', async (_, json, field) => {
    const { errors } = expectProblem(await patch(key.id, json), 400, 'validation_failed');
    expect(errors[0].field).toBe(field);
  });
});

describe('revoking a key', () => {
  const revoke = (id: string, options: RequestOptions = { token: owner.accessToken }) =>
    request(app.server, 'DELETE', keysPath(owner.workspace.id, id), options);

  it('stops it permanently, and is idempotent', async () => {
    const { id, key: text } = await createKey(app.server, owner);
    expect((await whoAmI(app.server, { apiKey: text })).status).toBe(200);
    for (let time = 0; time < 3; time += 1) {
      const response = await revoke(id);
      expect([response.status, response.json]).toEqual([200, { status: 'revoked' }]);
      expectProblem(await whoAmI(app.server, { apiKey: text }), 401, 'invalid_credentials');
    }
    const path = keysPath(owner.workspace.id, id);
    const found = await request(app.server, 'GET', path, { token: owner.accessToken });
    expect(found.json).toMatchObject({ status: 'revoked', revoked_at: expect.stringMatching(TIME) });
    const events = await app.database.query(
      `SELECT details FROM audit_events WHERE target_id = $1 AND action = 'api_key.revoked'`,
      [id],
    );
    expect(events).toHaveLength(1);
  });

  it('lets a key revoke itself', async () => {
    const { id, key: text } = await createKey(app.server, owner);
    expect((await revoke(id, { apiKey: text })).status).toBe(200);
    expectProblem(await revoke(id, { apiKey: text }), 401, 'invalid_credentials');
  });

  it('makes a repeat wait, too, until every instance has applied it', async () => {
    const { id, key: text } = await createKey(app.server, owner);
    const other = await app.startInstance();
    expect((await whoAmI(other, { apiKey: text })).status).toBe(200);
    other.signal('SIGSTOP');
    const first = revoke(id);
    // Once the first has committed, the repeat has nothing left to write.
    await eventually(
      'the key is revoked',
      () => app.database.query('SELECT FROM api_keys WHERE id = $1 AND revoked_at IS NOT NULL', [id]),
      { until: (rows) => rows.length > 0, intervalMs: 1 },
    );
    const repeatAnswered = revoke(id).then((response) => ({ response, at: performance.now() }));
    await sleep(300);
    const continuedAt = performance.now();
    other.signal('SIGCONT');
    const { response, at } = await repeatAnswered;
    expect([(await first).status, response.status]).toEqual([200, 200]);
    expect(at).toBeGreaterThan(continuedAt);
    expectProblem(await whoAmI(other, { apiKey: text }), 401, 'invalid_credentials');
  });
});
