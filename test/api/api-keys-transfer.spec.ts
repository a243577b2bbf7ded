import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keysPath } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import {
  type Account,
  type Json,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { runOperatorTool } from '../support/operator.js';
import { patiently } from '../support/patiently.js';
import type { RunningServer } from '../support/server.js';
import { type Member, registerMember, type Role } from '../support/workspaces.js';

/**
 * A transferred key is the same key with another owner. From the response on, the previous owner's departure does not
 * affect it and the new owner's role limits it, on the instance that made the change and on one that had cached the
 * previous state.
 */

const app = useServer();

let other: RunningServer;
let owner: Account;
let admin: Member;
let member: Member;

beforeAll(async () => {
  other = await app.startInstance();
});

beforeEach(setUpWorkspace);

async function setUpWorkspace(): Promise<void> {
  owner = await register(app.server);
  admin = await registerMember(app.server, app.database, owner, 'admin');
  member = await registerMember(app.server, app.database, owner, 'member');
}

const by = (account: { accessToken: string }): RequestOptions => ({ token: account.accessToken });
const workspacePath = (...rest: string[]): string =>
  ['/api/v1/workspaces', owner.workspace.id, ...rest].join('/');
const me = (apiKey: string, server = app.server) => request(server, 'GET', '/api/v1/me', { apiKey });

async function createServiceAccount(role: Exclude<Role, 'owner'>): Promise<string> {
  const json = { name: `The ${role}`, role };
  const path = workspacePath('service-accounts');
  const created = await request(app.server, 'POST', path, { ...by(owner), json });
  expect(created).toMatchObject({ status: 201 });
  return created.json.id;
}

async function createKey(as: { accessToken: string }, body: Json = {}): Promise<Json> {
  const json = { name: 'importer', ...body };
  const { status, json: key } = await request(app.server, 'POST', keysPath(owner.workspace.id), {
    ...by(as),
    headers: { 'X-Workspace-Id': owner.workspace.id },
    json,
  });
  expect(status).toBe(201);
  return key;
}

const transfer = (keyId: string, serviceAccountId: string, as: RequestOptions = by(owner)) =>
  request(app.server, 'POST', keysPath(owner.workspace.id, keyId, 'transfer'), {
    ...as,
    json: { service_account_id: serviceAccountId },
  });

const read = async (keyId: string): Promise<Json> =>
  (await request(app.server, 'GET', keysPath(owner.workspace.id, keyId), by(owner))).json;

const auditOf = async (keyId: string): Promise<Json[]> => {
  const path = workspacePath(`audit-events?limit=100&target_id=${keyId}`);
  return (await request(app.server, 'GET', path, by(owner))).json;
};

describe('A transfer', () => {
  it('keeps the key and its creator, and limits it to the new role on every instance once answered', async () => {
    const key = await createKey(admin);
    for (const server of [app.server, other]) expect((await me(key.key, server)).json.role).toBe('admin');
    const id = await createServiceAccount('viewer');
    const answer = await transfer(key.id, id);
    expect(answer).toMatchObject({
      status: 200,
      json: {
        id: key.id,
        status: 'active',
        owner: { type: 'service_account', id, name: 'The viewer' },
        created_by: admin.user.id,
        key_prefix: key.key_prefix,
      },
    });
    for (const server of [app.server, other]) {
      const { json } = await me(key.key, server);
      expect(json).toMatchObject({ role: 'viewer', user: null, service_account: { id } });
      const written = await request(server, 'POST', '/api/v1/documents', {
        apiKey: key.key,
        json: { title: 'x', body: 'x' },
      });
      expectProblem(written, 403, 'insufficient_role');
    }
  });

  it('puts the key beyond the control of its previous owner, whose departure does not affect it', async () => {
    const key = await createKey(member);
    await transfer(key.id, await createServiceAccount('member'));
    const hidden = await request(app.server, 'GET', keysPath(owner.workspace.id, key.id), {
      ...by(member),
      headers: { 'X-Workspace-Id': owner.workspace.id },
    });
    expectProblem(hidden, 404, 'not_found');
    const removed = await request(app.server, 'DELETE', workspacePath('members', member.user.id), by(owner));
    expect(removed.status).toBe(200);
    for (const server of [app.server, other]) expect((await me(key.key, server)).json.role).toBe('member');
    expect(await read(key.id)).toMatchObject({ status: 'active', created_by: member.user.id });
  });

  it('makes the key end with its new owner', async () => {
    const key = await createKey(member);
    const id = await createServiceAccount('member');
    await transfer(key.id, id);
    await request(app.server, 'DELETE', workspacePath('service-accounts', id), by(owner));
    for (const server of [app.server, other])
      expectProblem(await me(key.key, server), 401, 'invalid_credentials');
    expect(await read(key.id)).toMatchObject({ status: 'ended', status_reason: 'service_account_deleted' });
  });

  it('is audited with both owners, and a repeat changes nothing', async () => {
    const key = await createKey(member);
    const id = await createServiceAccount('member');
    const first = await transfer(key.id, id);
    expect((await transfer(key.id, id)).json).toEqual(first.json);
    const events = (await auditOf(key.id)).filter(({ action }) => action === 'api_key.transferred');
    expect(events).toMatchObject([
      { details: { name: 'importer', owner: { from: member.user.id, to: id } } },
    ]);
  });

  it("is shown by verification and in the service account's keys", async () => {
    const key = await createKey(member);
    const id = await createServiceAccount('viewer');
    const before = await request(other, 'GET', '/api/v1/verify', { apiKey: key.key });
    expect(before.headers.get('x-latchkey-user-id')).toBe(member.user.id);
    await transfer(key.id, id);
    const { headers } = await request(other, 'GET', '/api/v1/verify', { apiKey: key.key });
    expect(headers.get('x-latchkey-service-account-id')).toBe(id);
    expect(headers.get('x-latchkey-user-id')).toBe('');
    expect(headers.get('x-latchkey-role')).toBe('viewer');
  });

  it('keeps a disabled key disabled', async () => {
    const key = await createKey(member);
    const path = keysPath(owner.workspace.id, key.id);
    await request(app.server, 'PATCH', path, { ...by(owner), json: { disabled: true } });
    const answer = await transfer(key.id, await createServiceAccount('member'));
    expect(answer).toMatchObject({ status: 200, json: { status: 'disabled' } });
    expectProblem(await me(key.key), 401, 'invalid_credentials');
  });

  it('lets no request in progress commit in the name of the previous owner', async () => {
    const key = await createKey(member);
    const held = {
      ...{ apiKeyId: key.id, sessionId: null, operatorKeyId: null, userId: member.user.id },
      ...{
        workspaceId: owner.workspace.id,
        role: 'member',
        scopes: ['documents:write'],
        address: '127.0.0.1',
      },
    };
    const work = async () => {
      await app.database.query("SELECT set_config('latchkey.authority', $1, false)", [JSON.stringify(held)]);
      try {
        await app.database.query('SELECT require_live_authority()');
      } finally {
        await app.database.query("SELECT set_config('latchkey.authority', '', false)");
      }
    };
    await work();
    await transfer(key.id, await createServiceAccount('member'));
    await expect(work()).rejects.toMatchObject({ detail: 'key_transferred' });
  });
});

describe('Keys that share their limits', () => {
  const perDay = (requests: number): Json => ({ limits: [{ requests, per: 'day' }] });
  const asMember = () => ({ ...by(member), headers: { 'X-Workspace-Id': owner.workspace.id } });
  const setLimits = (keyId: string, json: Json, as: RequestOptions = by(owner)) =>
    request(app.server, 'PATCH', keysPath(owner.workspace.id, keyId), { ...as, json });
  const allowed = async (key: Json, times: number): Promise<number> => {
    let count = 0;
    for (let time = 0; time < times; time += 1) if ((await me(key.key)).status === 200) count += 1;
    return count;
  };

  /** A member's key that has used up three requests a day, the first of them to create another key. */
  async function createSharing(): Promise<{ parent: Json; child: Json }> {
    const parent = await createKey(member, perDay(3));
    const path = keysPath(owner.workspace.id);
    const created = await request(app.server, 'POST', path, { apiKey: parent.key, json: { name: 'child' } });
    expect(created.status).toBe(201);
    expect(await allowed(created.json, 3)).toBe(2);
    return { parent, child: created.json };
  }

  it.each(['parent', 'child'] as const)(
    'no longer do once one of them has another owner: the %s, for which nothing used becomes available again',
    async (which) => {
      const keys = await createSharing();
      const moved = keys[which];
      const kept = which === 'parent' ? keys.child : keys.parent;
      const id = await createServiceAccount('admin');
      expect((await transfer(moved.id, id)).status).toBe(200);
      expect(await allowed(moved, 2)).toBe(0);
      for (const limits of [perDay(1_000), perDay(1)]) {
        expect((await setLimits(kept.id, limits, asMember())).status).toBe(200);
        expect((await read(moved.id)).limits).toEqual(moved.limits);
        expect(await allowed(moved, 2)).toBe(0);
      }
      expect((await setLimits(moved.id, perDay(5))).status).toBe(200);
      expect(await allowed(moved, 4)).toBe(2);
      expect((await read(kept.id)).limits).toEqual(perDay(1).limits);
      expect(await allowed(kept, 2)).toBe(0);
    },
  );

  it('go on sharing them if they are transferred together', async () => {
    const { parent, child } = await createSharing();
    const id = await createServiceAccount('member');
    const transfers = [parent, child].map((key) => ({ api_key_id: key.id, service_account_id: id }));
    const path = workspacePath('members', member.user.id, 'remove');
    const removed = await request(app.server, 'POST', path, { ...by(owner), json: { transfers } });
    expect(removed.status).toBe(200);
    await setLimits(parent.id, perDay(5));
    expect((await read(child.id)).limits).toEqual(perDay(5).limits);
    expect((await allowed(parent, 3)) + (await allowed(child, 3))).toBe(2);
  });
});

describe('Webhook endpoints of a transferred key', () => {
  async function endpointOf(key: Json): Promise<Json> {
    const json = { url: 'https://example.com/hook', events: ['document.created'], api_key_id: key.id };
    const path = workspacePath('webhook-endpoints');
    const { status, json: endpoint } = await request(app.server, 'POST', path, { ...by(admin), json });
    expect(status).toBe(201);
    return endpoint;
  }

  const remove = () => request(app.server, 'DELETE', workspacePath('members', admin.user.id), by(owner));
  const state = async ({ id }: Json): Promise<Json> =>
    (await request(app.server, 'GET', workspacePath('webhook-endpoints', id), by(owner))).json;

  it('follow it to an admin, and outlive the person who set them up', async () => {
    const key = await createKey(admin);
    const endpoint = await endpointOf(key);
    const account = await createServiceAccount('admin');
    await transfer(key.id, account);
    expect((await remove()).status).toBe(200);
    expect(await state(endpoint)).toMatchObject({ status: 'active' });
    const [ofEndpoint] = await auditOf(endpoint.id);
    expect(ofEndpoint).toMatchObject({
      action: 'webhook_endpoint.transferred',
      details: { owner: { from: admin.user.id, to: account }, reason: 'api_key_transferred' },
    });
    const transferred = (await auditOf(key.id)).find(({ action }) => action === 'api_key.transferred');
    expect(transferred?.details.webhook_endpoints).toBe(1);
  });

  it('keep their owner if the new one could not have set them up', async () => {
    const key = await createKey(admin);
    const endpoint = await endpointOf(key);
    await transfer(key.id, await createServiceAccount('member'));
    expect(await state(endpoint)).toMatchObject({ status: 'active' });
    expect((await remove()).status).toBe(200);
    expect(await state(endpoint)).toMatchObject({ status: 'disabled', status_reason: 'creator_left' });
  });
});

describe('A transfer is refused', () => {
  it('to API keys, and to people below admin', async () => {
    const key = await createKey(member);
    const id = await createServiceAccount('member');
    expectProblem(await transfer(key.id, id, { apiKey: owner.apiKey }), 403, 'user_required');
    expectProblem(await transfer(key.id, id, by(member)), 403, 'insufficient_role');
  });

  it('to an admin, if the key acts as an owner', async () => {
    const key = await createKey(owner);
    const refused = await transfer(key.id, await createServiceAccount('admin'), by(admin));
    expect(expectProblem(refused, 403, 'insufficient_role').required_role).toBe('owner');
    expect((await me(key.key)).json.role).toBe('owner');
  });

  it('to a target that is a person, in another workspace or unknown', async () => {
    const key = await createKey(member);
    const stranger = await register(app.server);
    const theirs = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${stranger.workspace.id}/service-accounts`,
      {
        ...by(stranger),
        json: { name: 'x', role: 'admin' },
      },
    );
    for (const id of [owner.user.id, member.user.id, theirs.json.id]) {
      const { errors } = expectProblem(await transfer(key.id, id), 400, 'validation_failed');
      expect(errors).toEqual([
        { field: 'service_account_id', message: `"${id}" is not a service account of this workspace` },
      ]);
    }
    expect((await read(key.id)).owner.id).toBe(member.user.id);
  });

  it('for a key of another workspace, as if it did not exist', async () => {
    const stranger = await register(app.server);
    expectProblem(await transfer(stranger.apiKeyId, await createServiceAccount('member')), 404, 'not_found');
  });

  it('if the service account lacks a scope that the key names', async () => {
    const key = await createKey(member, { scopes: ['documents:read', 'documents:write'] });
    const refused = await transfer(key.id, await createServiceAccount('viewer'));
    const { errors } = expectProblem(refused, 400, 'validation_failed');
    expect(errors).toEqual([
      { field: 'service_account_id', message: expect.stringContaining('documents:write') },
    ]);
  });

  it('for a key that was rotated or revoked', async () => {
    const id = await createServiceAccount('member');
    const rotated = await createKey(member);
    const path = keysPath(owner.workspace.id, rotated.id, 'rotate');
    const successor = await request(app.server, 'POST', path, {
      ...by(owner),
      json: { overlap_seconds: 60 },
    });
    const overlap = expectProblem(await transfer(rotated.id, id), 409, 'api_key_not_active');
    expect(overlap.detail).toContain(successor.json.id);
    const revoked = await createKey(member);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, revoked.id), by(owner));
    expectProblem(await transfer(revoked.id, id), 409, 'api_key_not_active');
  });

  it('for a key whose owner is suspended, even if it is disabled', async () => {
    const id = await createServiceAccount('member');
    const [active, disabled] = [await createKey(member), await createKey(member)];
    const path = keysPath(owner.workspace.id, disabled.id);
    await request(app.server, 'PATCH', path, { ...by(owner), json: { disabled: true } });
    const operator = { token: await runOperatorTool(app.database, 'create', 'transfer') };
    const suspend = `/api/v1/operator/users/${member.user.id}/suspend`;
    await request(app.server, 'POST', suspend, { ...operator, json: { reason: 'Unpaid.' } });
    for (const key of [active, disabled]) {
      const { detail } = expectProblem(await transfer(key.id, id), 409, 'api_key_not_active');
      expect(detail).toContain('suspended');
    }
  });
});

describe('The removal of a member', () => {
  const remove = (transfers: Json[], as: RequestOptions = by(owner), userId = member.user.id) =>
    request(app.server, 'POST', workspacePath('members', userId, 'remove'), { ...as, json: { transfers } });

  it('transfers the named keys and ends the others, on every instance once answered', async () => {
    const id = await createServiceAccount('member');
    const [kept, other1] = [await createKey(member), await createKey(member)];
    for (const server of [app.server, other]) expect((await me(kept.key, server)).status).toBe(200);
    const { status, json } = await remove([{ api_key_id: kept.id, service_account_id: id }]);
    expect(status).toBe(200);
    expect(json.api_keys.items.map((item: Json) => item.id).sort()).toEqual(
      [other1.id, member.apiKeyId].sort(),
    );
    for (const server of [app.server, other]) {
      expect(await me(kept.key, server)).toMatchObject({
        status: 200,
        json: { role: 'member', user: null, service_account: { id } },
      });
      expect((await me(other1.key, server)).status).toBe(401);
    }
    expect((await auditOf(kept.id)).map(({ action }) => action)).toEqual([
      'api_key.transferred',
      'api_key.created',
    ]);
  });

  it('does nothing if one key cannot be transferred, and gives a reason for each', async () => {
    const viewer = await createServiceAccount('viewer');
    const [writes, revoked, rotated] = [
      await createKey(member, { scopes: ['documents:write'] }),
      await createKey(member),
      await createKey(member),
    ];
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, revoked.id), by(owner));
    await request(app.server, 'POST', keysPath(owner.workspace.id, rotated.id, 'rotate'), {
      ...by(owner),
      json: { overlap_seconds: 600 },
    });
    const foreign = await createKey(admin);
    const wanted = [
      { api_key_id: writes.id, service_account_id: viewer },
      { api_key_id: revoked.id, service_account_id: viewer },
      { api_key_id: rotated.id, service_account_id: viewer },
      { api_key_id: foreign.id, service_account_id: viewer },
      { api_key_id: member.apiKeyId, service_account_id: admin.user.id },
    ];
    const { errors } = expectProblem(await remove(wanted), 400, 'validation_failed');
    const byField = Object.fromEntries(errors.map(({ field, message }: Json) => [field, message]));
    expect(byField).toEqual({
      'transfers.0.service_account_id': expect.stringContaining('documents:write'),
      'transfers.1.api_key_id': expect.stringContaining('revoked'),
      'transfers.2.api_key_id': expect.stringContaining('rotated'),
      'transfers.3.api_key_id': `"${foreign.id}" is not an API key of this member`,
      'transfers.4.service_account_id': `"${admin.user.id}" is not a service account of this workspace`,
    });
    expect((await me(writes.key)).json).toMatchObject({ user: { id: member.user.id } });
    expect((await read(foreign.id)).owner.id).toBe(admin.user.id);
  });

  it('refuses a key named twice, and too many keys at once', async () => {
    const id = await createServiceAccount('member');
    const transfer1 = { api_key_id: member.apiKeyId, service_account_id: id };
    const { errors } = expectProblem(await remove([transfer1, transfer1]), 400, 'validation_failed');
    expect(errors).toEqual([
      { field: 'transfers.1.api_key_id', message: 'names the key of transfers.0 again' },
    ]);
    expectProblem(await remove(Array.from({ length: 501 }, () => transfer1)), 400, 'validation_failed');
    expect((await me(member.apiKey)).status).toBe(200);
  });

  it('requires permission to transfer and to remove; a departing admin can keep a key working', async () => {
    const id = await createServiceAccount('admin');
    expectProblem(await remove([], by(member)), 403, 'insufficient_role');
    expectProblem(await remove([], { apiKey: owner.apiKey }), 403, 'user_required');
    expectProblem(await remove([], by(admin), owner.user.id), 403, 'insufficient_role');
    const key = await createKey(admin);
    const left = await remove([{ api_key_id: key.id, service_account_id: id }], by(admin), admin.user.id);
    expect(left.status).toBe(200);
    expect((await me(key.key)).json).toMatchObject({ role: 'admin', service_account: { id } });
    expect((await me(admin.apiKey)).status).toBe(401);
  });
});

interface Round {
  switches: number;
  rotations: number;
  revocations: number;
  /** Of the member who initially owns the key. */
  removals: number;
  certain: string[];
}

describe('Many concurrent changes of one key', () => {
  /** In each round, this many in addition to transfers and policies. Any order must be consistent with the trail. */
  const ROUNDS: Round[] = [
    { switches: 16, rotations: 0, revocations: 0, removals: 0, certain: ['transferred', 'disabled'] },
    { switches: 0, rotations: 4, revocations: 0, removals: 0, certain: ['rotated'] },
    { switches: 16, rotations: 0, revocations: 2, removals: 0, certain: ['revoked'] },
    { switches: 16, rotations: 4, revocations: 0, removals: 1, certain: [] },
    { switches: 16, rotations: 4, revocations: 2, removals: 1, certain: [] },
  ];
  const CHANGES = 50;

  const times = (count: number, change: (n: number) => Promise<Response>) =>
    Array.from({ length: count }, (_, n) => () => change(n));

  function changesOf(
    { id }: Json,
    accounts: readonly string[],
    { switches, rotations, revocations, removals }: Round,
  ): (() => Promise<Response>)[] {
    const path = keysPath(owner.workspace.id, id);
    const account = (n: number): string => accounts[n % accounts.length] as string;
    const instance = (n: number): RunningServer => (Math.floor(n / 2) % 2 === 0 ? app.server : other);
    const others = [
      ...times(rotations, (n) =>
        request(instance(n), 'POST', `${path}/rotate`, { ...by(owner), json: { overlap_seconds: 600 } }),
      ),
      ...times(revocations, (n) => request(instance(n), 'DELETE', path, by(owner))),
      ...times(removals, () => request(other, 'DELETE', workspacePath('members', member.user.id), by(owner))),
      ...times(4, () =>
        request(other, 'PUT', workspacePath('key-policy'), {
          ...by(owner),
          json: { require_expiry: true, grace_days: 30 },
        }),
      ),
      ...times(switches, (n) =>
        request(instance(n), 'PATCH', path, { ...by(owner), json: { disabled: n % 2 === 0 } }),
      ),
    ];
    return [
      ...others,
      ...times(CHANGES - others.length, (n) => transfer(id, account(n), by(n % 2 === 0 ? owner : admin))),
    ];
  }

  /** The state of the key according to its events. No event may follow from a state that no longer held. */
  function replay(trail: readonly Json[]) {
    const key = {
      ownerId: member.user.id,
      isDisabled: false,
      successorId: null as string | null,
      endReason: null as string | null,
    };
    for (const { action, details } of trail) {
      expect({ action, endReason: key.endReason }).toEqual({ action, endReason: null });
      switch (action) {
        case 'api_key.transferred':
          expect({ from: key.ownerId, successorId: key.successorId }).toEqual({
            from: details.owner.from,
            successorId: null,
          });
          key.ownerId = details.owner.to;
          break;
        case 'api_key.disabled':
        case 'api_key.enabled':
          expect(key.isDisabled).toBe(action === 'api_key.enabled');
          key.isDisabled = action === 'api_key.disabled';
          break;
        case 'api_key.rotated':
          expect(key).toMatchObject({ isDisabled: false, successorId: null });
          key.successorId = details.replaced_by;
          break;
        case 'api_key.revoked':
          key.endReason = details.reason ?? 'revoked_by_user';
      }
    }
    return key;
  }

  async function expectServed(apiKey: string, isServed: boolean): Promise<void> {
    for (const server of [app.server, other])
      expect((await me(apiKey, server)).status).toBe(isServed ? 200 : 401);
  }

  it('have one outcome, and an audit trail that explains it', async () => {
    for (const round of ROUNDS) {
      await setUpWorkspace();
      const accounts = await Promise.all((['viewer', 'member', 'admin'] as const).map(createServiceAccount));
      const key = await createKey(member);
      const changes = changesOf(key, accounts, round);
      const shuffled = fc.shuffledSubarray(changes, { minLength: CHANGES, maxLength: CHANGES });
      // One run each: a failure reports the seed that produced this order of changes.
      const inAnyOrder = fc.asyncProperty(shuffled, async (order) => {
        const answers = await Promise.all(order.map((change) => patiently(change)));
        for (const { status } of answers) expect([200, 201, 409]).toContain(status);

        const trail = (await auditOf(key.id)).reverse();
        expect(trail.map(({ action }) => action)).toEqual(
          expect.arrayContaining(round.certain.map((change) => `api_key.${change}`)),
        );
        const { ownerId, isDisabled, successorId, endReason } = replay(trail);
        const after = await read(key.id);
        expect(after).toMatchObject({
          owner: { id: ownerId },
          disabled: isDisabled,
          replaced_by: successorId,
          ...(endReason !== null
            ? { status: endReason === 'revoked_by_user' ? 'revoked' : 'ended', status_reason: endReason }
            : { status: isDisabled ? 'disabled' : 'active' }),
        });
        // If the member has left, everything of theirs has ended.
        const isOfWhoLeft = round.removals > 0 && ownerId === member.user.id;
        if (isOfWhoLeft) expect(endReason).not.toBeNull();
        await expectServed(key.key, after.status === 'active');

        const successors = answers.filter(({ status }) => status === 201).map(({ json }) => json);
        expect(successors.map(({ id }) => id)).toEqual(successorId === null ? [] : [successorId]);
        for (const successor of successors) {
          const status = isOfWhoLeft ? 'ended' : 'active';
          expect(await read(successor.id)).toMatchObject({ owner: { id: ownerId }, disabled: false, status });
          await expectServed(successor.key, status === 'active');
        }
      });
      await fc.assert(inAnyOrder, { numRuns: 1, endOnFailure: true });
    }
  });
});
