import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type App, useServer } from '../support/app.js';
import { type Account, login, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp } from '../support/factors.js';
import { fillPath, operations } from '../support/openapi.js';
import { type Member, registerMember } from '../support/workspaces.js';

const app = useServer();
let other: Awaited<ReturnType<App['startInstance']>>;
let owner: Account;
let member: Member;
let ownersFactorId: string;

const path = (): string => `/api/v1/workspaces/${owner.workspace.id}`;
const keys = (): string => `${path()}/api-keys`;

const setRequired = (value: unknown, credential: object = { token: owner.accessToken }): Promise<Response> =>
  request(app.server, 'PATCH', path(), { ...credential, json: { require_second_factor: value } });

async function requireFactor(value = true): Promise<void> {
  const response = await setRequired(value);
  expect(response).toMatchObject({
    status: 200,
    json: { require_second_factor: value, second_factor_required_by: value ? 'workspace' : null },
  });
}

/** On both instances, so that each has it cached. */
const everywhere = (target: string, options: Parameters<typeof request>[3]): Promise<Response[]> =>
  Promise.all([app.server, other].map((server) => request(server, 'GET', target, options)));

beforeAll(async () => {
  other = await app.startInstance();
});

beforeEach(async () => {
  owner = await register(app.server);
  ({ factorId: ownersFactorId } = await addApp(app.server, owner));
  member = await registerMember(app.server, app.database, owner, 'admin');
});

describe('A workspace that requires a second factor', () => {
  it('refuses a member without one on every instance, as soon as it is answered', async () => {
    const token = member.accessToken;
    for (const { status } of await everywhere(keys(), { token })) expect(status).toBe(200);
    await requireFactor();
    for (const refused of await everywhere(keys(), { token })) {
      expect(expectProblem(refused, 403, 'second_factor_missing')).toMatchObject({
        accepted: [],
        detail: expect.stringContaining('Your account has none'),
      });
    }
    for (const { status } of await everywhere(keys(), { token: owner.accessToken })) expect(status).toBe(200);
    await requireFactor(false);
    for (const { status } of await everywhere(keys(), { token })) expect(status).toBe(200);
  });

  it('admits a member who adds one, and refuses one who removes it', async () => {
    await requireFactor();
    const token = member.accessToken;
    const { factorId } = await addApp(app.server, member);
    for (const { status } of await everywhere(keys(), { token })) expect(status).toBe(200);
    expect(await request(app.server, 'DELETE', `/api/v1/auth/factors/${factorId}`, { token })).toMatchObject({
      status: 204,
    });
    for (const refused of await everywhere(keys(), { token }))
      expectProblem(refused, 403, 'second_factor_missing');
  });

  it('requires a session that began before the factor to prove it', async () => {
    const earlier = await login(app.server, member);
    const authenticator = await addApp(app.server, member);
    await requireFactor();
    const token = earlier.accessToken;
    for (const refused of await everywhere(keys(), { token })) {
      expect(expectProblem(refused, 403, 'second_factor_missing').accepted).toEqual([
        'code',
        'recovery_code',
      ]);
    }
    const proved = await request(app.server, 'POST', '/api/v1/auth/step-up', {
      token,
      json: { code: authenticator.code() },
    });
    expect(proved.status).toBe(204);
    for (const { status } of await everywhere(keys(), { token })) expect(status).toBe(200);
  });

  it('does not affect API keys, even those of members without a second factor', async () => {
    const created = await request(app.server, 'POST', keys(), {
      token: member.accessToken,
      json: { name: 'CI', scopes: ['api-keys:read'] },
    });
    await requireFactor();
    for (const apiKey of [owner.apiKey, created.json.key])
      for (const { status } of await everywhere('/api/v1/me', { apiKey })) expect(status).toBe(200);
  });

  it('leaves members their account, and their other workspaces', async () => {
    await requireFactor();
    const token = member.accessToken;
    for (const target of [
      '/api/v1/me',
      '/api/v1/workspaces',
      '/api/v1/auth/sessions',
      '/api/v1/auth/factors',
    ])
      expect(await request(app.server, 'GET', target, { token })).toMatchObject({ status: 200 });
    const own = await request(app.server, 'POST', '/api/v1/workspaces', { token, json: { name: 'Own' } });
    expect(own.status).toBe(201);
    const there = await request(app.server, 'GET', `/api/v1/workspaces/${own.json.id}`, { token });
    expect(there.status).toBe(200);
  });

  it('lets an owner who loses the factor manage the account, but nothing in their own workspace', async () => {
    await requireFactor();
    const token = owner.accessToken;
    const removed = await request(app.server, 'DELETE', `/api/v1/auth/factors/${ownersFactorId}`, { token });
    expect(removed.status).toBe(204);
    for (const me of await everywhere('/api/v1/me', { token })) {
      expect(me).toMatchObject({ status: 200, json: { workspace: null, role: null, scopes: [] } });
    }
    for (const refused of await everywhere('/api/v1/documents', { token }))
      expectProblem(refused, 403, 'second_factor_missing');
    await addApp(app.server, owner);
    for (const { status } of await everywhere('/api/v1/documents', { token })) expect(status).toBe(200);
  });

  it('can be required only by someone who has one, so that nobody locks themselves out', async () => {
    const refused = await setRequired(true, { token: member.accessToken });
    expect(expectProblem(refused, 403, 'second_factor_missing').detail).toMatch(
      /Only a user who has a second factor/,
    );
    const byKey = await setRequired(true, { apiKey: owner.apiKey });
    expectProblem(byKey, 403, 'user_required');
    const read = await request(app.server, 'GET', path(), { token: owner.accessToken });
    expect(read.json.require_second_factor).toBe(false);
  });

  it.each([null, 'yes', 1])('says what is wrong with %j', async (value) => {
    const body = expectProblem(await setRequired(value), 400, 'validation_failed');
    expect(body.errors[0].field).toBe('require_second_factor');
  });
});

/** Every route that acts in a workspace requires a scope there, and accepts users. */
const inWorkspace = operations.filter(
  ({ access }) => access.access === 'authenticated' && access.scope !== undefined,
);

describe('no route bypasses a required second factor', () => {
  it('walks routes that yield authority', () => {
    expect(inWorkspace.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'createApiKey',
        'rotateApiKey',
        'createInvitation',
        'updateMember',
        'createServiceAccount',
      ]),
    );
  });

  it('refuses a member without a factor, with an unconfirmed one, or with one that the session did not prove', async () => {
    const unproved = await registerMember(app.server, app.database, owner, 'owner');
    const earlier = await login(app.server, unproved);
    await addApp(app.server, unproved);
    const pending = await registerMember(app.server, app.database, owner, 'owner');
    const token = pending.accessToken;
    const begun = await request(app.server, 'POST', '/api/v1/auth/factors/totp', { token, json: {} });
    expect(begun.status).toBe(201);
    await requireFactor();
    const sessions = [member.accessToken, token, earlier.accessToken];
    for (const { id, method, path: template, pathParameters } of inWorkspace) {
      const target = fillPath(template, {
        ...Object.fromEntries(pathParameters.map((name) => [name, randomUUID()])),
        workspaceId: owner.workspace.id,
      });
      for (const [state, session] of sessions.entries()) {
        const answer = await request(app.server, method, target, {
          token: session,
          headers: { 'x-workspace-id': owner.workspace.id },
          ...(method === 'GET' || method === 'DELETE' ? {} : { json: {} }),
        });
        expect({ id, state, status: answer.status, code: answer.json?.code }).toEqual({
          id,
          state,
          status: 403,
          code: 'second_factor_missing',
        });
      }
    }
  });
});
