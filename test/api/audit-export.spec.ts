import { beforeAll, describe, expect, it } from '@jest/globals';
import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { registerMember } from '../support/workspaces.js';

const app = useServer();

let owner: Account;

const pathOf = ({ workspace }: Account): string => `/api/v1/workspaces/${workspace.id}`;

const exported = (query = '', by: RequestOptions = { token: owner.accessToken }, of = owner) =>
  request(app.server, 'GET', `${pathOf(of)}/audit-events/export${query}`, by);

/** Details of a few hundred characters, which together exceed a connection's buffers. */
const insertEvents = ({ workspace }: Account, count: number, padding = 20): Promise<unknown> =>
  app.database.query(
    `INSERT INTO audit_events (id, workspace_id, actor_kind, action, target_type, details, occurred_at)
     SELECT gen_random_uuid(), '${workspace.id}', 'system', 'workspace.updated', 'workspace',
       jsonb_build_object('number', number, 'name', repeat('x', ${padding})), clock_timestamp()
     FROM generate_series(1, ${count}) AS number`,
  );

async function listed(query: string): Promise<Json[]> {
  const events: Json[] = [];
  for (let link: string | undefined = `${pathOf(owner)}/audit-events?limit=100&${query}`; link;) {
    const page = await request(app.server, 'GET', link, { token: owner.accessToken });
    expect(page.status).toBe(200);
    events.push(...page.json);
    link = /<([^>]+)>/.exec(page.headers.get('link') ?? '')?.[1];
  }
  return events;
}

beforeAll(async () => {
  owner = await register(app.server);
  await insertEvents(owner, 10_500);
  await request(app.server, 'PATCH', pathOf(owner), {
    apiKey: owner.apiKey,
    json: { name: 'Renamed' },
    address: '192.0.2.7',
  });
});

describe('GET /workspaces/{workspaceId}/audit-events/export', () => {
  it('streams every event once, newest first, however many there are', async () => {
    const { status, headers, json } = await exported();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    const ids: string[] = json.map(({ id }: Json) => id);
    expect(ids.length).toBeGreaterThan(10_500);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort().reverse());
    const renamed = json.find(({ details }: Json) => details.name === 'Renamed');
    expect([renamed]).toEqual(await listed('address=192.0.2.7'));
  });

  it.each([
    ['an action', 'action=workspace.created', 1],
    ['a text far back', 'q=10499', 1],
    ['an address', 'address=192.0.2.0/24', 1],
    ['an actor', 'actor_api_key_id=KEY', 1],
    ['a target type and a time', 'target_type=api_key&from=2020-01-01T00:00:00Z', 1],
    ['a time before anything', 'to=2020-01-01T00:00:00Z', 0],
  ])('accepts the filters of the list: %s', async (_, query, count) => {
    const filters = query.replace('KEY', owner.apiKeyId);
    const { status, json } = await exported(`?${filters}`);
    expect(status).toBe(200);
    expect(json).toHaveLength(count);
    expect(json).toEqual(await listed(filters));
  });

  it('names the invalid field, and has no pages', async () => {
    for (const query of ['format=pdf', 'limit=10', 'cursor=x', 'address=here', 'action=none'])
      expect(expectProblem(await exported(`?${query}`), 400, 'validation_failed').errors).toEqual([
        expect.objectContaining({ field: query.split('=')[0] }),
      ]);
  });

  it('answers HEAD without reading the trail', async () => {
    const { status, text } = await request(app.server, 'HEAD', `${pathOf(owner)}/audit-events/export`, {
      token: owner.accessToken,
    });
    expect([status, text]).toEqual([200, '']);
  });

  it('requires permission to read the trail, for keys and for sessions', async () => {
    const viewer = await registerMember(app.server, app.database, owner, 'viewer');
    for (const by of [{ apiKey: viewer.apiKey }, { token: viewer.accessToken }])
      expect((await exported('', by)).status).toBe(403);
    const stranger = await register(app.server);
    expectProblem(await exported('', { token: stranger.accessToken }), 404, 'not_found');
    expectProblem(await exported('', {}), 401, 'missing_credentials');
  });
});

describe('An export as CSV', () => {
  it('has a row for each event, and is marked as UTF-8', async () => {
    const { headers, text } = await exported('?format=csv&address=192.0.2.7');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(headers.get('content-disposition')).toContain('.csv"');
    const [event] = await listed('address=192.0.2.7');
    const head =
      'id,occurred_at,action,actor_kind,actor_user_id,actor_service_account_id,actor_api_key_id,target_type,target_id,address,request_id,details';
    const details = JSON.stringify(event.details).replaceAll('"', '""');
    // Fetch's `Response.text` removes the mark.
    expect(text).toBe(
      `${head}\r\n${event.id},${event.occurred_at},workspace.updated,api_key,${owner.user.id},,${owner.apiKeyId},workspace,${owner.workspace.id},192.0.2.7,${event.request_id},"${details}"\r\n`,
    );
  });

  it('has as many rows as there are events', async () => {
    const { text } = await exported('?format=csv&action=workspace.updated');
    expect(text.trimEnd().split('\r\n')).toHaveLength(10_502);
  });

  it('neutralises text that a spreadsheet would run', async () => {
    const account = await register(app.server);
    for (const requestId of ['-1', '--2'])
      await request(app.server, 'PATCH', pathOf(account), {
        token: account.accessToken,
        headers: { 'x-request-id': requestId },
        json: { name: `=1+1 ${requestId}` },
      });
    const { text } = await exported(
      '?format=csv&action=workspace.updated',
      { token: account.accessToken },
      account,
    );
    expect(text).toMatch(/,'--2,"\{/);
    expect(text).toMatch(/,'-1,"\{/);
    expect(text).not.toMatch(/(^|,)"?[=+\-@\t\r]/m);
  });
});

describe('Nothing is served under authority that has ended', () => {
  /** Half of this exceeds the kernel's buffers on both sides of a connection, which Linux lets grow to 32 and 4 MB. */
  const MEGABYTES = 96;
  let big: Account;
  beforeAll(async () => {
    big = await register(app.server);
    await insertEvents(big, MEGABYTES * 125, 8_000);
  });

  /** An export whose first bytes have arrived, and that waits to be read further. */
  async function begin(headers: Record<string, string>): Promise<IncomingMessage> {
    const [response] = (await once(
      get(`${app.server.url}${pathOf(big)}/audit-events/export?format=csv`, { headers }),
      'response',
    )) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    await once(response, 'readable');
    return response;
  }

  async function readOn(response: IncomingMessage): Promise<{ bytes: number; isWhole: boolean }> {
    let bytes = 0;
    response.on('data', (chunk: Buffer) => (bytes += chunk.length));
    response.on('error', () => undefined);
    if (!response.closed) await new Promise((resolve) => response.once('close', resolve));
    return { bytes, isWhole: response.complete };
  }

  it('an undisturbed export is complete', async () => {
    const { bytes, isWhole } = await readOn(await begin({ 'x-api-key': big.apiKey }));
    expect(isWhole).toBe(true);
    expect(bytes).toBeGreaterThan(MEGABYTES * 1_000_000);
  });

  const ends: [string, (key: Json, admin: Account) => Promise<void>][] = [
    [
      'its key is revoked',
      async (key) => {
        const path = `${pathOf(big)}/api-keys/${key.id}`;
        expect((await request(app.server, 'DELETE', path, { token: big.accessToken })).status).toBe(200);
      },
    ],
    [
      'the role of its member is lowered',
      async (_, admin) => {
        const path = `${pathOf(big)}/members/${admin.user.id}`;
        const lowered = { token: big.accessToken, json: { role: 'member' } };
        expect((await request(app.server, 'PATCH', path, lowered)).status).toBe(200);
      },
    ],
    [
      'its member is removed',
      async (_, admin) => {
        const path = `${pathOf(big)}/members/${admin.user.id}`;
        expect((await request(app.server, 'DELETE', path, { token: big.accessToken })).status).toBe(200);
      },
    ],
  ];

  it.each(ends)('breaks off when %s midway', async (_, end) => {
    const admin = await registerMember(app.server, app.database, big, 'admin');
    const key = await request(app.server, 'POST', `${pathOf(big)}/api-keys`, {
      token: admin.accessToken,
      json: { name: 'Export', scopes: ['audit:read'] },
    });
    expect(key.status).toBe(201);
    const running = await begin({ 'x-api-key': key.json.key });
    await end(key.json, admin);
    const { bytes, isWhole } = await readOn(running);
    expect(isWhole).toBe(false);
    // At most what was in transit when it ended.
    expect(bytes).toBeLessThan(MEGABYTES * 500_000);
  });

  it('breaks off when its session ends midway', async () => {
    const admin = await registerMember(app.server, app.database, big, 'admin');
    const running = await begin({ authorization: `Bearer ${admin.accessToken}` });
    const ended = await request(app.server, 'POST', '/api/v1/auth/logout', { cookie: admin.cookie });
    expect(ended.status).toBeLessThan(300);
    expect((await readOn(running)).isWhole).toBe(false);
  });

  it('a departing client makes room for another export; one too many is refused', async () => {
    const headers = { 'x-api-key': big.apiKey };
    const running = [await begin(headers), await begin(headers), await begin(headers)];
    const refused = await exported('', { token: big.accessToken }, big);
    expectProblem(refused, 429, 'too_many_requests');
    expect(refused.headers.get('retry-after')).toBe('10');
    for (const response of running) response.on('error', () => undefined).destroy();
    const again = await eventually('there is room again', () => begin(headers).catch(() => undefined));
    again.on('error', () => undefined).destroy();
  });
});
