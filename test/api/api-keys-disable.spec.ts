import { beforeAll, describe, expect, it } from '@jest/globals';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { type App, useServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { registerResourceServer, runOperatorTool } from '../support/operator.js';

const app = useServer();
let owner: Account;
let other: Awaited<ReturnType<App['startInstance']>>;

beforeAll(async () => {
  owner = await register(app.server);
  other = await app.startInstance();
});

const asOwner = (): RequestOptions => ({ token: owner.accessToken });
const change = (id: string, json: unknown, options: RequestOptions = asOwner()) =>
  request(app.server, 'PATCH', keysPath(owner.workspace.id, id), { ...options, json });
const read = async (id: string): Promise<Json> =>
  (await request(app.server, 'GET', keysPath(owner.workspace.id, id), asOwner())).json;
const everywhere = (apiKey: string): Promise<number[]> =>
  Promise.all([app.server, other].map(async (server) => (await whoAmI(server, { apiKey })).status));
const trailOf = async (id: string): Promise<string[]> =>
  (
    await request(
      app.server,
      'GET',
      `/api/v1/workspaces/${owner.workspace.id}/audit-events?target_id=${id}&limit=100`,
      asOwner(),
    )
  ).json.map(({ action }: Json) => action);

describe('A disabled key', () => {
  it('is refused by every instance once the request is answered, and accepted again once it is enabled', async () => {
    const key = await createKey(app.server, owner);
    expect(await everywhere(key.key)).toEqual([200, 200]);
    expect((await change(key.id, { disabled: true })).json).toMatchObject({
      status: 'disabled',
      status_reason: 'disabled_by_user',
      disabled: true,
      revoked_at: null,
    });
    expect(await everywhere(key.key)).toEqual([401, 401]);
    expectProblem(await whoAmI(app.server, { apiKey: key.key }), 401, 'invalid_credentials');
    expect((await change(key.id, { disabled: false })).json).toMatchObject({
      status: 'active',
      status_reason: null,
      disabled: false,
    });
    expect(await everywhere(key.key)).toEqual([200, 200]);
    expect(await trailOf(key.id)).toEqual(['api_key.enabled', 'api_key.disabled', 'api_key.created']);
  });

  it('shows its owner why requests were denied', async () => {
    const key = await createKey(app.server, owner);
    await change(key.id, { disabled: true });
    await whoAmI(app.server, { apiKey: key.key });
    const totals = await eventually(
      'the denial is counted',
      async () =>
        (await request(app.server, 'GET', keysPath(owner.workspace.id, key.id, 'usage'), asOwner())).json
          .totals,
      { until: ({ denied }: Json) => denied > 0 },
    );
    expect(totals).toMatchObject({ allowed: 0, denied_by_reason: { disabled: 1 } });
    expect((await read(key.id)).last_used_at).toBeNull();
  });

  it('is inactive for resource servers', async () => {
    const operator = await runOperatorTool(app.database, 'create', 'disabling');
    const server = await registerResourceServer(app.server, operator, `d${Date.now()}`);
    const key = await createKey(app.server, owner, { metadata: { customer: 'acme' } });
    const introspect = async (): Promise<Json> =>
      (
        await request(app.server, 'POST', '/api/v1/introspect', {
          token: server.secret,
          body: `token=${key.key}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).json;
    expect(await introspect()).toMatchObject({ active: true, metadata: { customer: 'acme' } });
    await change(key.id, { disabled: true });
    expect(await introspect()).toEqual({ active: false });
  });

  it('can be changed and revoked, but not rotated', async () => {
    const key = await createKey(app.server, owner);
    await change(key.id, { disabled: true });
    expect((await change(key.id, { name: 'renamed', scopes: ['members:read'] })).json).toMatchObject({
      name: 'renamed',
      status: 'disabled',
    });
    const path = keysPath(owner.workspace.id, key.id);
    const rotated = await request(app.server, 'POST', `${path}/rotate`, { ...asOwner(), json: {} });
    expect(expectProblem(rotated, 409, 'api_key_not_active').detail).toMatch(/enable it/);
    expect((await request(app.server, 'DELETE', path, asOwner())).status).toBe(200);
    expect(await read(key.id)).toMatchObject({ status: 'revoked', status_reason: 'revoked_by_user' });
    expectProblem(await change(key.id, { disabled: false }), 409, 'api_key_not_active');
    expect(await everywhere(key.key)).toEqual([401, 401]);
  });

  it('ends with the person it acts for', async () => {
    const { userId, apiKey, apiKeyId } = await addColleague(app, owner, 'member');
    await change(apiKeyId, { disabled: true });
    await request(
      app.server,
      'DELETE',
      `/api/v1/workspaces/${owner.workspace.id}/members/${userId}`,
      asOwner(),
    );
    expect(await read(apiKeyId)).toMatchObject({ status: 'ended', status_reason: 'creator_left' });
    expectProblem(await change(apiKeyId, { disabled: false }), 409, 'api_key_not_active');
    expect(await everywhere(apiKey)).toEqual([401, 401]);
  });

  it('can be disabled but not enabled by an admin if it acts with a higher role', async () => {
    const admin = await addColleague(app, owner, 'admin');
    const key = await createKey(app.server, owner);
    const asAdmin = { token: admin.accessToken };
    expect((await change(key.id, { disabled: true }, asAdmin)).json.status).toBe('disabled');
    expectProblem(await change(key.id, { disabled: false }, asAdmin), 403, 'insufficient_role');
    expect(await everywhere(key.key)).toEqual([401, 401]);
  });

  it('can disable itself, but not enable itself again', async () => {
    const key = await createKey(app.server, owner);
    expect((await change(key.id, { disabled: true }, { apiKey: key.key })).json.status).toBe('disabled');
    expectProblem(await change(key.id, { disabled: false }, { apiKey: key.key }), 401, 'invalid_credentials');
    expect((await read(key.id)).status).toBe('disabled');
  });

  it('has one outcome and a consistent audit trail when disabled, enabled, rotated and revoked at once', async () => {
    const key = await createKey(app.server, owner);
    const path = keysPath(owner.workspace.id, key.id);
    const requests: ((isLate: boolean) => Promise<unknown>)[] = [
      () => change(key.id, { disabled: true }),
      () => change(key.id, { disabled: false }),
      () => request(app.server, 'POST', `${path}/rotate`, { ...asOwner(), json: {} }),
      (isLate) =>
        isLate ? request(app.server, 'DELETE', path, asOwner()) : change(key.id, { disabled: true }),
    ];
    const rounds = Array.from({ length: 12 }, (_, round) => requests.map((send) => send(round >= 10)));
    await Promise.all(rounds.flat());
    const after = await read(key.id);
    expect(after.status).toBe('revoked');
    expect(await everywhere(key.key)).toEqual([401, 401]);
    const trail = await trailOf(key.id);
    const ends = trail.filter((action) => action === 'api_key.revoked' || action === 'api_key.rotated');
    expect(ends).toHaveLength(1);
    expect(after.replaced_by === null).toBe(ends[0] === 'api_key.revoked');
    const switches = trail
      .filter((action) => action === 'api_key.disabled' || action === 'api_key.enabled')
      .reverse();
    expect(switches).toEqual(
      switches.map((_, index) => (index % 2 === 0 ? 'api_key.disabled' : 'api_key.enabled')),
    );
    expect(after.disabled).toBe(switches.length % 2 === 1);
  });
});

describe('Description and metadata', () => {
  const list = async (query: string): Promise<Json> =>
    request(app.server, 'GET', `${keysPath(owner.workspace.id)}?${query}`, asOwner());

  it('are stored, replaced as a whole, copied by a rotation, and removed by null', async () => {
    const key = await createKey(app.server, owner, {
      description: 'Runs at night.\nAsk Ada.',
      metadata: { customer: 'acme', 'cost.centre': '12' },
    });
    expect(key).toMatchObject({
      description: 'Runs at night.\nAsk Ada.',
      metadata: { customer: 'acme', 'cost.centre': '12' },
    });
    expect((await change(key.id, { metadata: { customerName: 'Acme' } })).json.metadata).toEqual({
      customerName: 'Acme',
    });
    const { json: next } = await request(app.server, 'POST', keysPath(owner.workspace.id, key.id, 'rotate'), {
      ...asOwner(),
      json: {},
    });
    expect(next).toMatchObject({ description: key.description, metadata: { customerName: 'Acme' } });
    expect((await change(next.id, { metadata: null, description: null })).json).toMatchObject({
      metadata: {},
      description: null,
    });
  });

  it('filter lists: a key must have all requested entries exactly', async () => {
    const mark = `m${Date.now()}`;
    const [first, second] = [
      await createKey(app.server, owner, { metadata: { customer: mark, region: 'eu' } }),
      await createKey(app.server, owner, { metadata: { customer: mark, region: 'us' } }),
    ];
    const idsOf = async (query: string) => (await list(query)).json.map(({ id }: Json) => id);
    expect(await idsOf(`metadata.customer=${mark}`)).toEqual([second.id, first.id]);
    expect(await idsOf(`metadata.customer=${mark}&metadata.region=eu`)).toEqual([first.id]);
    expect(await idsOf(`metadata.customer=${mark.slice(0, -1)}`)).toEqual([]);
    const page = await list(`metadata.customer=${mark}&limit=1`);
    expect(page.headers.get('link')).toContain(`metadata.customer=${mark}`);
  });

  const entries = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, 'v']));
  it.each([
    ['a value that is no string', { metadata: { customer: 7 } }, 'metadata.customer', /string/],
    ['a list', { metadata: ['acme'] }, 'metadata', /object of strings/],
    ['a name with a space', { metadata: { 'a name': 'x' } }, 'metadata.a name', /1 to 64 letters/],
    ['51 entries', { metadata: entries(51) }, 'metadata', /at most 50 entries, not 51/],
    [
      'a value of 501 characters',
      { metadata: { ...entries(1), a: 'x'.repeat(501) } },
      'metadata.a',
      /at most 500/,
    ],
    [
      'more than 4096 bytes',
      {
        metadata: Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`n${index}`, 'é'.repeat(250)])),
      },
      'metadata',
      /at most 4096 bytes as JSON, not \d+/,
    ],
    ['a description of 501 characters', { description: 'x'.repeat(501) }, 'description', /at most 500/],
    ['a word for disabled', { disabled: 'yes' }, 'disabled', /true or false/],
  ])('refuses %s', async (_name, json, field, message) => {
    const key = await createKey(app.server, owner);
    const { errors } = expectProblem(await change(key.id, json), 400, 'validation_failed');
    expect(errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  it.each([
    ['50 entries', entries(50)],
    [
      '4096 bytes',
      Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`n${index}`, 'v'.repeat(447)])),
    ],
  ])('keeps %s', async (_name, metadata) => {
    const key = await createKey(app.server, owner);
    const { status, json } = await change(key.id, { metadata });
    expect({ status, metadata: json.metadata }).toEqual({ status: 200, metadata });
  });

  it.each([
    ['metadata.=x', 'metadata.', /1 to 64 letters/],
    ['metadata.customer=a&metadata.customer=b', 'metadata.customer', /once/],
    ['metadatum.customer=a', 'metadatum.customer', /not a known field/],
  ])('refuses a list by ?%s', async (query, field, message) => {
    const { errors } = expectProblem(await list(query), 400, 'validation_failed');
    expect(errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });
});
