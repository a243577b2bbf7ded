import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import type { RunningServer } from '../support/server.js';
import { changeUnusedKey, join, type Member, registerMember, type Role } from '../support/workspaces.js';

/**
 * A key acts with its creator's current role in the workspace, narrowed by the key's scopes, and an access token with
 * its user's. Every check below is the very next request, on the instance that made the change and on another one that
 * had cached the previous state.
 */

const app = useServer();

let other: RunningServer;
let owner: Account;
let creator: Member;

beforeAll(async () => {
  other = await app.startInstance();
});

beforeEach(async () => {
  owner = await register(app.server);
  creator = await registerMember(app.server, app.database, owner, 'admin');
  for (const server of [app.server, other]) {
    expect(await actsAs({ apiKey: creator.apiKey }, server)).toMatchObject({ status: 200, role: 'admin' });
    expect(await actsAs({ token: creator.accessToken }, server)).toMatchObject({
      status: 200,
      role: 'admin',
    });
  }
});

const memberPath = (): string => `/api/v1/workspaces/${owner.workspace.id}/members/${creator.user.id}`;

async function actsAs(by: RequestOptions, server: { url: string }) {
  const headers = { 'x-workspace-id': owner.workspace.id };
  const { status, json } = await request(server, 'GET', '/api/v1/me', { ...by, headers });
  return { status, role: json.role, scopes: json.scopes };
}

async function setRole(role: Role, server: { url: string } = app.server): Promise<void> {
  const options = { token: owner.accessToken, json: { role } };
  expect((await request(server, 'PATCH', memberPath(), options)).status).toBe(200);
}

async function removeCreator(server: { url: string } = app.server): Promise<void> {
  expect((await request(server, 'DELETE', memberPath(), { token: owner.accessToken })).status).toBe(200);
}

/** Requires an admin. */
const invitationsOf = (by: RequestOptions, server: { url: string }) =>
  request(server, 'GET', `/api/v1/workspaces/${owner.workspace.id}/invitations`, by);

const instances = [
  { where: 'on the instance that made the change', at: (): RunningServer => app.server },
  { where: 'on another instance', at: (): RunningServer => other },
];

describe.each(instances)('$where', ({ at }) => {
  it('a key and a token are demoted with their user', async () => {
    expect((await invitationsOf({ apiKey: creator.apiKey }, at())).status).toBe(200);
    await setRole('viewer');
    for (const by of [{ apiKey: creator.apiKey }, { token: creator.accessToken }]) {
      expect(await actsAs(by, at())).toMatchObject({ status: 200, role: 'viewer' });
      const refusal = expectProblem(await invitationsOf(by, at()), 403, 'insufficient_role');
      expect(refusal).toMatchObject({ required_role: 'admin', role: 'viewer' });
    }
  });

  it('a key and a token are promoted with their user', async () => {
    await setRole('viewer');
    await setRole('owner');
    for (const by of [{ apiKey: creator.apiKey }, { token: creator.accessToken }]) {
      expect(await actsAs(by, at())).toMatchObject({ status: 200, role: 'owner' });
      expect((await invitationsOf(by, at())).status).toBe(200);
    }
  });

  it('a key ends when its creator is removed, and does not return with them', async () => {
    await removeCreator();
    expectProblem(await invitationsOf({ apiKey: creator.apiKey }, at()), 401, 'invalid_credentials');
    expectProblem(await invitationsOf({ token: creator.accessToken }, at()), 404, 'not_found');

    await join(app.server, owner, creator, 'admin');
    expectProblem(await invitationsOf({ apiKey: creator.apiKey }, at()), 401, 'invalid_credentials');
    expect((await invitationsOf({ token: creator.accessToken }, at())).status).toBe(200);
  });

  it('a key stops when its creator leaves', async () => {
    const options = { token: creator.accessToken };
    expect((await request(app.server, 'DELETE', memberPath(), options)).status).toBe(200);
    expectProblem(await invitationsOf({ apiKey: creator.apiKey }, at()), 401, 'invalid_credentials');
  });

  it('a key stops when its workspace is deleted', async () => {
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    expect((await request(app.server, 'DELETE', path, { token: owner.accessToken })).status).toBe(204);
    expectProblem(await invitationsOf({ apiKey: creator.apiKey }, at()), 401, 'invalid_credentials');
    expectProblem(await invitationsOf({ token: creator.accessToken }, at()), 404, 'not_found');
  });

  it('holds for every one of many successive changes', async () => {
    for (let round = 0; round < 10; round += 1) {
      const role = (['viewer', 'admin', 'member', 'owner'] as const)[round % 4] as Role;
      await setRole(role, round % 2 === 0 ? app.server : other);
      expect(await actsAs({ apiKey: creator.apiKey }, at())).toMatchObject({ status: 200, role });
      expect(await actsAs({ token: creator.accessToken }, at())).toMatchObject({ status: 200, role });
    }
  });

  it('holds under continuous requests', async () => {
    let ceased = false;
    const traffic = Array.from({ length: 4 }, async () => {
      while (!ceased) await invitationsOf({ apiKey: creator.apiKey }, at());
    });
    try {
      for (let round = 0; round < 5; round += 1) {
        await setRole('viewer');
        expect((await invitationsOf({ apiKey: creator.apiKey }, at())).status).toBe(403);
        await setRole('admin');
        expect((await invitationsOf({ apiKey: creator.apiKey }, at())).status).toBe(200);
      }
      await removeCreator();
      expect((await invitationsOf({ apiKey: creator.apiKey }, at())).status).toBe(401);
      await join(app.server, owner, creator, 'admin');
      expect((await invitationsOf({ apiKey: creator.apiKey }, at())).status).toBe(401);
    } finally {
      ceased = true;
      await Promise.all(traffic);
    }
  });
});

describe('the scopes of a key', () => {
  it("narrow its creator's role, whichever that is", async () => {
    const narrow = await registerMember(app.server, app.database, owner, 'admin');
    const scopes = ['documents:write', 'members:write'];
    await changeUnusedKey(app.database, narrow.apiKeyId, { scopes });
    expect((await actsAs({ apiKey: narrow.apiKey }, app.server)).scopes).toEqual(scopes);

    const path = `/api/v1/workspaces/${owner.workspace.id}/members/${narrow.user.id}`;
    for (const [role, expected] of [
      ['member', ['documents:write']],
      ['viewer', []],
      ['owner', scopes],
    ] as const) {
      await request(app.server, 'PATCH', path, { token: owner.accessToken, json: { role } });
      for (const server of [app.server, other]) {
        expect((await actsAs({ apiKey: narrow.apiKey }, server)).scopes).toEqual(expected);
      }
    }
  });

  it('never exceed the role: 403 names the role, or the scope if only that is missing', async () => {
    const narrow = await registerMember(app.server, app.database, owner, 'admin');
    await changeUnusedKey(app.database, narrow.apiKeyId, { scopes: ['members:read'] });
    const asAdmin = await invitationsOf({ apiKey: narrow.apiKey }, app.server);
    expect(expectProblem(asAdmin, 403, 'insufficient_scope').required_scope).toBe('members:write');
    const path = `/api/v1/workspaces/${owner.workspace.id}/members/${narrow.user.id}`;
    await request(app.server, 'PATCH', path, { token: owner.accessToken, json: { role: 'member' } });
    const asMember = await invitationsOf({ apiKey: narrow.apiKey }, app.server);
    expect(expectProblem(asMember, 403, 'insufficient_role').required_role).toBe('admin');
  });
});

describe('a person without a workspace of their own', () => {
  const own = (): string => `/api/v1/workspaces/${creator.workspace.id}`;
  const byPerson = (): RequestOptions => ({ token: creator.accessToken });
  const create = (server: { url: string }) =>
    request(server, 'POST', '/api/v1/documents', { ...byPerson(), json: { title: 'x', body: '' } });

  it.each(instances)('acts with the current role if no workspace is named, $where', async ({ at }) => {
    expect((await request(app.server, 'DELETE', own(), byPerson())).status).toBe(204);
    // The token's authority is remembered from the second request on.
    for (let times = 0; times < 3; times += 1) expect((await create(at())).status).toBe(201);
    await setRole('viewer');
    expectProblem(await create(at()), 403, 'insufficient_role');
    await removeCreator();
    expectProblem(await create(at()), 403, 'no_workspace');
  });
});
