import { beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { type App, useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { runJob } from '../support/jobs.js';

const app = useOwnServer();
let owner: Account;
let other: Awaited<ReturnType<App['startInstance']>>;

beforeAll(async () => {
  other = await app.startInstance();
});

const put = (account: Account, json: Json) =>
  request(app.server, 'PUT', `/api/v1/workspaces/${account.workspace.id}/key-policy`, {
    token: account.accessToken,
    json,
  });
const read = async (account: Account, id: string): Promise<Json> =>
  (await request(app.server, 'GET', keysPath(account.workspace.id, id), { token: account.accessToken })).json;

describe('A policy that ends unused keys', () => {
  const daysPass = (id: string, days: number) =>
    changeByHand(
      app.database,
      `UPDATE api_keys SET created_at = created_at - ${days} * interval '24 hours' WHERE id = '${id}';
         UPDATE api_key_last_uses SET last_used_at = last_used_at - ${days} * interval '24 hours'
         WHERE api_key_id = '${id}'`,
    );
  const look = () => runJob(app.database, 'api-key-unused');
  const statusOf = async (id: string) => (await read(owner, id)).status;

  it('keeps looking for them, with an audit event, and spares those in use', async () => {
    owner = await register(app.server);
    const [unused, used] = [await createKey(app.server, owner), await createKey(app.server, owner)];
    expect((await put(owner, { revoke_unused_after_days: 30 })).json.keys_reached).toBe(0);
    await Promise.all([daysPass(unused.id, 31), daysPass(used.id, 31)]);
    expect((await whoAmI(app.server, { apiKey: used.key })).status).toBe(200);
    // Reading the usage writes what this server has counted.
    await request(app.server, 'GET', keysPath(owner.workspace.id, used.id, 'usage'), {
      token: owner.accessToken,
    });
    await look();
    expect([await statusOf(unused.id), await statusOf(used.id)]).toEqual(['expired', 'active']);
    expect((await whoAmI(other, { apiKey: unused.key })).status).toBe(401);
    expect((await whoAmI(other, { apiKey: used.key })).status).toBe(200);
    const { json } = await request(
      app.server,
      'GET',
      `/api/v1/workspaces/${owner.workspace.id}/audit-events?action=api_key.updated`,
      { token: owner.accessToken },
    );
    expect(json).toEqual([
      expect.objectContaining({
        target: { type: 'api_key', id: unused.id },
        details: expect.objectContaining({
          reason: 'key_policy',
          broken_rules: ['revoke_unused_after_days'],
        }),
      }),
    ]);
  });

  it('spares every key until its grace period is over', async () => {
    owner = await register(app.server);
    const key = await createKey(app.server, owner);
    await put(owner, { revoke_unused_after_days: 30, grace_days: 10 });
    await daysPass(key.id, 31);
    await look();
    expect((await read(owner, key.id)).expires_at).toBeNull();
    await changeByHand(
      app.database,
      `UPDATE key_policies SET grace_ends_at = clock_timestamp() WHERE workspace_id = '${owner.workspace.id}'`,
    );
    await look();
    expect(await statusOf(key.id)).toBe('expired');
  });
});
