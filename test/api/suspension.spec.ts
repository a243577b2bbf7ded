import { beforeAll, describe, expect, it } from '@jest/globals';
import { keysPath } from '../support/api-keys.js';
import { type App, useServer } from '../support/app.js';
import { type Account, type Json, login, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { registerResourceServer, runOperatorTool } from '../support/operator.js';
import { accept, invite, join, type Member, registerMember } from '../support/workspaces.js';

const app = useServer();
let operator: { token: string };
let other: Awaited<ReturnType<App['startInstance']>>;

const REASON = 'The invoice of March is open.';

const onWorkspace = ({ workspace }: Account, verb = ''): string =>
  `/api/v1/operator/workspaces/${workspace.id}${verb}`;
const onUser = ({ user }: Account, verb = ''): string => `/api/v1/operator/users/${user.id}${verb}`;

async function suspend(path: string): Promise<void> {
  const response = await request(app.server, 'POST', `${path}/suspend`, {
    ...operator,
    json: { reason: REASON },
  });
  expect(response.json).toMatchObject({ suspended_at: expect.any(String), suspended_reason: REASON });
}

async function restore(path: string): Promise<void> {
  const response = await request(app.server, 'POST', `${path}/restore`, operator);
  expect(response.json).toMatchObject({ suspended_at: null, suspended_reason: null });
}

/** On both instances, so that each has it cached. */
async function everywhere(path: string, options: Parameters<typeof request>[3]): Promise<Response[]> {
  return Promise.all([app.server, other].map((server) => request(server, 'GET', path, options)));
}

function expectSuspended(response: Response, code: 'workspace_suspended' | 'account_suspended'): void {
  const body = expectProblem(response, 403, code);
  expect(body).toMatchObject({ reason: REASON, detail: expect.stringContaining(REASON) });
}

beforeAll(async () => {
  operator = { token: await runOperatorTool(app.database, 'create', 'suspension') };
  other = await app.startInstance();
});

describe('A suspended workspace', () => {
  let owner: Account;
  let member: Member;
  beforeAll(async () => {
    owner = await register(app.server);
    member = await registerMember(app.server, app.database, owner, 'admin');
  });

  it('refuses its keys and members on every instance, with the reason, and serves them again once restored', async () => {
    const inIt = { token: member.accessToken, headers: { 'x-workspace-id': owner.workspace.id } };
    const callers = [{ apiKey: owner.apiKey }, { apiKey: member.apiKey }, { token: owner.accessToken }, inIt];
    for (const caller of callers) {
      for (const response of await everywhere('/api/v1/documents', caller)) expect(response.status).toBe(200);
    }
    await suspend(onWorkspace(owner));
    for (const caller of callers) {
      for (const response of await everywhere('/api/v1/documents', caller)) {
        expectSuspended(response, 'workspace_suspended');
      }
    }
    await restore(onWorkspace(owner));
    for (const caller of callers) {
      for (const response of await everywhere('/api/v1/documents', caller)) expect(response.status).toBe(200);
    }
  });

  it('is refused to proxies and resource servers, too', async () => {
    const server = await registerResourceServer(app.server, operator.token, `s${Date.now()}`);
    const introspect = (token: string) =>
      request(app.server, 'POST', '/api/v1/introspect', {
        token: server.secret,
        body: `token=${token}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    await suspend(onWorkspace(owner));
    for (const credential of [owner.apiKey, owner.accessToken]) {
      expectSuspended(
        await request(app.server, 'GET', '/api/v1/verify', { token: credential }),
        'workspace_suspended',
      );
      expect((await introspect(credential)).json).toEqual({ active: false });
    }
    await restore(onWorkspace(owner));
    expect((await introspect(owner.apiKey)).json).toMatchObject({ active: true });
  });

  it('leaves its members their accounts and their other workspaces, and tells them why', async () => {
    const token = { token: owner.accessToken };
    await suspend(onWorkspace(owner));
    expect((await request(app.server, 'GET', '/api/v1/me', token)).json).toMatchObject({
      user: { id: owner.user.id },
      workspace: null,
    });
    expect((await request(app.server, 'GET', '/api/v1/auth/sessions', token)).status).toBe(200);
    const [listed] = (await request(app.server, 'GET', '/api/v1/workspaces', token)).json;
    expect(listed).toMatchObject({ id: owner.workspace.id, suspended_reason: REASON });
    const made = await request(app.server, 'POST', '/api/v1/workspaces', {
      ...token,
      json: { name: 'Second' },
    });
    const inOther = { ...token, headers: { 'x-workspace-id': made.json.id } };
    expect((await request(app.server, 'GET', '/api/v1/documents', inOther)).status).toBe(200);
    await restore(onWorkspace(owner));
  });

  it('cannot be joined until it is restored', async () => {
    const { token } = await invite(app.server, owner, owner.workspace.id, { role: 'viewer' });
    const guest = await register(app.server);
    await suspend(onWorkspace(owner));
    expectSuspended(await accept(app.server, guest, token), 'workspace_suspended');
    await restore(onWorkspace(owner));
    expect((await accept(app.server, guest, token)).status).toBe(200);
  });

  it('is not deleted with the account of its only member', async () => {
    const loner = await register(app.server);
    const deleteAccount = () =>
      request(app.server, 'DELETE', '/api/v1/me', {
        token: loner.accessToken,
        json: { current_password: loner.password },
      });
    await suspend(onWorkspace(loner));
    expectSuspended(await deleteAccount(), 'workspace_suspended');
    expect((await request(app.server, 'GET', onWorkspace(loner), operator)).status).toBe(200);
    expect((await request(app.server, 'GET', '/api/v1/me', { token: loner.accessToken })).status).toBe(200);
    await restore(onWorkspace(loner));
    expect((await deleteAccount()).status).toBe(204);
  });

  it('counts refused requests as denied requests of the key, with the reason', async () => {
    const key = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      token: owner.accessToken,
      json: { name: 'Counted' },
    });
    await suspend(onWorkspace(owner));
    await request(app.server, 'GET', '/api/v1/documents', { apiKey: key.json.key });
    await restore(onWorkspace(owner));
    const usage = await request(app.server, 'GET', keysPath(owner.workspace.id, key.json.id, 'usage'), {
      token: owner.accessToken,
    });
    expect(usage.json.totals).toMatchObject({ allowed: 0, denied_by_reason: { workspace_suspended: 1 } });
  });
});

describe('A suspended user', () => {
  let owner: Account;
  let user: Member;
  beforeAll(async () => {
    owner = await register(app.server);
    user = await registerMember(app.server, app.database, owner, 'member');
  });

  it('is refused by session and by key, in every workspace and on every instance, until restored', async () => {
    const callers = [{ apiKey: user.apiKey }, { token: user.accessToken }];
    for (const caller of callers) {
      for (const response of await everywhere('/api/v1/me', caller)) expect(response.status).toBe(200);
    }
    await suspend(onUser(user));
    for (const caller of callers) {
      for (const response of await everywhere('/api/v1/me', caller)) {
        expectSuspended(response, 'account_suspended');
      }
    }
    // Colleagues are not affected.
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: owner.apiKey })).status).toBe(200);
    await restore(onUser(user));
    for (const caller of callers) {
      for (const response of await everywhere('/api/v1/me', caller)) expect(response.status).toBe(200);
    }
  });

  it('cannot sign in or refresh, but keeps the session until restored; a wrong password learns nothing', async () => {
    const { cookie } = await login(app.server, user);
    const signIn = (password: string) =>
      request(app.server, 'POST', '/api/v1/auth/login', { json: { email: user.email, password } });
    const refresh = () => request(app.server, 'POST', '/api/v1/auth/refresh', { cookie });
    await suspend(onUser(user));
    expectSuspended(await signIn(user.password), 'account_suspended');
    expectProblem(await signIn(`${user.password}x`), 401, 'sign_in_failed');
    expectSuspended(await refresh(), 'account_suspended');
    await restore(onUser(user));
    expect((await refresh()).status).toBe(200);
  });

  it('lets nobody in by an invitation until restored', async () => {
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const { token } = await invite(app.server, admin, owner.workspace.id, { role: 'viewer' });
    const guest = await register(app.server);
    await suspend(onUser(admin));
    expectProblem(await accept(app.server, guest, token), 409, 'invitation_not_open');
    await restore(onUser(admin));
    expect((await accept(app.server, guest, token)).status).toBe(200);
  });

  it('is shown as suspended to colleagues, and so are their keys', async () => {
    const byOwner = { token: owner.accessToken };
    const keyPath = keysPath(owner.workspace.id, user.apiKeyId);
    const member = async () => {
      const { json } = await request(
        app.server,
        'GET',
        `/api/v1/workspaces/${owner.workspace.id}/members`,
        byOwner,
      );
      return json.find((each: { user: { id: string } }) => each.user.id === user.user.id).user;
    };
    await suspend(onUser(user));
    expect((await request(app.server, 'GET', keyPath, byOwner)).json).toMatchObject({
      status: 'suspended',
      status_reason: 'account_suspended',
    });
    expect(await member()).toMatchObject({ suspended_at: expect.any(String) });
    await restore(onUser(user));
    expect((await request(app.server, 'GET', keyPath, byOwner)).json).toMatchObject({
      status: 'active',
      status_reason: null,
    });
    expect(await member()).toMatchObject({ suspended_at: null });
  });

  it('does not affect anyone who joins their workspace later', async () => {
    const host = await register(app.server);
    const guest = await register(app.server);
    await join(app.server, host, guest, 'member');
    await suspend(onUser(host));
    const inIt = { token: guest.accessToken, headers: { 'x-workspace-id': host.workspace.id } };
    expect((await request(app.server, 'GET', '/api/v1/documents', inIt)).status).toBe(200);
    await restore(onUser(host));
  });
});

describe('The operator', () => {
  let account: Account;
  beforeAll(async () => {
    account = await register(app.server, { name: 'Ada Byron' });
  });

  it('finds workspaces and users by name, address, id, status and membership, page by page', async () => {
    const list = async (path: string) => (await request(app.server, 'GET', path, operator)).json;
    const { id } = account.workspace;
    expect(await list(`/api/v1/operator/workspaces?q=${id}`)).toEqual([
      {
        id,
        name: account.workspace.name,
        limits: null,
        limits_max: null,
        suspended_at: null,
        suspended_reason: null,
        owners: [{ id: account.user.id, email: account.email }],
        created_at: account.workspace.created_at,
      },
    ]);
    expect(await list(`/api/v1/operator/workspaces?user_id=${account.user.id}`)).toHaveLength(1);
    expect(await list(`/api/v1/operator/workspaces?q=${id}&status=suspended`)).toEqual([]);
    for (const q of [account.email.toUpperCase(), account.user.id]) {
      expect(await list(`/api/v1/operator/users?q=${encodeURIComponent(q)}`)).toEqual([
        expect.objectContaining({ id: account.user.id, name: 'Ada Byron', email: account.email }),
      ]);
    }
    const first = await request(app.server, 'GET', '/api/v1/operator/users?limit=1', operator);
    expect(first.headers.get('link')).toMatch(/^<.+cursor=.+>; rel="next"$/);
  });

  it('does not find a deleted account', async () => {
    const gone = await register(app.server);
    const deletion = { token: gone.accessToken, json: { current_password: gone.password } };
    expect((await request(app.server, 'DELETE', '/api/v1/me', deletion)).status).toBe(204);
    const found = await request(app.server, 'GET', `/api/v1/operator/users?q=${gone.user.id}`, operator);
    expect(found.json).toEqual([]);
    expectProblem(await request(app.server, 'GET', onUser(gone), operator), 404, 'not_found');
    const suspension = { ...operator, json: { reason: REASON } };
    const suspended = await request(app.server, 'POST', onUser(gone, '/suspend'), suspension);
    expectProblem(suspended, 404, 'not_found');
  });

  it("sees in the server's audit trail who suspended what and why, and the workspace sees it in its own", async () => {
    await suspend(onWorkspace(account));
    await restore(onWorkspace(account));
    const query = `target_id=${account.workspace.id}`;
    const trail = await request(app.server, 'GET', `/api/v1/operator/audit-events?${query}`, operator);
    expect(trail.json.map(({ action }: { action: string }) => action)).toEqual([
      'workspace.restored',
      'workspace.suspended',
      'workspace.created',
    ]);
    expect(trail.json[1]).toMatchObject({
      workspace_id: account.workspace.id,
      actor: { kind: 'operator' },
      details: { reason: REASON, operator_key_id: expect.any(String) },
    });
    const own = await request(
      app.server,
      'GET',
      `/api/v1/workspaces/${account.workspace.id}/audit-events?${query}&action=workspace.suspended`,
      { token: account.accessToken },
    );
    expect(own.json).toHaveLength(1);
  });

  it('changes the reason by suspending again; repeating the same changes nothing', async () => {
    await suspend(onWorkspace(account));
    const again = await request(app.server, 'POST', onWorkspace(account, '/suspend'), {
      ...operator,
      json: { reason: 'Closed for good.' },
    });
    expect(again.json.suspended_reason).toBe('Closed for good.');
    await restore(onWorkspace(account));
    const before = await app.database.query('SELECT FROM audit_events WHERE target_id = $1', [
      account.workspace.id,
    ]);
    await restore(onWorkspace(account));
    expect(
      await app.database.query('SELECT FROM audit_events WHERE target_id = $1', [account.workspace.id]),
    ).toHaveLength(before.length);
  });

  it('finds a complete credential: its owner and whether it works', async () => {
    const find = (credential: string) =>
      request(app.server, 'POST', '/api/v1/operator/credentials/find', { ...operator, json: { credential } });
    const user = { id: account.user.id, email: account.email };
    expect((await find(account.apiKey)).json).toMatchObject({
      kind: 'api_key',
      id: account.apiKeyId,
      state: 'active',
      user,
      workspace: { id: account.workspace.id, name: account.workspace.name },
      service_account: null,
      canary: false,
    });
    const inWorkspace = `/api/v1/workspaces/${account.workspace.id}`;
    const make = async (path: string, json: Json): Promise<Json> =>
      (await request(app.server, 'POST', `${inWorkspace}/${path}`, { token: account.accessToken, json }))
        .json;
    const { id } = await make('service-accounts', { name: 'Reports', role: 'member' });
    const { key } = await make('api-keys', { name: 'Reports', service_account_id: id });
    expect((await find(key)).json).toMatchObject({
      user: null,
      service_account: { id, name: 'Reports' },
      canary: false,
    });
    const trap = await make('api-keys', { name: 'Trap', canary: true });
    expect((await find(trap.key)).json).toMatchObject({ user, service_account: null, canary: true });
    expect((await find(account.accessToken)).json).toMatchObject({
      kind: 'access_token',
      state: 'active',
      user,
    });
    expect((await find(operator.token)).json).toMatchObject({
      kind: 'operator_key',
      name: 'suspension',
      user: null,
    });
    const server = await registerResourceServer(app.server, operator.token, `f${Date.now()}`);
    expect((await find(server.secret)).json).toMatchObject({
      kind: 'resource_server_secret',
      id: server.id,
      state: 'active',
    });
    await suspend(onUser(account));
    expect((await find(account.apiKey)).json).toMatchObject({
      state: 'suspended',
      state_reason: 'account_suspended',
    });
    expect((await find(account.accessToken)).json).toMatchObject({ state: 'suspended' });
    await restore(onUser(account));
    // By its digest: neither its name nor its displayed prefix finds anything.
    for (const label of [account.apiKey.slice(0, 7), 'Default', account.apiKeyId]) {
      expectProblem(await find(label), 404, 'not_found');
    }
  });

  it.each([
    ['no reason', {}, 'reason', /required|must/],
    ['a blank reason', { reason: ' ' }, 'reason', /blank/],
    ['another field', { reason: 'x', until: 'tomorrow' }, 'until', /./],
  ])('is told what is wrong with a suspension: %s', async (_name, json, field, message) => {
    const response = await request(app.server, 'POST', onWorkspace(account, '/suspend'), {
      ...operator,
      json,
    });
    expect(expectProblem(response, 400, 'validation_failed').errors).toEqual([
      { field, message: expect.stringMatching(message) },
    ]);
  });

  it.each(['workspaces', 'users'])('gets 404 for %s that do not exist', async (kind) => {
    const path = `/api/v1/operator/${kind}/0190f3c2-0000-7000-8000-000000000000`;
    expectProblem(await request(app.server, 'GET', path, operator), 404, 'not_found');
    for (const [verb, json] of [
      ['suspend', { reason: REASON }],
      ['restore', undefined],
    ] as const) {
      const response = await request(app.server, 'POST', `${path}/${verb}`, { ...operator, json });
      expectProblem(response, 404, 'not_found');
    }
  });
});
