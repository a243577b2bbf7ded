import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, register, request, type RequestOptions, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { atOnce } from '../support/held-transaction.js';
import { putScopes, registerResourceServer, runOperatorTool, serversPath } from '../support/operator.js';
import { registerMember } from '../support/workspaces.js';

const app = useServer();
let operator: { token: string };
let owner: Account;

/** Names are unique on the instance, which other test files share. */
const newName = (): string => `s${randomBytes(6).toString('hex')}`;
const scopeOf = (name: string, action: string, role = 'viewer') => ({
  scope: `${name}:${action}`,
  role,
  title: `${action} ${name}`,
});

const verify = (query: string, credential: RequestOptions) =>
  request(app.server, 'GET', `/api/v1/verify?${query}`, credential);

beforeAll(async () => {
  operator = { token: await runOperatorTool(app.database, 'create', 'platform team') };
  owner = await register(app.server);
});

describe('An operator key', () => {
  it('is printed alone and once, and works as a bearer token and in X-API-Key', async () => {
    expect(operator.token).toMatch(/^lkop_[0-9a-f]{48}$/);
    const list = await runOperatorTool(app.database, 'list');
    expect(list).not.toContain(operator.token);
    expect(list).toContain('platform team');
    expect((await request(app.server, 'GET', serversPath(), operator)).status).toBe(200);
    const inHeader = { apiKey: operator.token };
    expect((await request(app.server, 'GET', serversPath(), inHeader)).status).toBe(200);
  });

  it('stops working once its revocation has returned, for reads and writes, and can be revoked again', async () => {
    const token = await runOperatorTool(app.database, 'create', 'to be revoked');
    expect((await request(app.server, 'GET', serversPath(), { token })).status).toBe(200);
    const id = /^(\S+)\s.*to be revoked$/m.exec(await runOperatorTool(app.database, 'list'))?.[1] ?? '';
    await runOperatorTool(app.database, 'revoke', id);
    expectProblem(await request(app.server, 'GET', serversPath(), { token }), 401, 'invalid_credentials');
    const body = { name: newName(), title: 'x' };
    expectProblem(
      await request(app.server, 'POST', serversPath(), { token, json: body }),
      401,
      'invalid_credentials',
    );
    await expect(runOperatorTool(app.database, 'revoke', id)).resolves.toContain(id);
  });

  it('opens nothing in a workspace', async () => {
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    expectProblem(await request(app.server, 'GET', path, operator), 401, 'invalid_credentials');
    expectProblem(await request(app.server, 'GET', '/api/v1/me', operator), 401, 'invalid_credentials');
  });

  it.each([
    ['nothing', () => ({}), 401, 'missing_credentials'],
    ['an access token', () => ({ token: owner.accessToken }), 403, 'operator_required'],
    ['an API key', () => ({ apiKey: owner.apiKey }), 403, 'operator_required'],
    ['an unknown key', () => ({ token: `lkop_${'0'.repeat(48)}` }), 401, 'invalid_credentials'],
    ['noise', () => ({ token: 'noise' }), 401, 'invalid_credentials'],
  ])('cannot be replaced by %s', async (_, credential, status, code) => {
    expectProblem(await request(app.server, 'GET', serversPath(), credential()), status, code);
    const json = { name: newName(), title: 'x' };
    expectProblem(await request(app.server, 'POST', serversPath(), { ...credential(), json }), status, code);
  });
});

describe('A resource server', () => {
  it('is registered, read, renamed and removed, and its secret is shown once', async () => {
    const name = newName();
    const created = await request(app.server, 'POST', serversPath(), {
      ...operator,
      json: { name, title: 'Billing' },
    });
    expect(created.status).toBe(201);
    const { secret, ...shown } = created.json;
    expect(secret).toMatch(/^lkrs_[0-9a-f]{48}$/);
    expect(created.headers.get('location')).toBe(serversPath(shown.id));
    const path = serversPath(shown.id);
    expect((await request(app.server, 'GET', path, operator)).json).toEqual(shown);
    const renamed = await request(app.server, 'PATCH', path, { ...operator, json: { title: 'Bills' } });
    expect(renamed.json).toMatchObject({ name, title: 'Bills' });
    expect((await request(app.server, 'DELETE', path, operator)).status).toBe(204);
    expectProblem(await request(app.server, 'GET', path, operator), 404, 'not_found');
  });

  it.each([
    [{ title: 'x' }, 'name', /^is required$/],
    [{ name: 1, title: 'x' }, 'name', /must be a name/],
    [{ name: 'Billing', title: 'x' }, 'name', /lower-case/],
    [{ name: 'a b', title: 'x' }, 'name', /lower-case/],
    [{ name: 'ok', title: '' }, 'title', /blank/],
    [{ name: 'ok', title: 'x', url: 'y' }, 'url', /not a known field/],
  ])('is refused as %j', async (json, field, message) => {
    const response = await request(app.server, 'POST', serversPath(), { ...operator, json });
    expectProblem(response, 400, 'validation_failed');
    expect(response.json.errors).toContainEqual({ field, message: expect.stringMatching(message) });
  });

  it('has a unique name and unique scopes', async () => {
    const name = newName();
    await registerResourceServer(app.server, operator.token, name, [scopeOf(name, 'read')]);
    const again = { name, title: 'x' };
    const taken = await request(app.server, 'POST', serversPath(), { ...operator, json: again });
    expectProblem(taken, 409, 'conflict');
    expect(taken.json.detail).toContain(name);
    const other = await registerResourceServer(app.server, operator.token, newName());
    const response = await putScopes(app.server, operator.token, other.id, [scopeOf(name, 'read')]);
    expectProblem(response, 409, 'conflict');
    expect(response.json).toMatchObject({ taken_scopes: [`${name}:read`] });
  });

  it.each([
    ['documents:purge', /must not start with "documents:"/],
    ['Invoices:read', /must look like/],
    ['invoices', /must look like/],
    ['invoices:read:', /must look like/],
    [`${'x'.repeat(64)}:read`, /must look like/],
    ['*', /must look like/],
  ])('cannot have a scope called %s', async (scope, message) => {
    const { id } = await registerResourceServer(app.server, operator.token, newName());
    const response = await putScopes(app.server, operator.token, id, [{ scope, role: 'viewer', title: 'x' }]);
    expectProblem(response, 400, 'validation_failed');
    expect(response.json.errors).toEqual([{ field: '0.scope', message: expect.stringMatching(message) }]);
  });

  it('is in the audit trail with the operator key that changed it', async () => {
    const { id } = await registerResourceServer(app.server, operator.token, newName());
    const events = await app.database.query(
      'SELECT action, actor_kind, details FROM audit_events WHERE target_id = $1 ORDER BY id',
      [id],
    );
    expect(events.map(({ action }) => action)).toEqual([
      'resource_server.created',
      'resource_server.scopes_changed',
    ]);
    for (const event of events) {
      expect(event).toMatchObject({
        actor_kind: 'operator',
        details: { operator_key_id: expect.any(String) },
      });
    }
  });
});

describe('Scopes at run time', () => {
  it('can be granted to a key and take effect as soon as they are put, on every instance, without a restart', async () => {
    const other = await app.startInstance();
    const name = newName();
    const server = await registerResourceServer(app.server, operator.token, name);
    // Both instances know the service, without the scope.
    for (const url of [app.server, other]) {
      const known = await request(url, 'GET', `/api/v1/verify?audience=${name}`, { apiKey: owner.apiKey });
      expect(known.status).toBe(204);
    }
    await putScopes(app.server, operator.token, server.id, [scopeOf(name, 'read')]);
    const { key } = await createKey(other, owner, { scopes: [`${name}:read`] });
    for (const url of [other, app.server]) {
      const path = `/api/v1/verify?audience=${name}&scope=${name}:read`;
      expect((await request(url, 'GET', path, { apiKey: key })).status).toBe(204);
    }
  });

  it('end for every key at once, and do not return with their name', async () => {
    const name = newName();
    const server = await registerResourceServer(app.server, operator.token, name, [scopeOf(name, 'read')]);
    const { key, id } = await createKey(app.server, owner, { scopes: ['documents:read', `${name}:read`] });
    const query = `audience=${name}&scope=${name}:read`;
    expect((await verify(query, { apiKey: key })).status).toBe(204);
    await putScopes(app.server, operator.token, server.id, []);
    expectProblem(await verify(query, { apiKey: key }), 400, 'validation_failed');
    await putScopes(app.server, operator.token, server.id, [scopeOf(name, 'read')]);
    expectProblem(await verify(query, { apiKey: key }), 403, 'insufficient_scope');
    const path = keysPath(owner.workspace.id, id);
    const shown = await request(app.server, 'GET', path, { token: owner.accessToken });
    expect(shown.json.scopes).toEqual(['documents:read']);
  });

  it.each(['named', 'inherited', 'rotated', 'imported'])(
    'end for a key that gets them at the same moment: %s',
    async (how) => {
      const name = newName();
      const scope = `${name}:read`;
      const server = await registerResourceServer(app.server, operator.token, name, [scopeOf(name, 'read')]);
      const parent = await createKey(app.server, owner, {
        scopes: ['api-keys:read', 'api-keys:write', scope],
      });
      const keys = keysPath(owner.workspace.id);
      const imported = {
        name: 'imported',
        key_prefix: 'lk_imported0',
        sha256: randomBytes(32).toString('hex'),
      };
      const post = (path: string, credential: RequestOptions, json?: object) => () =>
        request(app.server, 'POST', path, { ...credential, ...(json ? { json } : {}) });
      const [made, removed] = await atOnce(
        app.database,
        {
          named: post(keys, { token: owner.accessToken }, { name: 'named', scopes: [scope] }),
          inherited: post(keys, { apiKey: parent.key }, { name: 'inherited' }),
          rotated: post(`${keys}/${parent.id}/rotate`, { token: owner.accessToken }),
          imported: post(`${keys}/import`, { apiKey: parent.key }, { keys: [imported] }),
        }[how] as () => Promise<Response>,
        () => putScopes(app.server, operator.token, server.id, []),
      );
      expect([[200, 201].includes(made.status), removed.status]).toEqual([true, 200]);
      const holders = await app.database.query('SELECT FROM api_keys WHERE $1 = ANY (scopes)', [scope]);
      expect(holders).toEqual([]);
    },
  );

  it('end with their service', async () => {
    const name = newName();
    const server = await registerResourceServer(app.server, operator.token, name, [scopeOf(name, 'read')]);
    const { id } = await createKey(app.server, owner, { scopes: [`${name}:read`] });
    await request(app.server, 'DELETE', serversPath(server.id), operator);
    const path = keysPath(owner.workspace.id, id);
    const shown = await request(app.server, 'GET', path, { token: owner.accessToken });
    expect(shown.json.scopes).toEqual([]);
  });

  it('are held by people and by keys without scopes of their own, within their role', async () => {
    const name = newName();
    const scopes = [scopeOf(name, 'read'), scopeOf(name, 'manage', 'admin')];
    await registerResourceServer(app.server, operator.token, name, scopes);
    const viewer = await registerMember(app.server, app.database, owner, 'viewer');
    const inWorkspace = { 'x-workspace-id': owner.workspace.id };
    for (const credential of [{ apiKey: owner.apiKey }, { token: owner.accessToken }]) {
      const { headers } = await verify(`audience=${name}`, credential);
      expect(headers.get('x-latchkey-scopes')).toBe(`${name}:read ${name}:manage`);
    }
    for (const credential of [
      { apiKey: viewer.apiKey },
      { token: viewer.accessToken, headers: inWorkspace },
    ]) {
      expect((await verify(`audience=${name}`, credential)).headers.get('x-latchkey-scopes')).toBe(
        `${name}:read`,
      );
      const refused = await verify(`audience=${name}&scope=${name}:manage`, credential);
      expectProblem(refused, 403, 'insufficient_role');
      expect(refused.json).toMatchObject({ required_role: 'admin' });
    }
  });

  it('are granted only by those who hold them', async () => {
    const name = newName();
    const scopes = [scopeOf(name, 'read'), scopeOf(name, 'manage', 'admin')];
    await registerResourceServer(app.server, operator.token, name, scopes);
    const viewer = await registerMember(app.server, app.database, owner, 'viewer');
    const give = (credential: RequestOptions, scope: string) =>
      request(app.server, 'POST', keysPath(owner.workspace.id), {
        ...credential,
        json: { name: 'a key', scopes: [scope] },
      });
    const byViewer = await give({ token: viewer.accessToken }, `${name}:manage`);
    expectProblem(byViewer, 403, 'insufficient_scope');
    expect(byViewer.json).toMatchObject({ missing_scopes: [`${name}:manage`] });
    const narrow = await createKey(app.server, owner, { scopes: ['api-keys:write', `${name}:read`] });
    expect((await give({ apiKey: narrow.key }, `${name}:read`)).status).toBe(201);
    expectProblem(await give({ apiKey: narrow.key }, `${name}:manage`), 403, 'insufficient_scope');
    // Such a key would hold the scopes of all future services.
    const everything = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      apiKey: narrow.key,
      json: { name: 'a key', scopes: null },
    });
    expectProblem(everything, 403, 'insufficient_scope');
  });

  it('that do not exist are named, along with the existing ones', async () => {
    const name = newName();
    await registerResourceServer(app.server, operator.token, name, [scopeOf(name, 'read')]);
    for (const scope of [`${name}:raed`, 'documents:raed', 'Nothing']) {
      const response = await request(app.server, 'POST', keysPath(owner.workspace.id), {
        token: owner.accessToken,
        json: { name: 'a key', scopes: ['documents:read', scope] },
      });
      expectProblem(response, 400, 'validation_failed');
      expect(response.json.errors).toEqual([
        { field: 'scopes.1', message: expect.stringContaining(`"${scope}" is not a scope; must be one of`) },
      ]);
    }
  });

  it("are listed for those who create keys, with the operator's descriptions", async () => {
    const name = newName();
    const scope = { ...scopeOf(name, 'read'), description: 'See them.' };
    await registerResourceServer(app.server, operator.token, name, [scope]);
    const { json } = await request(app.server, 'GET', '/api/v1/resource-servers', { apiKey: owner.apiKey });
    expect(json).toContainEqual({ name, title: name, scopes: [scope] });
  });
});
