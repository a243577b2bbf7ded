import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { fifty } from '../support/patiently.js';
import {
  awkwardValues,
  changeUnusedKey,
  join,
  type Member,
  registerMember,
  type Role,
  walkPages,
} from '../support/workspaces.js';

const app = useServer();

const schemes = [
  { scheme: 'an API key', as: (account: Account): RequestOptions => ({ apiKey: account.apiKey }) },
  { scheme: 'an access token', as: (account: Account): RequestOptions => ({ token: account.accessToken }) },
];

let owner: Account;

beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
});

const membersPath = (): string => `/api/v1/workspaces/${owner.workspace.id}/members`;
const memberPath = (account: Account): string => `${membersPath()}/${account.user.id}`;
const newMember = (role: Role): Promise<Member> => registerMember(app.server, app.database, owner, role);

const setRole = (by: RequestOptions, account: Account, role: Role) =>
  request(app.server, 'PATCH', memberPath(account), { ...by, json: { role } });

const remove = (by: RequestOptions, account: Account) =>
  request(app.server, 'DELETE', memberPath(account), by);

async function rolesThere(): Promise<Record<string, string>> {
  const rows = await app.database.query<{ user_id: string; role: string }>(
    'SELECT user_id, role FROM memberships WHERE workspace_id = $1',
    [owner.workspace.id],
  );
  return Object.fromEntries(rows.map((row) => [row.user_id, row.role]));
}

async function countRoleChanges(): Promise<number> {
  const rows = await app.database.query(
    `SELECT FROM audit_events WHERE workspace_id = $1 AND action = 'member.role_changed'`,
    [owner.workspace.id],
  );
  return rows.length;
}

describe('GET /workspaces/{workspaceId}/members', () => {
  it.each(schemes)('lists them with $scheme, most recently joined first', async ({ as }) => {
    // Signed up before, joined after.
    const early = await register(app.server);
    const admin = await newMember('admin');
    await join(app.server, owner, early, 'viewer');
    const response = await request(app.server, 'GET', membersPath(), as(admin));
    expect(response.status).toBe(200);
    expect(response.json).toEqual(
      [
        { account: early, name: null, role: 'viewer' },
        { account: admin, name: null, role: 'admin' },
        { account: owner, name: 'Ada', role: 'owner' },
      ].map(({ account, name, role }) => ({
        user: { id: account.user.id, email: account.email, name, suspended_at: null },
        role,
        created_at: expect.stringMatching(/Z$/),
        updated_at: expect.stringMatching(/Z$/),
      })),
    );
  });

  it('returns all of them over its pages, including those who joined at the same moment', async () => {
    const joined = [];
    for (let count = 0; count < 4; count += 1) {
      const account = await register(app.server);
      await join(app.server, owner, account, 'viewer');
      joined.push(account.user.id);
    }
    const moment = `clock_timestamp()::date`;
    await changeByHand(
      app.database,
      `UPDATE memberships SET created_at = ${moment} WHERE workspace_id = '${owner.workspace.id}'`,
    );
    const pages = await walkPages(app.server, `${membersPath()}?limit=2`, owner.accessToken);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    const ids = pages.flat().map(({ user }) => user.id);
    expect(new Set(ids)).toEqual(new Set([...joined, owner.user.id]));
  });

  it('continues after a member who has left since the previous page', async () => {
    const [first, second] = [await newMember('viewer'), await newMember('viewer')];
    const page = await request(app.server, 'GET', `${membersPath()}?limit=1`, { token: owner.accessToken });
    expect(page.json[0].user.id).toBe(second.user.id);
    await remove({ token: second.accessToken }, second);
    const next = /^<(.+)>/.exec(page.headers.get('link') ?? '')?.[1] ?? '';
    const rest = await request(app.server, 'GET', next, { token: owner.accessToken });
    expect(rest.json[0].user.id).toBe(first.user.id);
  });

  it.each([
    'x',
    Buffer.from(randomUUID()).toString('base64url'),
    Buffer.from('9'.repeat(30)).toString('base64url'),
  ])('refuses a cursor that it did not issue', async (cursor) => {
    const options = { token: owner.accessToken };
    const response = await request(app.server, 'GET', `${membersPath()}?cursor=${cursor}`, options);
    expectProblem(response, 400, 'invalid_cursor');
  });

  it('refuses a key without the scope, and callers without a credential', async () => {
    await changeUnusedKey(app.database, owner.apiKeyId, { scopes: ['members:write'] });
    const response = await request(app.server, 'GET', membersPath(), { apiKey: owner.apiKey });
    expect(expectProblem(response, 403, 'insufficient_scope').required_scope).toBe('members:read');
    expectProblem(await request(app.server, 'GET', membersPath()), 401, 'missing_credentials');
  });
});

describe('PATCH /workspaces/{workspaceId}/members/{userId}', () => {
  it('changes a role from the next request on, but not with an API key', async () => {
    const admin = await newMember('admin');
    const member = await newMember('member');
    expectProblem(await setRole({ apiKey: admin.apiKey }, member, 'viewer'), 403, 'user_required');
    const response = await setRole({ token: admin.accessToken }, member, 'viewer');
    expect(response.status).toBe(200);
    expect(response.json).toMatchObject({ user: { id: member.user.id }, role: 'viewer' });
    expect(Date.parse(response.json.updated_at)).toBeGreaterThan(Date.parse(response.json.created_at));
    const me = await request(app.server, 'GET', '/api/v1/me', { apiKey: member.apiKey });
    expect(me.json.role).toBe('viewer');
  });

  it('lets an admin neither change nor appoint an owner', async () => {
    const admin = await newMember('admin');
    const member = await newMember('member');
    const by = { token: admin.accessToken };
    for (const response of [
      await setRole(by, owner, 'admin'),
      await setRole(by, owner, 'owner'),
      await setRole(by, member, 'owner'),
      await setRole(by, admin, 'owner'),
    ]) {
      expect(expectProblem(response, 403, 'insufficient_role').required_role).toBe('owner');
    }
    expect(await rolesThere()).toMatchObject({ [owner.user.id]: 'owner', [admin.user.id]: 'admin' });
  });

  it('lets an owner hand the workspace over', async () => {
    const heir = await newMember('member');
    expect((await setRole({ token: owner.accessToken }, heir, 'owner')).status).toBe(200);
    expect((await setRole({ token: heir.accessToken }, owner, 'viewer')).status).toBe(200);
    expect(await rolesThere()).toEqual({ [owner.user.id]: 'viewer', [heir.user.id]: 'owner' });
  });

  it('does not demote the last owner', async () => {
    await newMember('admin');
    const by = { token: owner.accessToken };
    expectProblem(await setRole(by, owner, 'admin'), 409, 'last_owner');
    expect((await setRole(by, owner, 'owner')).status).toBe(200);
    expect(await rolesThere()).toMatchObject({ [owner.user.id]: 'owner' });
  });

  it('keeps one owner when 50 requests demote both owners at once', async () => {
    const other = await newMember('owner');
    const responses = await fifty((index) => {
      const [by, target] = index % 2 === 0 ? [owner, other] : [other, owner];
      return setRole({ token: by.accessToken }, target, 'viewer');
    });
    expect(responses.every(({ status }) => [200, 403].includes(status))).toBe(true);
    expect(Object.values(await rolesThere()).sort()).toEqual(['owner', 'viewer']);
    expect(await countRoleChanges()).toBe(1);
  });

  it('keeps one owner when all owners step down at once', async () => {
    const owners: Account[] = [owner];
    while (owners.length < 5) owners.push(await newMember('owner'));
    const responses = await fifty((index) => {
      const account = owners[index % owners.length] as Account;
      return setRole({ token: account.accessToken }, account, 'member');
    });
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(owners.length - 1);
    expect(responses.every(({ status }) => [200, 403, 409].includes(status))).toBe(true);
    expect(Object.values(await rolesThere()).filter((role) => role === 'owner')).toHaveLength(1);
    expect(await countRoleChanges()).toBe(owners.length - 1);
  });

  it('writes nothing if nothing changes', async () => {
    const member = await newMember('member');
    expect((await setRole({ token: owner.accessToken }, member, 'member')).status).toBe(200);
    expect(await countRoleChanges()).toBe(0);
  });

  it('refuses anyone who is not a member', async () => {
    const stranger = await register(app.server);
    expectProblem(await setRole({ token: owner.accessToken }, stranger, 'viewer'), 404, 'not_found');
    for (const id of [randomUUID(), 'x', '0', '%00']) {
      const options = { token: owner.accessToken, json: { role: 'viewer' } };
      expectProblem(await request(app.server, 'PATCH', `${membersPath()}/${id}`, options), 404, 'not_found');
    }
  });

  it('accepts an id in either case', async () => {
    const path = `${membersPath()}/${owner.user.id.toUpperCase()}`;
    const options = { token: owner.accessToken, json: { role: 'admin' } };
    expectProblem(await request(app.server, 'PATCH', path, options), 409, 'last_owner');
    expectProblem(await request(app.server, 'DELETE', path, options), 409, 'last_owner');
  });

  it('refuses bodies other than a single role', async () => {
    for (const role of [...awkwardValues, 'Owner', 'root', '__proto__']) {
      const options = { token: owner.accessToken, json: { role } };
      expect((await request(app.server, 'PATCH', memberPath(owner), options)).status).toBe(400);
    }
    for (const json of [{}, [], { role: 'viewer', user_id: randomUUID() }]) {
      const options = { token: owner.accessToken, json };
      expectProblem(await request(app.server, 'PATCH', memberPath(owner), options), 400, 'validation_failed');
    }
  });
});

describe('DELETE /workspaces/{workspaceId}/members/{userId}', () => {
  it.each(schemes)(
    'removes a member, with $scheme, and stops all their credentials there',
    async ({ as }) => {
      const admin = await newMember('admin');
      const member = await newMember('member');
      expect((await request(app.server, 'GET', membersPath(), { apiKey: member.apiKey })).status).toBe(200);
      const response = await remove(as(admin), member);
      expect(response.status).toBe(200);
      const byKey = await request(app.server, 'GET', membersPath(), { apiKey: member.apiKey });
      expectProblem(byKey, 401, 'invalid_credentials');
      const byToken = await request(app.server, 'GET', membersPath(), { token: member.accessToken });
      expectProblem(byToken, 404, 'not_found');
      expectProblem(await remove(as(admin), member), 404, 'not_found');
    },
  );

  it.each(['viewer', 'member', 'admin', 'owner'] as const)('lets a signed-in %s leave', async (role) => {
    const leaver = await newMember(role);
    expect((await remove({ token: leaver.accessToken }, leaver)).status).toBe(200);
    expect(await rolesThere()).toEqual({ [owner.user.id]: 'owner' });
  });

  it('does not let the last owner leave', async () => {
    await newMember('admin');
    for (const { as } of schemes) expectProblem(await remove(as(owner), owner), 409, 'last_owner');
  });

  it('does not let viewers and members remove others', async () => {
    const other = await newMember('viewer');
    for (const role of ['viewer', 'member'] as const) {
      const member = await newMember(role);
      for (const { as } of schemes) {
        const refusal = expectProblem(await remove(as(member), other), 403, 'insufficient_role');
        expect(refusal).toMatchObject({ required_role: 'admin', role });
      }
    }
  });

  it('does not let an admin remove an owner', async () => {
    const admin = await newMember('admin');
    await newMember('owner');
    for (const { as } of schemes) {
      const refusal = expectProblem(await remove(as(admin), owner), 403, 'insufficient_role');
      expect(refusal.required_role).toBe('owner');
    }
  });

  it('requires members:write of a key, even to remove its own creator', async () => {
    const [reader, writer] = [await newMember('admin'), await newMember('admin')];
    await changeUnusedKey(app.database, reader.apiKeyId, { scopes: ['members:read'] });
    await changeUnusedKey(app.database, writer.apiKeyId, { scopes: ['members:write'] });
    for (const target of [reader, writer, owner]) {
      const refusal = expectProblem(
        await remove({ apiKey: reader.apiKey }, target),
        403,
        'insufficient_scope',
      );
      expect(refusal.required_scope).toBe('members:write');
    }
    const viewer = await newMember('viewer');
    expectProblem(await remove({ apiKey: viewer.apiKey }, viewer), 403, 'insufficient_role');
    expect((await remove({ apiKey: writer.apiKey }, reader)).status).toBe(200);
    expect((await remove({ apiKey: writer.apiKey }, writer)).status).toBe(200);
    expectProblem(await remove({ apiKey: writer.apiKey }, viewer), 401, 'invalid_credentials');
  });

  it('keeps one owner when all owners leave at once', async () => {
    const owners = [owner, await newMember('owner'), await newMember('owner'), await newMember('owner')];
    const responses = await fifty((index) => {
      const leaver = owners[index % owners.length] as Account;
      return remove({ token: leaver.accessToken }, leaver);
    });
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(responses.every(({ status }) => [200, 404, 409].includes(status))).toBe(true);
    expect(Object.values(await rolesThere())).toEqual(['owner']);
  });

  it('refuses non-members and callers without a credential', async () => {
    const stranger = await register(app.server);
    expectProblem(await remove({ token: owner.accessToken }, stranger), 404, 'not_found');
    const options = { token: owner.accessToken };
    expectProblem(await request(app.server, 'DELETE', `${membersPath()}/x`, options), 404, 'not_found');
    expectProblem(await remove({}, owner), 401, 'missing_credentials');
  });
});
