import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { type App, useServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { changeByHand } from '../support/by-hand.js';

const app = useServer();
let owner: Account;
let other: Awaited<ReturnType<App['startInstance']>>;

beforeAll(async () => {
  other = await app.startInstance();
});

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const policyPath = (account: Account): string => `/api/v1/workspaces/${account.workspace.id}/key-policy`;
const put = (
  account: Account,
  json: Json,
  query = '',
  options: RequestOptions = { token: account.accessToken },
) => request(app.server, 'PUT', `${policyPath(account)}${query}`, { ...options, json });
const create = (account: Account, json: Json) =>
  request(app.server, 'POST', keysPath(account.workspace.id), { token: account.accessToken, json });
const read = async (account: Account, id: string): Promise<Json> =>
  (await request(app.server, 'GET', keysPath(account.workspace.id, id), { token: account.accessToken })).json;

async function createServiceAccount({ workspace, accessToken }: Account): Promise<string> {
  const { json } = await request(app.server, 'POST', `/api/v1/workspaces/${workspace.id}/service-accounts`, {
    token: accessToken,
    json: { name: 'Nightly export', role: 'member' },
  });
  return json.id;
}

describe('A key policy', () => {
  it('is empty at first, and replaced as a whole', async () => {
    owner = await register(app.server);
    const get = async () =>
      (await request(app.server, 'GET', policyPath(owner), { token: owner.accessToken })).json;
    const none = {
      max_lifetime_days: null,
      require_expiry: false,
      require_allowlist: false,
      require_scopes: false,
      owners: 'any',
      revoke_unused_after_days: null,
    };
    expect(await get()).toEqual(none);
    await put(owner, {
      require_scopes: true,
      max_lifetime_days: 30,
      owners: 'service_accounts',
      revoke_unused_after_days: 60,
      grace_days: 90,
    });
    expect(await get()).toEqual({
      max_lifetime_days: 30,
      require_expiry: false,
      require_allowlist: false,
      require_scopes: true,
      owners: 'service_accounts',
      revoke_unused_after_days: 60,
    });
    await put(owner, {});
    expect(await get()).toEqual(none);
  });

  it('can be set by admins, and read by all members', async () => {
    owner = await register(app.server);
    const member = await addColleague(app, owner, 'member');
    const asMember = { token: member.accessToken };
    expectProblem(await put(owner, {}, '', asMember), 403, 'insufficient_role');
    expectProblem(await put(owner, {}, '?dry_run=true', asMember), 403, 'insufficient_role');
    expect((await request(app.server, 'GET', policyPath(owner), asMember)).status).toBe(200);
    const stranger = await register(app.server);
    expectProblem(await put(owner, {}, '', { token: stranger.accessToken }), 404, 'not_found');
  });

  it.each([
    [{ max_lifetime_days: 0 }, 'max_lifetime_days', /at least 1/],
    [{ grace_days: 91 }, 'grace_days', /at most 90/],
    [{ require_expiry: 'yes' }, 'require_expiry', /true or false/],
    [{ owners: 'people' }, 'owners', /one of any, service_accounts/],
    [{ revoke_unused_after_days: 0 }, 'revoke_unused_after_days', /at least 1/],
    [{ revoke_unused_days: 1 }, 'revoke_unused_days', /not a known field/],
  ])('refuses %j', async (json, field, message) => {
    const { errors } = expectProblem(await put(owner, json), 400, 'validation_failed');
    expect(errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  it('ends existing keys that break it, on every instance once answered, and no others', async () => {
    owner = await register(app.server);
    const [narrow, wide] = [
      await createKey(app.server, owner, { scopes: ['members:read'], allowed_ips: ['127.0.0.0/8', '::1'] }),
      await createKey(app.server, owner),
    ];
    const everywhere = (apiKey: string) =>
      Promise.all([app.server, other].map(async (server) => (await whoAmI(server, { apiKey })).status));
    expect(await everywhere(wide.key)).toEqual([200, 200]);
    const { json } = await put(owner, { require_allowlist: true });
    expect(json.keys_reached).toBe(2);
    expect(json.keys.map(({ id, broken_rules }: Json) => [id, broken_rules])).toEqual([
      [wide.id, ['require_allowlist']],
      [owner.apiKeyId, ['require_allowlist']],
    ]);
    expect(await everywhere(wide.key)).toEqual([401, 401]);
    expect(await everywhere(narrow.key)).toEqual([200, 200]);
    expect((await read(owner, wide.id)).status).toBe('expired');
    expect((await read(owner, narrow.id)).expires_at).toBeNull();
  });

  it('leaves an audit event for each key, with the rules that it broke, and one for itself', async () => {
    owner = await register(app.server);
    await put(owner, { require_expiry: true, grace_days: 10 });
    const { json } = await request(
      app.server,
      'GET',
      `/api/v1/workspaces/${owner.workspace.id}/audit-events?limit=2`,
      { token: owner.accessToken },
    );
    expect(json).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          action: 'workspace.key_policy_changed',
          details: expect.objectContaining({
            policy: expect.objectContaining({ require_expiry: true }),
            grace_days: 10,
            keys: 1,
          }),
        }),
        expect.objectContaining({
          action: 'api_key.updated',
          target: { type: 'api_key', id: owner.apiKeyId },
          details: expect.objectContaining({ reason: 'key_policy', broken_rules: ['require_expiry'] }),
        }),
      ]),
    );
  });

  it('refuses new and imported keys that break it, stating its requirements', async () => {
    owner = await register(app.server);
    await put(owner, { max_lifetime_days: 30, require_allowlist: true, require_scopes: true, grace_days: 1 });
    const refused = expectProblem(await create(owner, { name: 'x' }), 400, 'breaks_key_policy');
    expect(refused.broken_rules).toEqual(['max_lifetime_days', 'require_allowlist', 'require_scopes']);
    expect(refused.errors).toEqual([
      { field: 'expires_at', message: expect.stringMatching(/no later than \d{4}-.* at most 30 days/) },
      { field: 'allowed_ips', message: expect.stringMatching(/addresses/) },
      { field: 'scopes', message: expect.stringMatching(/scopes/) },
    ]);
    const good = {
      name: 'x',
      scopes: ['members:read'],
      allowed_ips: ['192.0.2.1'],
      expires_at: inDays(29),
    };
    expectProblem(await create(owner, { ...good, expires_at: inDays(31) }), 400, 'breaks_key_policy');
    expect((await create(owner, good)).status).toBe(201);
    const imported = await request(app.server, 'POST', keysPath(owner.workspace.id, 'import'), {
      token: owner.accessToken,
      json: { keys: [{ name: 'x', key_prefix: 'lk_0000', sha256: 'ab'.repeat(32) }] },
    });
    expect(expectProblem(imported, 400, 'breaks_key_policy').errors[0].field).toBe('keys.0.expires_at');
  });

  it('lets a key that breaks it be changed and rotated until it ends, and live on only once it complies', async () => {
    owner = await register(app.server);
    const key = await createKey(app.server, owner);
    await put(owner, { require_allowlist: true, grace_days: 10 });
    const { expires_at } = await read(owner, key.id);
    const change = (json: Json) =>
      request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), { token: owner.accessToken, json });
    expect((await change({ name: 'renamed' })).status).toBe(200);
    for (const longer of [null, inDays(11)]) {
      expectProblem(await change({ expires_at: longer }), 400, 'breaks_key_policy');
    }
    const rotated = await request(app.server, 'POST', keysPath(owner.workspace.id, key.id, 'rotate'), {
      token: owner.accessToken,
      json: { overlap_seconds: 60 },
    });
    expect(rotated.json.expires_at).toBe(expires_at);
    expect((await change({ allowed_ips: ['192.0.2.1'], expires_at: null })).json.expires_at).toBeNull();
    expectProblem(await change({ allowed_ips: null }), 400, 'breaks_key_policy');
  });

  it('names the owner and the creator of each key that it ends', async () => {
    owner = await register(app.server);
    const serviceAccount = await createServiceAccount(owner);
    const [ofAccount, transferred] = [
      await createKey(app.server, owner, { service_account_id: serviceAccount }),
      await createKey(app.server, owner),
    ];
    await request(app.server, 'POST', keysPath(owner.workspace.id, transferred.id, 'transfer'), {
      token: owner.accessToken,
      json: { service_account_id: serviceAccount },
    });
    const account = { type: 'service_account', id: serviceAccount, name: 'Nightly export' };
    const { json } = await put(owner, { require_scopes: true }, '?dry_run=true');
    expect(json.keys.map(({ id, owner: of, created_by }: Json) => [id, of, created_by])).toEqual([
      [transferred.id, account, owner.user.id],
      [ofAccount.id, account, owner.user.id],
      [owner.apiKeyId, expect.objectContaining({ type: 'user', id: owner.user.id }), owner.user.id],
    ]);
  });

  it('can allow keys of service accounts only: keys of people end, and no more are created', async () => {
    owner = await register(app.server);
    const serviceAccount = await createServiceAccount(owner);
    const ofAccount = await createKey(app.server, owner, { service_account_id: serviceAccount });
    const { json } = await put(owner, { owners: 'service_accounts' });
    expect(json.keys.map(({ id, broken_rules }: Json) => [id, broken_rules])).toEqual([
      [owner.apiKeyId, ['owners']],
    ]);
    expect((await whoAmI(other, { apiKey: ofAccount.key })).status).toBe(200);
    const refused = expectProblem(await create(owner, { name: 'x' }), 400, 'breaks_key_policy');
    expect(refused.errors).toEqual([
      { field: 'service_account_id', message: expect.stringMatching(/service account/) },
    ]);
    expect((await create(owner, { name: 'x', service_account_id: serviceAccount })).status).toBe(201);
  });

  describe('for unused keys', () => {
    const daysPass = (id: string, days: number) =>
      changeByHand(
        app.database,
        `UPDATE api_keys SET created_at = created_at - ${days} * interval '24 hours' WHERE id = '${id}';
         UPDATE api_key_last_uses SET last_used_at = last_used_at - ${days} * interval '24 hours'
         WHERE api_key_id = '${id}'`,
      );

    it('lets a key live on that was used during the grace period', async () => {
      owner = await register(app.server);
      const key = await createKey(app.server, owner);
      await daysPass(key.id, 31);
      await put(owner, { revoke_unused_after_days: 30, grace_days: 10 });
      const prolong = () =>
        request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), {
          token: owner.accessToken,
          json: { expires_at: null },
        });
      expectProblem(await prolong(), 400, 'breaks_key_policy');
      await whoAmI(app.server, { apiKey: key.key });
      await put(owner, { revoke_unused_after_days: 30, grace_days: 10 }, '?dry_run=true');
      expect((await prolong()).json.expires_at).toBeNull();
    });
  });

  it('reaches every key that is being created while it is set', async () => {
    owner = await register(app.server);
    await put(owner, {});
    const [made] = await Promise.all([
      Promise.all(Array.from({ length: 12 }, () => create(owner, { name: 'x' }))),
      put(owner, { require_scopes: true }),
    ]);
    for (const { status, json } of made) {
      if (status === 201) expect((await read(owner, json.id)).status).toBe('expired');
      else expect(json.code).toBe('breaks_key_policy');
    }
  });
});

describe('The dry run of a policy', () => {
  const days = fc.integer({ min: 1, max: 40 });
  const policies = fc.record({
    max_lifetime_days: fc.option(days),
    require_expiry: fc.boolean(),
    require_allowlist: fc.boolean(),
    require_scopes: fc.boolean(),
    owners: fc.constantFrom('any', 'service_accounts'),
    revoke_unused_after_days: fc.option(days),
    grace_days: fc.integer({ min: 0, max: 40 }),
  });
  const keys = fc.array(
    fc.record({
      age: fc.integer({ min: 0, max: 60 }),
      // Not whole days: two ends at the same moment would be decided by the milliseconds between two requests.
      expiresIn: fc.oneof(
        fc.constant(null),
        fc.integer({ min: -10, max: 60 }).map((day) => day + 0.5),
      ),
      // Most keys are active: the others do not matter to a policy.
      revokedIn: fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.integer({ min: -5, max: 20 }).map((day) => day + 0.25) },
      ),
      rotated: fc.boolean(),
      scoped: fc.boolean(),
      allowlist: fc.constantFrom(null, 'enforce', 'observe'),
      ofAccount: fc.boolean(),
      disabled: fc.boolean(),
      canary: fc.nat({ max: 4 }).map((number) => number === 0),
      usedBefore: fc.option(fc.integer({ min: 0, max: 60 }).map((day) => day + 0.75)),
    }),
    { maxLength: 12 },
  );

  async function insertKeys(account: Account, serviceAccount: string, made: readonly Json[]): Promise<void> {
    const { id: workspaceId } = account.workspace;
    const rows = JSON.stringify(made.map((key) => ({ id: randomUUID(), ...key })));
    await changeByHand(
      app.database,
      `DELETE FROM key_policies WHERE workspace_id = '${workspaceId}';
       DELETE FROM api_keys WHERE workspace_id = '${workspaceId}';
       CREATE TEMPORARY TABLE made ON COMMIT DROP AS
         SELECT *, date_trunc('milliseconds', clock_timestamp()) AS now FROM jsonb_to_recordset('${rows}')
           AS k (id uuid, age float, "expiresIn" float, "revokedIn" float, rotated boolean, scoped boolean,
             allowlist text, "ofAccount" boolean, disabled boolean, canary boolean, "usedBefore" float);
       INSERT INTO api_keys (id, workspace_id, created_by, name, digest, key_prefix, sealed_signing_secret,
         created_at, expires_at, revoked_at, revoked_reason, scopes, allowed_ips, allowlist_mode, disabled_at, canary)
       SELECT id, '${workspaceId}', CASE WHEN "ofAccount" THEN '${serviceAccount}' ELSE '${account.user.id}' END::uuid,
         'k', id, 'lk_', '',
         now - age * interval '24 hours' - interval '1 hour',
         now + "expiresIn" * interval '24 hours',
         now + "revokedIn" * interval '24 hours',
         CASE WHEN "revokedIn" IS NULL THEN NULL WHEN rotated THEN 'rotated' ELSE 'revoked_by_user' END,
         CASE WHEN scoped THEN '{members:read}'::text[] END,
         CASE WHEN allowlist IS NOT NULL THEN '{192.0.2.0/24}'::text[] END, coalesce(allowlist, 'enforce'),
         CASE WHEN disabled OR canary THEN now END, canary
       FROM made;
       UPDATE api_keys k SET replaced_by = (
         SELECT id FROM api_keys WHERE workspace_id = k.workspace_id AND id <> k.id ORDER BY id LIMIT 1)
       WHERE workspace_id = '${workspaceId}' AND revoked_reason = 'rotated';
       INSERT INTO api_key_last_uses (api_key_id, last_used_at, last_address)
       SELECT id, now - "usedBefore" * interval '24 hours', '192.0.2.7' FROM made WHERE "usedBefore" IS NOT NULL`,
    );
  }

  const timeOf = (text: string | null): number => (text === null ? Infinity : Date.parse(text));
  const endOf = (key: Json): number => Math.min(timeOf(key.expires_at), timeOf(key.revoked_at));

  /**
   * How long an active key may be used under a policy: what docs/keys.md promises, computed from what the API shows of
   * the key.
   */
  function latestEnd(key: Json, policy: Json, graceEndsAt: number): number {
    const createdAt = Date.parse(key.created_at);
    const usedAt = key.last_used_at === null ? createdAt : Math.max(createdAt, Date.parse(key.last_used_at));
    const limits = [endOf(key)];
    if (policy.max_lifetime_days !== null) {
      limits.push(Math.max(createdAt + policy.max_lifetime_days * DAY_MS, graceEndsAt));
    }
    const reasonsToEndWithTheGrace = [
      policy.require_expiry && key.expires_at === null,
      policy.require_allowlist && !(key.allowed_ips !== null && key.allowlist_mode === 'enforce'),
      policy.require_scopes && key.scopes === null,
      policy.owners === 'service_accounts' && key.owner.type === 'user',
      policy.revoke_unused_after_days !== null &&
        usedAt + policy.revoke_unused_after_days * DAY_MS <= Date.now(),
    ];
    if (reasonsToEndWithTheGrace.includes(true)) limits.push(graceEndsAt);
    return Math.min(...limits);
  }

  /** What a dry run could change, beside the keys: the policy, the audit trail, and the noted endings. */
  async function stateBesideKeys(account: Account): Promise<Json> {
    const { json: policy } = await request(app.server, 'GET', policyPath(account), {
      token: account.accessToken,
    });
    const id = [account.workspace.id];
    const audit = await app.database.query('SELECT count(*) FROM audit_events WHERE workspace_id = $1', id);
    const endings = await app.database.query(
      'SELECT api_key_id, ends_at FROM api_key_policy_endings WHERE workspace_id = $1 ORDER BY 1',
      id,
    );
    return { policy, audit, endings };
  }

  const told = ({ keys: named }: Json) => named.map(({ ends_at: _, ...key }: Json) => key);

  it('names exactly the keys that the policy then ends, with their ends, and changes nothing', async () => {
    const workspace = await register(app.server);
    const serviceAccount = await createServiceAccount(workspace);
    const state = async (): Promise<Json[]> =>
      (
        await request(app.server, 'GET', `${keysPath(workspace.workspace.id)}?limit=100`, {
          token: workspace.accessToken,
        })
      ).json;
    await fc.assert(
      fc.asyncProperty(policies, keys, async (policy, made) => {
        await insertKeys(workspace, serviceAccount, made);
        const before = await state();
        const besideBefore = await stateBesideKeys(workspace);
        expect(before).toHaveLength(made.length);
        const triedAt = Date.now();
        const { json: dry } = await put(workspace, policy, '?dry_run=true');
        expect(await state()).toEqual(before);
        expect(await stateBesideKeys(workspace)).toEqual(besideBefore);
        const setAt = Date.now();
        const { json: real } = await put(workspace, policy);
        const answeredAt = Date.now();
        const after = await state();

        expect(told(dry)).toEqual(told(real));
        expect(dry.keys_reached).toBe(real.keys_reached);
        for (const [index, { ends_at }] of real.keys.entries()) {
          const later = Date.parse(ends_at) - Date.parse(dry.keys[index].ends_at);
          expect(later).toBeGreaterThanOrEqual(0);
          expect(later).toBeLessThanOrEqual(answeredAt - triedAt);
        }
        const changed = after.filter((key, index) => key.expires_at !== before[index]?.expires_at);
        expect(real.keys.map(({ id, ends_at }: Json) => [id, ends_at])).toEqual(
          changed.map(({ id, expires_at }) => [id, expires_at]),
        );

        // Nothing is grandfathered: active keys comply, or end with the grace period or their lifetime. Canaries never
        // work.
        for (const [index, key] of before.entries()) {
          const isReachable = ['active', 'disabled'].includes(key.status) && !key.canary;
          const [earliest, latest] = [setAt, answeredAt].map((at) =>
            isReachable ? latestEnd(key, policy, at + policy.grace_days * DAY_MS) : endOf(key),
          ) as [number, number];
          const end = endOf(after[index]);
          expect(end).toBeGreaterThanOrEqual(earliest);
          expect(end).toBeLessThanOrEqual(latest);
        }
        const again = (await put(workspace, policy, '?dry_run=true')).json;
        expect(again.keys).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('names as many of 1,001 keys as setting the policy does, which ends all of them', async () => {
    const KEYS = 1_001;
    const workspace = await register(app.server);
    const key = { age: 1.25, canary: false };
    await insertKeys(workspace, await createServiceAccount(workspace), Array(KEYS).fill(key));
    const before = await stateBesideKeys(workspace);
    const policy = { require_expiry: true, grace_days: 7 };
    const { json: dry } = await put(workspace, policy, '?dry_run=true');
    expect(await stateBesideKeys(workspace)).toEqual(before);
    const { json: real } = await put(workspace, policy);
    expect([dry.keys_reached, dry.keys.length]).toEqual([KEYS, 1_000]);
    expect(real.keys_reached).toBe(KEYS);
    expect(told(dry)).toEqual(told(real));
    const { endings } = await stateBesideKeys(workspace);
    expect(endings).toHaveLength(KEYS);
    const unending = await app.database.query(
      'SELECT FROM api_keys WHERE workspace_id = $1 AND expires_at IS NULL',
      [workspace.workspace.id],
    );
    expect(unending).toEqual([]);
  });
});
