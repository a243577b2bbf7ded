import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotFoundError } from '@latchkey/sdk';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, clientWith, type Json, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { runOperatorTool } from '../support/operator.js';

const app = useServer();
let operatorKey: string;
let owner: Account;
let path: string;

beforeAll(async () => {
  operatorKey = await runOperatorTool(app.database, 'create', 'limits');
});
beforeEach(async () => {
  owner = await register(app.server);
  path = `/api/v1/workspaces/${owner.workspace.id}`;
});

const perDay = (requests: number) => [{ requests, per: 'day' as const }];

const patchMax = (json: Json, token = operatorKey, id = owner.workspace.id): Promise<Response> =>
  request(app.server, 'PATCH', `/api/v1/operator/workspaces/${id}`, { token, json });

async function allow(limitsMax: Json): Promise<void> {
  const { json } = await patchMax({ limits_max: limitsMax });
  expect(json).toMatchObject({ id: owner.workspace.id, limits_max: limitsMax });
}

const asOwner = (method: string, where: string, json: Json): Promise<Response> =>
  request(app.server, method, where, { token: owner.accessToken, json });

async function use(key: Pick<Json, 'key'>, times: number): Promise<number> {
  let passed = 0;
  for (let time = 0; time < times; time += 1) {
    if ((await whoAmI(app.server, { apiKey: key.key })).status === 200) passed += 1;
  }
  return passed;
}

const refusedAt = (response: Response, field: string): void =>
  expect(expectProblem(response, 400, 'validation_failed').errors).toEqual([
    { field, message: 'must be at most 10: the server allows this workspace no more per day' },
  ]);

describe("The operator's ceiling for a workspace", () => {
  it('limits the keys of a workspace without limits of its own, together', async () => {
    await allow(perDay(5));
    expect(await use({ key: owner.apiKey }, 3)).toBe(3);
    expect(await use(await createKey(app.server, owner), 3)).toBe(2);
    const used = await request(app.server, 'GET', `${path}/limits`, { token: owner.accessToken });
    expect(used.json).toMatchObject([{ requests: 5, per: 'day', used: 5, remaining: 0 }]);
  });

  it('lowers limits above it, keeps those below, and rewrites none', async () => {
    const limits = [
      { requests: 2, per: 'day' },
      { requests: 1_000, per: 'month' },
    ];
    await asOwner('PATCH', path, { limits });
    await allow([
      { requests: 100, per: 'day' },
      { requests: 1, per: 'month' },
    ]);
    expect(await use({ key: owner.apiKey }, 3)).toBe(1);
    expect((await request(app.server, 'GET', path, { token: owner.accessToken })).json).toMatchObject({
      limits,
    });
    await allow(null);
    expect(await use({ key: owner.apiKey }, 3)).toBe(1);
  });

  it('cannot be exceeded by limits set in the workspace: for itself, its keys and its service accounts', async () => {
    const key = await createKey(app.server, owner);
    const accounts = `${path}/service-accounts`;
    const { json: account } = await asOwner('POST', accounts, { name: 'Export', role: 'member' });
    await allow(perDay(10));
    const above = { limits: perDay(11) };
    refusedAt(await asOwner('PATCH', path, above), 'limits.0.requests');
    refusedAt(
      await asOwner('POST', keysPath(owner.workspace.id), { name: 'More', ...above }),
      'limits.0.requests',
    );
    refusedAt(await asOwner('PATCH', keysPath(owner.workspace.id, key.id), above), 'limits.0.requests');
    refusedAt(
      await asOwner('POST', accounts, { name: 'More', role: 'member', ...above }),
      'limits.0.requests',
    );
    refusedAt(await asOwner('PATCH', `${accounts}/${account.id}`, above), 'limits.0.requests');
    const imported = { name: 'Imported', sha256: 'a'.repeat(64), key_prefix: 'lk_0000' };
    refusedAt(
      await asOwner('POST', `${path}/api-keys/import`, {
        keys: [
          { ...imported, limits: perDay(10) },
          { ...imported, sha256: 'b'.repeat(64), ...above },
        ],
      }),
      'keys.1.limits.0.requests',
    );
    expect((await asOwner('PATCH', path, { limits: perDay(10) })).status).toBe(200);
    expect(
      (await asOwner('PATCH', keysPath(owner.workspace.id, key.id), { limits: perDay(10) })).status,
    ).toBe(200);
  });

  it('keeps a key with a limit above it unchanged, and its other settings can still be changed', async () => {
    const key = await createKey(app.server, owner, { limits: perDay(100) });
    await allow(perDay(10));
    const renamed = await asOwner('PATCH', keysPath(owner.workspace.id, key.id), { name: 'Renamed' });
    expect(renamed.json).toMatchObject({ name: 'Renamed', limits: perDay(100) });
    expect((await asOwner('PATCH', path, { name: 'Renamed' })).status).toBe(200);
  });

  it("is visible to members, and to the operator next to the workspace's own limits", async () => {
    await asOwner('PATCH', path, { limits: perDay(3) });
    await allow(perDay(10));
    const seen = { limits: perDay(3), limits_max: perDay(10) };
    expect((await request(app.server, 'GET', path, { apiKey: owner.apiKey })).json).toMatchObject(seen);
    const { operator } = clientWith(app.server, operatorKey);
    expect(await operator.getWorkspace(owner.workspace.id)).toMatchObject({
      limits: perDay(3),
      limitsMax: perDay(10),
    });
    const [listed] = await operator.listWorkspaces({ q: owner.workspace.id }).toArray();
    expect(listed).toMatchObject({ limitsMax: perDay(10) });
  });

  it("is in the workspace's audit trail, with old and new values; an unchanged one is not", async () => {
    const { operator, workspaces } = {
      operator: clientWith(app.server, operatorKey).operator,
      workspaces: clientWith(app.server, owner.accessToken).workspaces,
    };
    for (const limitsMax of [perDay(10), perDay(10), [], null]) {
      expect(await operator.limitWorkspace(owner.workspace.id, { limitsMax })).toMatchObject({ limitsMax });
    }
    const events = await workspaces
      .listAuditEvents(owner.workspace.id, { action: 'workspace.limits_max_changed' })
      .toArray();
    expect(events.map(({ details: { from, to } }) => [from, to])).toEqual([
      [[], null],
      [perDay(10), []],
      [null, perDay(10)],
    ]);
  });

  it.each([
    [{}, 'limits_max'],
    [{ limits_max: [{ requests: 0, per: 'day' }] }, 'limits_max.0.requests'],
    [{ limits_max: [{ requests: 1, per: 'week' }] }, 'limits_max.0.per'],
    [{ limits_max: [...perDay(1), ...perDay(2)] }, 'limits_max.1.per'],
  ])('is refused as %j, and changes nothing', async (json, field) => {
    await allow(perDay(10));
    const { errors } = expectProblem(await patchMax(json), 400, 'validation_failed');
    expect(errors).toMatchObject([{ field }]);
    expect((await request(app.server, 'GET', path, { token: owner.accessToken })).json.limits_max).toEqual(
      perDay(10),
    );
  });

  it('is only for operators, and for existing workspaces', async () => {
    expectProblem(await patchMax({ limits_max: [] }, owner.accessToken), 403, 'operator_required');
    expectProblem(await asOwner('PATCH', path, { limits_max: [] }), 400, 'validation_failed');
    const unknown = '0190f3c2-0000-7000-8000-000000000000';
    expectProblem(await patchMax({ limits_max: [] }, operatorKey, unknown), 404, 'not_found');
    await asOwner('DELETE', path, {});
    await expect(
      clientWith(app.server, operatorKey).operator.limitWorkspace(owner.workspace.id, { limitsMax: [] }),
    ).rejects.toThrow(NotFoundError);
  });
});
