import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const app = useServer();
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

const pathOf = (key: Json, query = ''): string =>
  `${keysPath(owner.workspace.id, key.id, 'requests')}${query}`;
const logOf = (key: Json, query = '', token = owner.accessToken) =>
  request(app.server, 'GET', pathOf(key, query), { token });
const linesOf = async (key: Json, query = ''): Promise<string[]> =>
  (await logOf(key, query)).json.map(
    ({ method, route, status, error_code: code }: Json) => `${method} ${route} ${status} ${code}`,
  );

describe('the request log of a key', () => {
  it('lists what the key did, newest first, with where from, the outcome and how long it took', async () => {
    const key = await createKey(app.server, owner);
    expect(await linesOf(key)).toEqual([]);
    const before = Date.now();
    await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' });
    await request(app.server, 'POST', '/api/v1/documents', { apiKey: key.key, json: {} });
    await request(app.server, 'GET', `/api/v1/documents/${randomUUID()}`, { apiKey: key.key });
    expect(await linesOf(key)).toEqual([
      'GET /api/v1/documents/{documentId} 404 not_found',
      'POST /api/v1/documents 400 validation_failed',
      'GET /api/v1/me 200 null',
    ]);
    const first = (await logOf(key)).json[2];
    expect(first).toEqual({
      id: expect.any(String),
      occurred_at: expect.any(String),
      method: 'GET',
      route: '/api/v1/me',
      status: 200,
      error_code: null,
      address: '192.0.2.7',
      duration_ms: expect.any(Number),
    });
    expect(first.duration_ms).toBeGreaterThan(0);
    expect(Date.parse(first.occurred_at)).toBeGreaterThanOrEqual(before - 1);
    expect(Date.parse(first.occurred_at)).toBeLessThanOrEqual(Date.now());
  });

  it('contains nothing that the caller wrote: no path, no query, no header, no body', async () => {
    const key = await createKey(app.server, owner);
    const secret = `lk_${'5ec2e7'.repeat(8)}`;
    const headers = { 'user-agent': secret, referer: secret };
    const send = (method: string, path: string, json?: Json) =>
      request(app.server, method, path, { apiKey: key.key, headers, ...(json && { json }) });
    await send('GET', `/api/v1/documents/${secret}`);
    await send('GET', `/api/v1/documents?q=${secret}`);
    await send('GET', `/api/v1/me?token=${secret}#${secret}`);
    await send('GET', `/api/v1/verify/${secret}?scope=${secret}`);
    await send('POST', '/api/v1/documents', { title: 7, body: secret });
    expect(await linesOf(key)).toContain('POST /api/v1/documents 400 validation_failed');
    const rows = await app.database.query(
      'SELECT row_to_json(r)::text AS text FROM api_key_requests r WHERE api_key_id = $1',
      [key.id],
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain('5ec2e7');
    expect(JSON.stringify(rows)).not.toContain(key.key.slice(8));
  });

  it('names the reason of a refusal that the caller was not told', async () => {
    const key = await createKey(app.server, owner, {
      allowed_ips: ['192.0.2.7'],
      scopes: ['documents:read'],
    });
    const elsewhere = await whoAmI(app.server, { apiKey: key.key, address: '198.51.100.1' });
    expectProblem(elsewhere, 401, 'invalid_credentials');
    expect(JSON.stringify(elsewhere.json)).not.toContain('address');
    await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: key.key,
      address: '192.0.2.7',
      json: { title: 'x', body: '' },
    });
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), { token: owner.accessToken });
    await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' });
    expect(await linesOf(key)).toEqual([
      'GET /api/v1/me 401 revoked',
      'POST /api/v1/documents 403 insufficient_scope',
      'GET /api/v1/me 401 address_not_allowed',
    ]);
  });

  it('says of a canary that it was used', async () => {
    const key = await createKey(app.server, owner, { canary: true });
    expect((await whoAmI(app.server, { apiKey: key.key })).status).toBe(401);
    expect(await linesOf(key)).toEqual(['GET /api/v1/me 401 canary_used']);
  });

  it('includes requests for another workspace, which were refused', async () => {
    const stranger = await register(app.server);
    const key = await createKey(app.server, owner);
    await request(app.server, 'GET', keysPath(stranger.workspace.id), { apiKey: key.key });
    expect(await linesOf(key)).toEqual(['GET /api/v1/workspaces/{workspaceId}/api-keys 404 not_found']);
    expect((await logOf(key)).json).toHaveLength(1);
  });

  it('keeps a few of each second of a burst, and more of the failures', async () => {
    const key = await createKey(app.server, owner, { scopes: ['documents:read'] });
    const burst = Array.from({ length: 100 }, (_, index) =>
      index % 2 === 0
        ? whoAmI(app.server, { apiKey: key.key })
        : request(app.server, 'GET', keysPath(owner.workspace.id), { apiKey: key.key }),
    );
    await Promise.all(burst);
    const seconds = new Map<string, { successes: number; failures: number }>();
    for (const { occurred_at: at, status } of (await logOf(key, '?limit=100')).json) {
      const second = seconds.get(at.slice(0, 19)) ?? { successes: 0, failures: 0 };
      second[status < 400 ? 'successes' : 'failures'] += 1;
      seconds.set(at.slice(0, 19), second);
    }
    expect(seconds.size).toBeGreaterThan(0);
    for (const { successes, failures } of seconds.values()) {
      expect(successes).toBeLessThanOrEqual(2);
      expect(failures).toBeLessThanOrEqual(5);
    }
    const usage = await request(app.server, 'GET', keysPath(owner.workspace.id, key.id, 'usage'), {
      token: owner.accessToken,
    });
    // The figures of the usage are complete.
    expect(usage.json.totals).toMatchObject({ allowed: 50, denied: 50 });
  });

  it('is read in pages, by status and by method', async () => {
    const key = await createKey(app.server, owner);
    await whoAmI(app.server, { apiKey: key.key });
    for (const _ of [1, 2, 3]) {
      await request(app.server, 'POST', '/api/v1/documents', { apiKey: key.key, json: {} });
    }
    const all: Json[] = (await logOf(key)).json;
    expect(all).toHaveLength(4);
    const ids: string[] = [];
    for (let path: string | undefined = pathOf(key, '?limit=3'); path !== undefined;) {
      const response = await request(app.server, 'GET', path, { token: owner.accessToken });
      ids.push(...response.json.map(({ id }: Json) => id));
      path = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(await linesOf(key, '?status=2xx')).toEqual(['GET /api/v1/me 200 null']);
    expect(await linesOf(key, '?status=4xx&limit=1')).toEqual([
      'POST /api/v1/documents 400 validation_failed',
    ]);
    expect(await linesOf(key, '?method=GET')).toEqual(['GET /api/v1/me 200 null']);
    expect(await linesOf(key, '?status=5xx')).toEqual([]);
    for (const query of ['?status=404', '?method=get', '?limit=0', '?path=x']) {
      const refused = await logOf(key, query);
      expectProblem(refused, 400, 'validation_failed');
      expect(refused.json.errors[0].field).toBe(query.slice(1).split('=')[0]);
    }
    expectProblem(await logOf(key, '?cursor=eA'), 400, 'invalid_cursor');
  });

  it('shows members only the requests of their own keys', async () => {
    const member = await addColleague(app, owner, 'member');
    const key = await createKey(app.server, owner);
    await whoAmI(app.server, { apiKey: key.key });
    expectProblem(await logOf(key, '', member.accessToken), 404, 'not_found');
    await whoAmI(app.server, { apiKey: member.apiKey });
    expect((await logOf({ id: member.apiKeyId }, '', member.accessToken)).json).toHaveLength(1);
    expect((await logOf({ id: member.apiKeyId })).json).toHaveLength(1);
  });
});
