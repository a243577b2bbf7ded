import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { whenQueueIsEmpty } from '../support/jobs.js';
import { fifty } from '../support/patiently.js';
import {
  awkwardValues,
  changeUnusedKey,
  join,
  type Member,
  registerMember,
  walkPages,
} from '../support/workspaces.js';

const app = useServer();

let owner: Account;
let admin: Member;
let member: Member;
let viewer: Member;
let stranger: Account;

beforeAll(async () => {
  owner = await register(app.server, { name: 'Ada' });
  admin = await registerMember(app.server, app.database, owner, 'admin');
  member = await registerMember(app.server, app.database, owner, 'member');
  viewer = await registerMember(app.server, app.database, owner, 'viewer');
  stranger = await register(app.server);
});

const schemes = [
  { scheme: 'an API key', as: (account: Account): RequestOptions => ({ apiKey: account.apiKey }) },
  { scheme: 'an API key as bearer', as: (account: Account): RequestOptions => ({ token: account.apiKey }) },
  { scheme: 'an access token', as: (account: Account): RequestOptions => ({ token: account.accessToken }) },
];

const collection = '/api/v1/workspaces';
const path = (id: string): string => `${collection}/${id}`;
const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

describe('GET /workspaces', () => {
  it('lists all workspaces of a user, newest first, each with their role', async () => {
    const response = await request(app.server, 'GET', collection, { token: viewer.accessToken });
    expect(response.status).toBe(200);
    expect(response.json).toEqual([
      { ...viewer.workspace, second_factor_required_by: null, role: 'owner' },
      { ...owner.workspace, second_factor_required_by: null, role: 'viewer' },
    ]);
  });

  it('shows a key only its own workspace', async () => {
    const response = await request(app.server, 'GET', collection, { apiKey: viewer.apiKey });
    expect(response.status).toBe(200);
    expect(response.json).toEqual([{ ...owner.workspace, second_factor_required_by: null, role: 'viewer' }]);
  });

  it('refuses a key without the scope workspace:read', async () => {
    const account = await register(app.server);
    await changeUnusedKey(app.database, account.apiKeyId, { scopes: ['members:read'] });
    const response = await request(app.server, 'GET', collection, { apiKey: account.apiKey });
    expect(expectProblem(response, 403, 'insufficient_scope').required_scope).toBe('workspace:read');
  });

  it('is empty for a user who belongs to none', async () => {
    const account = await register(app.server);
    const options = { token: account.accessToken };
    expect((await request(app.server, 'DELETE', path(account.workspace.id), options)).status).toBe(204);
    const response = await request(app.server, 'GET', collection, options);
    expect(response.status).toBe(200);
    expect(response.json).toEqual([]);
    expect(response.headers.has('link')).toBe(false);
  });

  it('returns each of them exactly once over its pages', async () => {
    const account = await register(app.server);
    const ids = [account.workspace.id];
    for (const name of ['Two', 'Three', 'Four']) {
      const options = { token: account.accessToken, json: { name } };
      ids.unshift((await request(app.server, 'POST', collection, options)).json.id);
    }
    const inTwos = await walkPages(app.server, `${collection}?limit=2`, account.accessToken);
    expect(inTwos.map(idsOf)).toEqual([ids.slice(0, 2), ids.slice(2)]);
    const atOnce = await walkPages(app.server, `${collection}?limit=4`, account.accessToken);
    expect(atOnce.map(idsOf)).toEqual([ids]);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'limit=1&limit=2', 'order=name'])(
    'refuses ?%s',
    async (query) => {
      const options = { token: owner.accessToken };
      const response = await request(app.server, 'GET', `${collection}?${query}`, options);
      expectProblem(response, 400, 'validation_failed');
    },
  );

  it('refuses a cursor that it did not issue', async () => {
    const options = { token: owner.accessToken };
    const response = await request(app.server, 'GET', `${collection}?cursor=nonsense`, options);
    expectProblem(response, 400, 'invalid_cursor');
  });

  it('refuses callers without a credential', async () => {
    expectProblem(await request(app.server, 'GET', collection), 401, 'missing_credentials');
  });
});

describe('POST /workspaces', () => {
  it('creates a workspace that its creator owns', async () => {
    const options = { token: stranger.accessToken, json: { name: '  Acme  ' } };
    const response = await request(app.server, 'POST', collection, options);
    expect(response.status).toBe(201);
    expect(response.json).toEqual({
      id: expect.any(String),
      name: 'Acme',
      leak_policy: null,
      key_alert_emails: ['canary_used', 'new_address', 'policy_ending'],
      limits: null,
      limits_max: null,
      require_second_factor: false,
      second_factor_required_by: null,
      suspended_at: null,
      suspended_reason: null,
      created_by: stranger.user.id,
      created_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
      role: 'owner',
    });
    expect(response.headers.get('location')).toBe(path(response.json.id));
    const found = await request(app.server, 'GET', path(response.json.id), { token: stranger.accessToken });
    expect(found.json).toEqual(response.json);
  });

  it.each(schemes.slice(0, 2))('refuses $scheme: only people own workspaces', async ({ as }) => {
    const options = { ...as(owner), json: { name: 'Acme' } };
    expectProblem(await request(app.server, 'POST', collection, options), 403, 'user_required');
  });

  it.each([{}, { name: '   ' }, { name: 'a\nb' }, { name: 'long'.repeat(26) }, [], 'text', 7])(
    'refuses the body %j',
    async (json) => {
      const options = { token: stranger.accessToken, json };
      expectProblem(await request(app.server, 'POST', collection, options), 400, 'validation_failed');
    },
  );

  it.each(['id', 'created_by', 'workspace_id', 'role', 'owner'])(
    'refuses the field %s, which callers cannot set',
    async (field) => {
      const options = { token: stranger.accessToken, json: { name: 'Acme', [field]: randomUUID() } };
      const response = await request(app.server, 'POST', collection, options);
      expect(expectProblem(response, 400, 'validation_failed').errors).toEqual([
        { field, message: 'is not a known field' },
      ]);
    },
  );

  it('refuses a body that is not JSON', async () => {
    const send = (type: string) =>
      request(app.server, 'POST', collection, {
        token: stranger.accessToken,
        headers: { 'content-type': type },
        body: 'name=Acme',
      });
    expectProblem(await send('application/x-www-form-urlencoded'), 415, 'unsupported_media_type');
    expectProblem(await send('application/json'), 400, 'malformed_json');
  });

  it('never answers an awkward name with a 5xx', async () => {
    for (const name of awkwardValues) {
      const options = { token: stranger.accessToken, json: { name } };
      expect((await request(app.server, 'POST', collection, options)).status).toBe(400);
    }
    const body = '{"name":"Acme","__proto__":{"role":"owner"}}';
    const headers = { 'content-type': 'application/json' };
    const options = { token: stranger.accessToken, headers, body };
    expect((await request(app.server, 'POST', collection, options)).status).toBe(400);
  });

  it('refuses callers without a credential', async () => {
    const response = await request(app.server, 'POST', collection, { json: { name: 'Acme' } });
    expectProblem(response, 401, 'missing_credentials');
  });
});

describe.each(schemes)('GET /workspaces/{workspaceId} with $scheme', ({ as }) => {
  it("shows the workspace, with the caller's role", async () => {
    for (const account of [owner, admin, member, viewer]) {
      const response = await request(app.server, 'GET', path(owner.workspace.id), as(account));
      expect(response.status).toBe(200);
      expect(response.json).toEqual({
        ...owner.workspace,
        second_factor_required_by: null,
        role: (account as Member).role ?? 'owner',
      });
    }
  });

  it('does not find other workspaces', async () => {
    for (const id of [stranger.workspace.id, randomUUID(), 'x', '0']) {
      expectProblem(await request(app.server, 'GET', path(id), as(owner)), 404, 'not_found');
    }
  });
});

describe('PATCH /workspaces/{workspaceId}', () => {
  it.each(schemes)('renames it, with $scheme, for everybody at once', async ({ scheme, as }) => {
    const account = await register(app.server);
    const before = await request(app.server, 'GET', '/api/v1/me', { token: account.accessToken });
    expect(before.json.workspace.name).toBe(account.workspace.name);

    const options = { ...as(account), json: { name: `Renamed with ${scheme}` } };
    const response = await request(app.server, 'PATCH', path(account.workspace.id), options);
    expect(response.status).toBe(200);
    expect(response.json).toMatchObject({ id: account.workspace.id, ...options.json, role: 'owner' });
    expect(Date.parse(response.json.updated_at)).toBeGreaterThan(Date.parse(account.workspace.updated_at));

    const after = await request(app.server, 'GET', '/api/v1/me', { token: account.accessToken });
    expect(after.json.workspace.name).toBe(options.json.name);
  });

  it.each([{}, { name: '' }, { name: 'Acme', created_by: 'me' }])('refuses %j', async (json) => {
    const options = { token: owner.accessToken, json };
    const response = await request(app.server, 'PATCH', path(owner.workspace.id), options);
    expectProblem(response, 400, 'validation_failed');
  });

  it('does not find other workspaces', async () => {
    for (const id of [stranger.workspace.id, randomUUID()]) {
      const options = { token: owner.accessToken, json: { name: 'Mine' } };
      expectProblem(await request(app.server, 'PATCH', path(id), options), 404, 'not_found');
    }
  });
});

describe('DELETE /workspaces/{workspaceId}', () => {
  it.each(schemes)('deletes everything in it, with $scheme, and ends all authority there', async ({ as }) => {
    const account = await register(app.server);
    const guest = await registerMember(app.server, app.database, account, 'member');
    const { id } = account.workspace;
    expect((await request(app.server, 'GET', path(id), as(guest))).status).toBe(200);

    const response = await request(app.server, 'DELETE', path(id), as(account));
    expect(response.status).toBe(204);
    expect(response.text).toBe('');

    for (const person of [account, guest]) {
      const byToken = await request(app.server, 'GET', path(id), { token: person.accessToken });
      expectProblem(byToken, 404, 'not_found');
      const byKey = await request(app.server, 'GET', '/api/v1/me', { apiKey: person.apiKey });
      expectProblem(byKey, 401, 'invalid_credentials');
    }
    await whenQueueIsEmpty(app.database, 'workspace-removal');
    for (const table of ['memberships', 'api_keys', 'invitations', 'webhook_endpoints', 'workspaces']) {
      const column = table === 'workspaces' ? 'id' : 'workspace_id';
      const rows = await app.database.query(`SELECT FROM ${table} WHERE ${column} = $1`, [id]);
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 });
    }
  });

  it('keeps the audit trail', async () => {
    const account = await register(app.server);
    const { id } = account.workspace;
    await request(app.server, 'DELETE', path(id), { token: account.accessToken });
    const actions = await app.database.query(
      `SELECT action, actor_user_id FROM audit_events
       WHERE workspace_id = $1 AND action <> 'workspace.purged' ORDER BY id DESC`,
      [id],
    );
    expect(actions[0]).toEqual({ action: 'workspace.deleted', actor_user_id: account.user.id });
    expect(actions.length).toBeGreaterThan(1);
  });

  it('leaves its former members their other workspaces', async () => {
    const account = await register(app.server);
    const guest = await register(app.server);
    await join(app.server, account, guest, 'admin');
    await request(app.server, 'DELETE', path(account.workspace.id), { token: account.accessToken });
    const me = await request(app.server, 'GET', '/api/v1/me', { token: guest.accessToken });
    expect(me.json).toMatchObject({ workspace: { id: guest.workspace.id }, role: 'owner' });
    const homeless = await request(app.server, 'GET', '/api/v1/me', { token: account.accessToken });
    expect(homeless.json).toMatchObject({ workspace: null, role: null, scopes: [] });
  });

  it('returns 204 to one of 50 concurrent requests, and to the rest as if it had never existed', async () => {
    const account = await register(app.server);
    const options = { token: account.accessToken };
    const responses = await fifty(() => request(app.server, 'DELETE', path(account.workspace.id), options));
    const statuses = responses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.filter((status) => status === 404)).toHaveLength(49);
  });
});
