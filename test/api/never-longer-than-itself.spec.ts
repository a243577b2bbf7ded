import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { join } from '../support/workspaces.js';

const app = useServer();
let owner: Account;
let keys: string;

beforeAll(async () => {
  owner = await register(app.server);
  keys = `/api/v1/workspaces/${owner.workspace.id}/api-keys`;
});

async function create(json: object, credential: object = { token: owner.accessToken }): Promise<Json> {
  const answer = await request(app.server, 'POST', keys, { ...credential, json: { name: 'key', ...json } });
  expect(answer.status).toBe(201);
  return answer.json;
}

const call = (method: string, path: string, apiKey: string, json?: object): Promise<Response> =>
  request(app.server, method, path, { apiKey, ...(json === undefined ? {} : { json }) });

const whoIs = async (apiKey: string): Promise<number> => (await call('GET', '/api/v1/me', apiKey)).status;

const read = async (id: string): Promise<Json> =>
  (await request(app.server, 'GET', `${keys}/${id}`, { token: owner.accessToken })).json;

describe('G11: a key grants no role to anyone', () => {
  it('invites nobody, and changes nobody, whatever its scopes', async () => {
    const member = await register(app.server);
    await join(app.server, owner, member, 'viewer');
    const { key } = await create({ scopes: ['members:write'] });
    const workspace = `/api/v1/workspaces/${owner.workspace.id}`;
    for (const role of ['viewer', 'owner']) {
      for (const apiKey of [key, owner.apiKey]) {
        expectProblem(await call('POST', `${workspace}/invitations`, apiKey, { role }), 403, 'user_required');
        const path = `${workspace}/members/${member.user.id}`;
        expectProblem(await call('PATCH', path, apiKey, { role }), 403, 'user_required');
      }
    }
  });
});

describe('G11: a rotated key creates nothing that outlives it', () => {
  it('cannot create, change, rotate or revoke other keys during the overlap, but may revoke itself', async () => {
    const old = await create({ scopes: ['api-keys:write', 'api-keys:read', 'documents:read'] });
    const other = await create({ scopes: ['documents:read'] });
    const rotated = await request(app.server, 'POST', `${keys}/${old.id}/rotate`, {
      token: owner.accessToken,
      json: { overlap_seconds: 3_600 },
    });
    const successor = rotated.json;
    expect(await whoIs(old.key)).toBe(200);
    const attempts = [
      await call('POST', keys, old.key, { name: 'outlives', scopes: ['documents:read'] }),
      await call('POST', keys, old.key, {
        name: 'short',
        scopes: ['documents:read'],
        expires_at: new Date(Date.now() + 60_000).toISOString(),
      }),
      await call('POST', `${keys}/${successor.id}/rotate`, old.key),
      await call('POST', `${keys}/${other.id}/rotate`, old.key),
      await call('PATCH', `${keys}/${successor.id}`, old.key, { scopes: ['documents:read'] }),
      await call('PATCH', `${keys}/${old.id}`, old.key, { name: 'renamed' }),
      await call('DELETE', `${keys}/${successor.id}`, old.key),
      await call('DELETE', `${keys}/${other.id}?descendants=true`, old.key),
    ];
    for (const attempt of attempts) expectProblem(attempt, 403, 'api_key_replaced');
    expect(await whoIs(successor.key)).toBe(200);
    expect((await call('DELETE', `${keys}/${old.id}`, old.key)).status).toBe(200);
    expect(await whoIs(old.key)).toBe(401);
    expect(await whoIs(successor.key)).toBe(200);
  });

  it('shows why a key has stopped', async () => {
    const old = await create({});
    await request(app.server, 'POST', `${keys}/${old.id}/rotate`, { token: owner.accessToken });
    expect(await read(old.id)).toMatchObject({ status: 'revoked', status_reason: 'rotated' });
    const revoked = await create({});
    await request(app.server, 'DELETE', `${keys}/${revoked.id}`, { token: owner.accessToken });
    expect(await read(revoked.id)).toMatchObject({ status: 'revoked', status_reason: 'revoked_by_user' });
    expect(await read((await create({})).id)).toMatchObject({ status: 'active', status_reason: null });
  });
});

describe('Keys remember which key created them', () => {
  it('and are revoked with it on request, through every generation, but not otherwise', async () => {
    const root = await create({});
    const child = await create({}, { apiKey: root.key });
    const grandchild = await create({}, { apiKey: child.key });
    const stranger = await create({});
    expect(child.created_by_key).toBe(root.id);
    expect(grandchild.created_by_key).toBe(child.id);
    expect(root.created_by_key).toBeNull();
    // An already revoked link in the chain hides nothing.
    await request(app.server, 'DELETE', `${keys}/${child.id}`, { token: owner.accessToken });
    expect(await whoIs(grandchild.key)).toBe(200);

    const answer = await request(app.server, 'DELETE', `${keys}/${root.id}?descendants=true`, {
      token: owner.accessToken,
    });
    expect(answer.json).toEqual({ status: 'revoked', descendants_revoked: 1 });
    expect(await whoIs(grandchild.key)).toBe(401);
    expect(await whoIs(stranger.key)).toBe(200);
    expect(await read(grandchild.id)).toMatchObject({ status: 'revoked', status_reason: 'ancestor_revoked' });
    const again = await request(app.server, 'DELETE', `${keys}/${root.id}?descendants=true`, {
      token: owner.accessToken,
    });
    expect(again.json).toEqual({ status: 'revoked', descendants_revoked: 0 });
    const bad = await request(app.server, 'DELETE', `${keys}/${root.id}?descendants=maybe`, {
      token: owner.accessToken,
    });
    expect(expectProblem(bad, 400, 'validation_failed').errors).toEqual([
      { field: 'descendants', message: 'must be true or false' },
    ]);
  });

  it('including those created while it is revoked, by itself and by its children', async () => {
    for (let round = 0; round < 5; round += 1) {
      const root = await create({});
      const child = await create({}, { apiKey: root.key });
      const made: string[] = [];
      let isOver = false;
      const minting = Array.from({ length: 10 }, async (_, lane) => {
        while (!isOver) {
          const parent = lane % 2 === 0 ? root.key : child.key;
          const { status, json } = await call('POST', keys, parent, { name: 'minted' });
          if (status === 201) made.push(json.key);
          // A server whose connections are all busy says so; in any case, nothing was created.
          else if (status !== 503) {
            expect(status).toBe(401);
            return;
          }
        }
      });
      await eventually('ten keys are made', () => made.length >= 10);
      const answer = await request(app.server, 'DELETE', `${keys}/${root.id}?descendants=true`, {
        token: owner.accessToken,
      });
      expect(answer.status).toBe(200);
      isOver = true;
      await Promise.all(minting);
      expect(new Set(await Promise.all(made.map(whoIs)))).toEqual(new Set([401]));
    }
  });
});
