import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { keysPath } from '../support/api-keys.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import type { RunningServer } from '../support/server.js';
import { type Member, registerMember, type Role } from '../support/workspaces.js';

/**
 * A key of a service account acts with the service account's role, whoever created it: it outlives its creator, and
 * ends with the service account. Every check is the very next request, on the instance that made the change and on one
 * that had cached the previous state.
 */

const app = useServer();

let other: RunningServer;
let owner: Account;
let admin: Member;

beforeAll(async () => {
  other = await app.startInstance();
});

beforeEach(async () => {
  owner = await register(app.server);
  admin = await registerMember(app.server, app.database, owner, 'admin');
});

const by = (account: { accessToken: string }): RequestOptions => ({ token: account.accessToken });
const accountsPath = (...rest: string[]): string =>
  ['/api/v1/workspaces', owner.workspace.id, 'service-accounts', ...rest].join('/');

async function createServiceAccount(role: Exclude<Role, 'owner'> = 'member'): Promise<Json> {
  const json = { name: 'Nightly export', role, description: 'Ask the platform team.' };
  const { status, json: created } = await request(app.server, 'POST', accountsPath(), { ...by(admin), json });
  expect(status).toBe(201);
  return created;
}

async function createKeyOf(serviceAccountId: string, body: Json = {}, as = by(admin)): Promise<Json> {
  const json = { name: 'export', service_account_id: serviceAccountId, ...body };
  const answer = await request(app.server, 'POST', keysPath(owner.workspace.id), { ...as, json });
  expect(answer).toMatchObject({ status: 201 });
  return answer.json;
}

const me = async (apiKey: string, server = app.server) => request(server, 'GET', '/api/v1/me', { apiKey });

const auditOf = async (action: string): Promise<Json[]> => {
  const path = `/api/v1/workspaces/${owner.workspace.id}/audit-events?action=${action}`;
  return (await request(app.server, 'GET', path, by(owner))).json;
};

describe('A service account', () => {
  it('is created, read, listed, changed and deleted, each with its audit row', async () => {
    const created = await createServiceAccount();
    expect(created).toMatchObject({
      name: 'Nightly export',
      role: 'member',
      api_keys: 0,
      webhook_endpoints: 0,
    });
    expect(created.created_by).toBe(admin.user.id);
    const path = accountsPath(created.id);
    expect((await request(app.server, 'GET', path, by(owner))).json).toEqual(created);
    expect((await request(app.server, 'GET', accountsPath(), by(owner))).json).toEqual([created]);
    const json = {
      name: 'Hourly export',
      role: 'viewer',
      description: null,
      limits: [{ requests: 5, per: 'second' }],
    };
    const changed = await request(app.server, 'PATCH', path, { ...by(owner), json });
    expect(changed).toMatchObject({ status: 200, json });
    expect((await request(app.server, 'DELETE', path, by(owner))).status).toBe(204);
    expectProblem(await request(app.server, 'GET', path, by(owner)), 404, 'not_found');
    for (const action of ['created', 'updated', 'deleted']) {
      const [event] = await auditOf(`service_account.${action}`);
      expect(event.target).toEqual({ type: 'service_account', id: created.id });
    }
  });

  it('is managed by people who are admins, and never has a higher role than they do', async () => {
    const json = { name: 'x', role: 'member' };
    const member = await registerMember(app.server, app.database, owner, 'member');
    const asKey = await request(app.server, 'POST', accountsPath(), { apiKey: admin.apiKey, json });
    expectProblem(asKey, 403, 'user_required');
    expectProblem(
      await request(app.server, 'POST', accountsPath(), { ...by(member), json }),
      403,
      'insufficient_role',
    );
    const asOwner = await request(app.server, 'POST', accountsPath(), {
      ...by(owner),
      json: { name: 'x', role: 'owner' },
    });
    const { errors } = expectProblem(asOwner, 400, 'validation_failed');
    expect(errors).toEqual([{ field: 'role', message: expect.stringContaining('"owner" is not a role') }]);
  });

  it('is not a member: it is not listed with them, and cannot be changed or removed as one', async () => {
    const { id } = await createServiceAccount();
    const members = `/api/v1/workspaces/${owner.workspace.id}/members`;
    const listed = (await request(app.server, 'GET', members, by(owner))).json;
    expect(listed.map(({ user }: Json) => user.id).sort()).toEqual([owner.user.id, admin.user.id].sort());
    const json = { role: 'admin' };
    expectProblem(
      await request(app.server, 'PATCH', `${members}/${id}`, { ...by(owner), json }),
      404,
      'not_found',
    );
    expectProblem(await request(app.server, 'DELETE', `${members}/${id}`, by(owner)), 404, 'not_found');
    expectProblem(await request(app.server, 'GET', `${members}/${id}/impact`, by(owner)), 404, 'not_found');
  });

  it('of another workspace does not exist, for its own routes and for keys', async () => {
    const { id } = await createServiceAccount();
    const stranger = await register(app.server);
    const theirs = `/api/v1/workspaces/${stranger.workspace.id}/service-accounts/${id}`;
    expectProblem(await request(app.server, 'GET', theirs, by(stranger)), 404, 'not_found');
    expectProblem(await request(app.server, 'DELETE', theirs, by(stranger)), 404, 'not_found');
    const json = { name: 'x', service_account_id: id };
    const key = await request(app.server, 'POST', keysPath(stranger.workspace.id), { ...by(stranger), json });
    expect(expectProblem(key, 400, 'validation_failed').errors).toMatchObject([
      { field: 'service_account_id' },
    ]);
  });
});

describe('A key of a service account', () => {
  it('names its owner and its creator, and acts with the role of the service account', async () => {
    const { id } = await createServiceAccount('viewer');
    const key = await createKeyOf(id);
    expect(key.owner).toEqual({ type: 'service_account', id, name: 'Nightly export' });
    expect(key.created_by).toBe(admin.user.id);
    const { json } = await me(key.key);
    expect(json).toMatchObject({ kind: 'api_key', user: null, role: 'viewer' });
    expect(json.service_account).toEqual({ id, name: 'Nightly export' });
    const read = await request(app.server, 'GET', keysPath(owner.workspace.id, key.id), by(owner));
    expect(read.json).toMatchObject({ owner: key.owner, created_by: admin.user.id, status: 'active' });
  });

  it('of a person names that person as the owner', async () => {
    const { json } = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      ...by(admin),
      json: { name: 'own' },
    });
    expect(json.owner).toMatchObject({ type: 'user', id: admin.user.id });
    expect(json.created_by).toBe(admin.user.id);
  });

  it('survives the demotion, the removal and the account deletion of its creator', async () => {
    const key = await createKeyOf((await createServiceAccount('admin')).id);
    const member = `/api/v1/workspaces/${owner.workspace.id}/members/${admin.user.id}`;
    await request(app.server, 'PATCH', member, { ...by(owner), json: { role: 'viewer' } });
    expect((await me(key.key)).json.role).toBe('admin');
    expect((await request(app.server, 'DELETE', member, by(owner))).status).toBe(200);
    expect((await me(key.key)).json.role).toBe('admin');
    const deletion = await request(app.server, 'DELETE', '/api/v1/me', {
      ...by(admin),
      json: { current_password: admin.password },
    });
    expect(deletion.status).toBe(204);
    expect((await me(key.key)).json.role).toBe('admin');
    const read = await request(app.server, 'GET', keysPath(owner.workspace.id, key.id), by(owner));
    expect(read.json).toMatchObject({ status: 'active', created_by: admin.user.id });
  });

  it('is demoted with the service account, on every instance once answered', async () => {
    const { id } = await createServiceAccount('admin');
    const key = await createKeyOf(id);
    for (const server of [app.server, other]) expect((await me(key.key, server)).json.role).toBe('admin');
    const json = { role: 'viewer' };
    expect((await request(app.server, 'PATCH', accountsPath(id), { ...by(owner), json })).status).toBe(200);
    for (const server of [app.server, other]) expect((await me(key.key, server)).json.role).toBe('viewer');
  });

  it('ends with the service account, on every instance once answered, and shows why', async () => {
    const { id } = await createServiceAccount();
    const key = await createKeyOf(id);
    for (const server of [app.server, other]) expect((await me(key.key, server)).status).toBe(200);
    expect((await request(app.server, 'DELETE', accountsPath(id), by(owner))).status).toBe(204);
    for (const server of [app.server, other]) {
      expectProblem(await me(key.key, server), 401, 'invalid_credentials');
    }
    const read = await request(app.server, 'GET', keysPath(owner.workspace.id, key.id), by(owner));
    expect(read.json).toMatchObject({
      status: 'ended',
      status_reason: 'service_account_deleted',
      owner: { type: 'service_account', id, name: 'Nightly export' },
    });
  });

  it('keeps its owner and its creator when it is rotated', async () => {
    const { id } = await createServiceAccount();
    const key = await createKeyOf(id);
    const path = keysPath(owner.workspace.id, key.id, 'rotate');
    const rotated = await request(app.server, 'POST', path, by(owner));
    expect(rotated).toMatchObject({ status: 201, json: { owner: key.owner, created_by: admin.user.id } });
    expect((await me(rotated.json.key)).json.service_account.id).toBe(id);
  });

  it('creates keys for its own service account only, and its changes are attributed to it', async () => {
    const { id } = await createServiceAccount('member');
    const another = await createServiceAccount('admin');
    const key = await createKeyOf(id);
    const child = await createKeyOf(id, {}, { apiKey: key.key });
    expect(child).toMatchObject({ owner: key.owner, created_by: id, created_by_key: key.id });
    const json = { name: 'x', service_account_id: another.id };
    for (const apiKey of [key.key, admin.apiKey]) {
      const refused = await request(app.server, 'POST', keysPath(owner.workspace.id), { apiKey, json });
      expectProblem(refused, 403, 'user_required');
    }
    const events = await auditOf('api_key.created');
    const ofChild = events.find(({ target }) => target.id === child.id);
    expect(ofChild.actor).toEqual({
      kind: 'api_key',
      user_id: null,
      service_account_id: id,
      api_key_id: key.id,
    });
  });

  it('can be created by admins only', async () => {
    const { id } = await createServiceAccount('viewer');
    const member = await registerMember(app.server, app.database, owner, 'member');
    const json = { name: 'x', service_account_id: id };
    const refused = await request(app.server, 'POST', keysPath(owner.workspace.id), { ...by(member), json });
    expectProblem(refused, 403, 'insufficient_role');
  });

  it('works on routes that write, and what it writes names it', async () => {
    const { id } = await createServiceAccount('member');
    const { key } = await createKeyOf(id);
    const json = { title: 'Export', body: 'Done.' };
    const written = await request(app.server, 'POST', '/api/v1/documents', { apiKey: key, json });
    expect(written).toMatchObject({ status: 201, json: { created_by: id } });
  });

  it('is verified with the service account and without a person', async () => {
    const { id } = await createServiceAccount('member');
    const { key } = await createKeyOf(id);
    const { headers } = await request(app.server, 'GET', '/api/v1/verify', { apiKey: key });
    expect(headers.get('x-latchkey-service-account-id')).toBe(id);
    expect(headers.get('x-latchkey-user-id')).toBe('');
    const ofPerson = await request(app.server, 'GET', '/api/v1/verify', { apiKey: admin.apiKey });
    expect(ofPerson.headers.get('x-latchkey-service-account-id')).toBe('');
  });

  it('shares the limits of its service account with the others, on every instance as soon as they are set', async () => {
    const { id } = await createServiceAccount();
    const keys = [await createKeyOf(id), await createKeyOf(id, { limits: [{ requests: 7, per: 'day' }] })];
    await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}`, {
      ...by(owner),
      json: { limits: [{ requests: 1_000, per: 'day' }] },
    });
    for (const { key } of keys) for (const server of [app.server, other]) await me(key, server);
    const json = { limits: [{ requests: 20, per: 'day' }] };
    const changed = await request(app.server, 'PATCH', accountsPath(id), { ...by(admin), json });
    expect(changed.json.limits).toEqual(json.limits);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        return me(keys[index % 2]?.key, index % 4 < 2 ? app.server : other);
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    const refused = await me(keys[0]?.key, other);
    expect(expectProblem(refused, 429, 'quota_exceeded')).toMatchObject({
      limit: 20,
      holder: 'service_account',
      detail: expect.stringContaining('The service account may make 20 requests per day'),
    });
    const all = await me(keys[1]?.key);
    expect(all.headers.get('ratelimit-policy')).toBe(
      '"api-key-day";q=7;w=86400, "service-account-day";q=20;w=86400, "workspace-day";q=1000;w=86400',
    );
    const used = await request(app.server, 'GET', accountsPath(id, 'limits'), by(owner));
    expect(used.json).toMatchObject([
      { holder: { type: 'service_account', id }, requests: 20, remaining: 0 },
    ]);
    const [event] = await auditOf('service_account.updated');
    expect(event.details.limits).toEqual({ from: null, to: json.limits });
  });

  it('does not share a count with keys of another service account', async () => {
    const limits = [{ requests: 1, per: 'day' }];
    for (let count = 0; count < 2; count += 1) {
      const { id } = await createServiceAccount();
      await request(app.server, 'PATCH', accountsPath(id), { ...by(admin), json: { limits } });
      const { key } = await createKeyOf(id);
      expect([(await me(key)).status, (await me(key)).status]).toEqual([200, 429]);
    }
  });

  it('is revoked with the others of its service account', async () => {
    const { id } = await createServiceAccount('member');
    const first = await createKeyOf(id);
    const second = await createKeyOf(id);
    const path = keysPath(owner.workspace.id, 'revoke');
    const revoke = (json: Json) => request(app.server, 'POST', path, { ...by(owner), json });
    expectProblem(await revoke({ created_by: id }), 404, 'not_found');
    expect(await revoke({ service_account_id: id })).toMatchObject({ status: 200, json: { revoked: 2 } });
    for (const { key } of [first, second]) expectProblem(await me(key), 401, 'invalid_credentials');
    expect((await me(admin.apiKey)).status).toBe(200);
  });

  it('is imported for a service account', async () => {
    const { id } = await createServiceAccount('member');
    const sha256 = 'ab'.repeat(20) + id.replaceAll('-', '').slice(0, 24);
    const json = { keys: [{ sha256, name: 'moved', key_prefix: 'lk_3f9a', service_account_id: id }] };
    const path = keysPath(owner.workspace.id, 'import');
    expect(await request(app.server, 'POST', path, { ...by(owner), json })).toMatchObject({
      json: { imported: 1 },
    });
    const listed = await request(app.server, 'GET', `${keysPath(owner.workspace.id)}?q=moved`, by(owner));
    expect(listed.json).toMatchObject([{ owner: { type: 'service_account', id } }]);
  });

  it('never outlives its service account, however many are created while it is deleted', async () => {
    const { id } = await createServiceAccount('member');
    const json = { name: 'race', service_account_id: id };
    const creating = Array.from({ length: 20 }, () =>
      request(app.server, 'POST', keysPath(owner.workspace.id), { ...by(owner), json }),
    );
    const [deletion, ...answers] = await Promise.all([
      request(app.server, 'DELETE', accountsPath(id), by(owner)),
      ...creating,
    ]);
    expect(deletion.status).toBe(204);
    for (const { status } of answers) expect([201, 400]).toContain(status);
    const listed = await request(app.server, 'GET', `${keysPath(owner.workspace.id)}?q=race`, by(owner));
    expect(listed.json.map(({ status }: Json) => status)).toEqual(
      answers.filter(({ status }) => status === 201).map(() => 'ended'),
    );
  });
});
