import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const app = useServer();
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

const revoke = (json: unknown, options: RequestOptions = { token: owner.accessToken }, account = owner) =>
  request(app.server, 'POST', keysPath(account.workspace.id, 'revoke'), { ...options, json });

const isAccepted = async ({ key }: { key: string }): Promise<boolean> =>
  (await whoAmI(app.server, { apiKey: key })).status === 200;

/** Keys that have been used, and so are cached. */
async function usedKeys(count: number, account = owner): Promise<Json[]> {
  const keys = await Promise.all(
    Array.from({ length: count }, (_, index) => createKey(app.server, account, { name: `key ${index}` })),
  );
  expect(await Promise.all(keys.map(isAccepted))).not.toContain(false);
  return keys;
}

const auditOf = (workspaceId: string) =>
  app.database.query<{ action: string; target: string; details: Json }>(
    `SELECT action, target_id AS target, details FROM audit_events
     WHERE workspace_id = $1 AND action LIKE '%revoked' ORDER BY id`,
    [workspaceId],
  );

describe('POST /workspaces/{workspaceId}/api-keys/revoke', () => {
  it('revokes by id exactly these keys, with an audit row for each and one for the request, and a repeat changes nothing', async () => {
    const account = await register(app.server);
    const as = { token: account.accessToken };
    const [first, second, spared] = (await usedKeys(3, account)) as [Json, Json, Json];
    // In any letter case, and only once if repeated.
    const ids = [first.id, second.id.toUpperCase(), second.id];
    const answer = await revoke({ ids }, as, account);
    expect([answer.status, answer.json]).toEqual([200, { revoked: 2 }]);
    expect(await Promise.all([first, second, spared].map(isAccepted))).toEqual([false, false, true]);
    expect((await revoke({ ids }, as, account)).json).toEqual({ revoked: 0 });
    const asked = { action: 'workspace.api_keys_revoked', target: account.workspace.id };
    expect(await auditOf(account.workspace.id)).toEqual([
      ...[first, second]
        .sort((left, right) => (left.id < right.id ? -1 : 1))
        .map(({ id, name, key_prefix }) => ({
          action: 'api_key.revoked',
          target: id,
          details: { name, key_prefix },
        })),
      { ...asked, details: { asked: { ids: 2 }, revoked: 2 } },
      { ...asked, details: { asked: { ids: 2 }, revoked: 0 } },
    ]);
  });

  it('revokes by creator the keys that act for this person, and no others', async () => {
    const colleague = await addColleague(app, owner, 'member');
    const [spared] = (await usedKeys(1)) as [Json];
    expect((await revoke({ created_by: colleague.userId })).json).toEqual({ revoked: 1 });
    expect(await isAccepted({ key: colleague.apiKey })).toBe(false);
    expect(await isAccepted(spared as { key: string })).toBe(true);
  });

  it("revokes every key of the workspace, including the caller's, and no key of another", async () => {
    const [account, stranger] = await Promise.all([register(app.server), register(app.server)]);
    const keys = await usedKeys(2, account);
    const answer = await revoke({ all: true }, { apiKey: account.apiKey }, account);
    expect([answer.status, answer.json]).toEqual([200, { revoked: 3 }]);
    expect(await Promise.all([...keys, { key: account.apiKey }].map(isAccepted))).toEqual([
      false,
      false,
      false,
    ]);
    expect(await isAccepted({ key: stranger.apiKey })).toBe(true);
    expectProblem(
      await revoke({ all: true }, { apiKey: account.apiKey }, account),
      401,
      'invalid_credentials',
    );
  });

  it('revokes more than a thousand keys in one change', async () => {
    const account = await register(app.server);
    await app.database.query(
      `BEGIN; SET LOCAL latchkey.change = 'by-hand';
       INSERT INTO api_keys (id, workspace_id, created_by, name, digest, key_prefix, sealed_signing_secret)
       SELECT gen_random_uuid(), '${account.workspace.id}', '${account.user.id}', 'many', gen_random_uuid()::text, 'lk_', ''
       FROM generate_series(1, 1100); COMMIT`,
    );
    expect(await isAccepted({ key: account.apiKey })).toBe(true);
    const answer = await revoke({ all: true }, { token: account.accessToken }, account);
    expect(answer.json).toEqual({ revoked: 1_101 });
    expect(await isAccepted({ key: account.apiKey })).toBe(false);
    expect(await auditOf(account.workspace.id)).toHaveLength(1_102);
  });

  it('lets members and viewers revoke only the keys that they created', async () => {
    const [member, viewer] = await Promise.all([
      addColleague(app, owner, 'member'),
      addColleague(app, owner, 'viewer'),
    ]);
    const as = { token: member.accessToken };
    const refused = await revoke({ created_by: viewer.userId }, as);
    expect(expectProblem(refused, 403, 'insufficient_role').required_role).toBe('admin');
    expectProblem(await revoke({ ids: [member.apiKeyId, viewer.apiKeyId] }, as), 404, 'not_found');
    expect(await isAccepted({ key: member.apiKey })).toBe(true);
    expect((await revoke({ all: true }, as)).json).toEqual({ revoked: 1 });
    expect(await isAccepted({ key: viewer.apiKey })).toBe(true);
    expect((await revoke({ created_by: viewer.userId }, { apiKey: viewer.apiKey })).json).toEqual({
      revoked: 1,
    });
  });

  it("lets a key in its rotation's overlap revoke only itself", async () => {
    const account = await register(app.server);
    const path = keysPath(account.workspace.id, account.apiKeyId, 'rotate');
    const options = { apiKey: account.apiKey };
    const rotated = await request(app.server, 'POST', path, { ...options, json: { overlap_seconds: 60 } });
    expect(rotated.status).toBe(201);
    for (const selection of [{ all: true }, { ids: [rotated.json.id] }, { created_by: account.user.id }])
      expectProblem(await revoke(selection, options, account), 403, 'api_key_replaced');
    expect((await revoke({ ids: [account.apiKeyId] }, options, account)).json).toEqual({ revoked: 1 });
    expect(await isAccepted(rotated.json)).toBe(true);
  });

  it.each<[string, unknown, string, RegExp]>([
    ['no selection', {}, '(body)', /exactly one of ids, created_by, service_account_id and all/],
    [
      'two selections',
      { all: true, ids: [randomUUID()] },
      '(body)',
      /exactly one of ids, created_by, service_account_id and all/,
    ],
    ['an empty list', { ids: [] }, 'ids', /at least one key/],
    ['too many ids', { ids: Array.from({ length: 1_001 }, () => randomUUID()) }, 'ids', /at most 1000 keys/],
    ['something that is no id', { ids: ['ci'] }, 'ids.0', /UUID/],
    ['all that are not all', { all: false }, 'all', /must be true/],
    ['something unknown', { owner: randomUUID() }, 'owner', /./],
  ])('refuses %s', async (_, selection, field, message) => {
    const { errors } = expectProblem(await revoke(selection), 400, 'validation_failed');
    expect(errors[0]).toEqual({ field, message: expect.stringMatching(message) });
  });

  it('names ids that are unknown or of another workspace, and then revokes nothing', async () => {
    const stranger = await register(app.server);
    const [key] = (await usedKeys(1)) as [Json];
    const unknown = [randomUUID(), stranger.apiKeyId];
    const problem = expectProblem(await revoke({ ids: [key.id, ...unknown] }), 404, 'not_found');
    expect(problem.unknown_ids).toEqual(unknown);
    expect(problem.detail).toContain(unknown[1]);
    expect(await isAccepted(key)).toBe(true);
    expect(await isAccepted({ key: stranger.apiKey })).toBe(true);
    const nobody = expectProblem(await revoke({ created_by: stranger.user.id }), 404, 'not_found');
    expect(nobody.detail).toContain(stranger.user.id);
    expectProblem(await revoke({ all: true }, undefined, stranger), 404, 'not_found');
  });
});

describe('DELETE /workspaces/{workspaceId}/members/{userId}/sessions', () => {
  const end = (userId: string, options: RequestOptions) =>
    request(
      app.server,
      'DELETE',
      `/api/v1/workspaces/${owner.workspace.id}/members/${userId}/sessions`,
      options,
    );
  const isSignedIn = async (token: string) => (await whoAmI(app.server, { token })).status === 200;

  it('signs a member out on every device, idempotently, and keeps their keys', async () => {
    const member = await addColleague(app, owner, 'member');
    expect(await isSignedIn(member.accessToken)).toBe(true);
    for (const sessions of [1, 0]) {
      expect((await end(member.userId, { token: owner.accessToken })).status).toBe(204);
      const [last] = await app.database.query(
        `SELECT details FROM audit_events WHERE target_id = $1 AND action = 'member.sessions_ended' ORDER BY id DESC`,
        [member.userId],
      );
      expect(last).toEqual({ details: { sessions } });
    }
    expect(await isSignedIn(member.accessToken)).toBe(false);
    expect(await isAccepted({ key: member.apiKey })).toBe(true);
  });

  it('requires the same role as removing them', async () => {
    const [admin, member] = await Promise.all([
      addColleague(app, owner, 'admin'),
      addColleague(app, owner, 'member'),
    ]);
    const asAdmin = { token: admin.accessToken };
    expectProblem(await end(admin.userId, { token: member.accessToken }), 403, 'insufficient_role');
    expect(expectProblem(await end(owner.user.id, asAdmin), 403, 'insufficient_role').required_role).toBe(
      'owner',
    );
    expect(await isSignedIn(owner.accessToken)).toBe(true);
    expect((await end(member.userId, { apiKey: admin.apiKey })).status).toBe(204);
    expect(await isSignedIn(member.accessToken)).toBe(false);
  });

  it('refuses anyone who is not a member', async () => {
    const stranger = await register(app.server);
    expectProblem(await end(stranger.user.id, { token: owner.accessToken }), 404, 'not_found');
    expect(await isSignedIn(stranger.accessToken)).toBe(true);
  });
});
