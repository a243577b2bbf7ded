import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { addColleague, changeRole, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { fifty } from '../support/patiently.js';
import { eventually } from '../support/eventually.js';

const app = useServer();
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

const asOwner = (): RequestOptions => ({ token: owner.accessToken });
const rotate = (id: string, json?: unknown, options: RequestOptions = asOwner()) =>
  request(app.server, 'POST', keysPath(owner.workspace.id, id, 'rotate'), { ...options, json });
const read = async (id: string): Promise<Json> =>
  (await request(app.server, 'GET', keysPath(owner.workspace.id, id), asOwner())).json;
const revoke = (id: string) => request(app.server, 'DELETE', keysPath(owner.workspace.id, id), asOwner());
const statusOf = async (key: Json): Promise<number> =>
  (await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' })).status;

describe('rotating a key', () => {
  it('creates a key with the same name and limits but new secrets, and stops the old one at once', async () => {
    const old = await createKey(app.server, owner, {
      name: 'worker',
      scopes: ['members:read'],
      allowed_ips: ['192.0.2.0/24'],
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(await statusOf(old)).toBe(200);
    const response = await rotate(old.id);
    expect(response.status).toBe(201);
    const { id, key, webhook_signing_secret, key_prefix, created_at, updated_at, replaces, ...same } =
      response.json;
    expect(old).toMatchObject(same);
    expect([replaces, old.replaces]).toEqual([old.id, null]);
    expect(await read(id)).toMatchObject({ replaces: old.id, replaced_by: null });
    expect(id).not.toBe(old.id);
    expect(key).toMatch(/^lk_[0-9a-f]{48}$/);
    expect(key).not.toBe(old.key);
    expect(key_prefix).toBe(key.slice(0, 7));
    expect(webhook_signing_secret).not.toBe(old.webhook_signing_secret);
    expect(created_at >= old.created_at && updated_at >= old.created_at).toBe(true);
    expect(response.headers.get('location')).toBe(keysPath(owner.workspace.id, id));

    expect(await statusOf(old)).toBe(401);
    expect(await statusOf(response.json)).toBe(200);
    expect(await read(old.id)).toMatchObject({ status: 'revoked', replaced_by: id });
  });

  it('accepts a body or none, and 0 for no overlap', async () => {
    for (const json of [undefined, {}, { overlap_seconds: 0 }]) {
      const old = await createKey(app.server, owner);
      expect((await rotate(old.id, json)).status).toBe(201);
      expect(await statusOf(old)).toBe(401);
    }
  });

  it('lets both keys work until the overlap ends', async () => {
    const old = await createKey(app.server, owner);
    const { json: successor } = await rotate(old.id, { overlap_seconds: 2 });
    const { status, revoked_at, replaced_by } = await read(old.id);
    expect({ status, replaced_by }).toEqual({ status: 'active', replaced_by: successor.id });
    expect(await statusOf(old)).toBe(200);
    await eventually('the overlap is over', () => statusOf(old), { until: (status) => status !== 200 });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(revoked_at) - 50);
    expect((await read(old.id)).status).toBe('revoked');
    expect(await statusOf(old)).toBe(401);
    expect(await statusOf(successor)).toBe(200);
  });

  it('lets a revocation end the overlap at once', async () => {
    const old = await createKey(app.server, owner);
    const { json: successor } = await rotate(old.id, { overlap_seconds: 604_800 });
    expect(await statusOf(old)).toBe(200);
    expect((await revoke(old.id)).json).toEqual({ status: 'revoked' });
    expect(await statusOf(old)).toBe(401);
    expect(await statusOf(successor)).toBe(200);
    expect(await read(old.id)).toMatchObject({ status: 'revoked', replaced_by: successor.id });
  });

  it('lets a key rotate itself', async () => {
    const old = await createKey(app.server, owner, { scopes: ['api-keys:write'] });
    const response = await rotate(old.id, {}, { apiKey: old.key });
    expect(response.status).toBe(201);
    expect(await statusOf(old)).toBe(401);
    expect((await whoAmI(app.server, { apiKey: response.json.key })).json.scopes).toEqual(['api-keys:write']);
  });

  it('refuses a key that was rotated, is revoked, or has expired', async () => {
    const [rotated, revoked, expired] = [
      await createKey(app.server, owner),
      await createKey(app.server, owner),
      await createKey(app.server, owner),
    ];
    await rotate(rotated.id, { overlap_seconds: 600 });
    await revoke(revoked.id);
    await request(app.server, 'PATCH', keysPath(owner.workspace.id, expired.id), {
      ...asOwner(),
      json: { expires_at: new Date().toISOString() },
    });
    for (const key of [rotated, revoked, expired]) {
      expectProblem(await rotate(key.id), 409, 'api_key_not_active');
    }
  });

  it('creates one new key from 50 concurrent requests on two instances', async () => {
    const other = await app.startInstance();
    const old = await createKey(app.server, owner, { name: 'raced' });
    const path = keysPath(owner.workspace.id, old.id, 'rotate');
    const answers = await fifty((index) => request(index % 2 ? other : app.server, 'POST', path, asOwner()));
    const winners = answers.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectProblem(answer, 409, 'api_key_not_active');
    }
    const list = await request(app.server, 'GET', `${keysPath(owner.workspace.id)}?q=raced`, asOwner());
    expect(list.json.map(({ id }: Json) => id)).toEqual([winners[0]?.json.id, old.id]);
  });

  it('never grants anything that a change has just taken away', async () => {
    for (let round = 0; round < 10; round += 1) {
      const old = await createKey(app.server, owner);
      const [rotated, narrowed] = await Promise.all([
        rotate(old.id, { overlap_seconds: 600 }),
        request(app.server, 'PATCH', keysPath(owner.workspace.id, old.id), {
          ...asOwner(),
          json: { scopes: ['members:read'] },
        }),
      ]);
      expect([rotated.status, narrowed.status]).toEqual([201, 200]);
      const events = await app.database.query(
        'SELECT action FROM audit_events WHERE target_id = $1 ORDER BY occurred_at DESC LIMIT 1',
        [old.id],
      );
      // The later of the two saw the other's change.
      expect(rotated.json.scopes).toEqual(events[0]?.action === 'api_key.rotated' ? ['members:read'] : null);
    }
  });

  it('keeps the owner when an admin rotates, or with keep_owner changes nothing', async () => {
    const admin = await addColleague(app, owner, 'admin');
    const member = await addColleague(app, owner, 'member');
    const asAdmin = { token: admin.accessToken };
    const ofMember = (
      await request(app.server, 'POST', keysPath(owner.workspace.id), {
        token: member.accessToken,
        json: { name: 'of a member' },
      })
    ).json;
    const kept = await rotate(ofMember.id, { keep_owner: true }, asAdmin);
    expect(kept.json.owner.id).toBe(member.userId);

    const old = await createKey(app.server, owner);
    const refused = expectProblem(
      await rotate(old.id, { keep_owner: true }, asAdmin),
      403,
      'insufficient_role',
    );
    expect(refused).toMatchObject({ required_role: 'owner', role: 'admin' });
    expect(await read(old.id)).toMatchObject({ status: 'active', replaced_by: null });
    // The caller who sees the new key acts with its owner's role, and an admin must not become an owner that way.
    const taken = await rotate(old.id, {}, asAdmin);
    expect(taken.json.owner.id).toBe(admin.userId);
  });

  it('happens once per Idempotency-Key', async () => {
    const old = await createKey(app.server, owner);
    const options = { ...asOwner(), headers: { 'idempotency-key': randomUUID() } };
    const first = await rotate(old.id, { overlap_seconds: 60 }, options);
    const repeat = await rotate(old.id, { overlap_seconds: 60 }, options);
    expect(expectProblem(repeat, 409, 'idempotency_result_not_stored').resource_id).toBe(first.json.id);
    expect(repeat.text).not.toContain(first.json.key);
    expectProblem(await rotate(old.id, { overlap_seconds: 61 }, options), 422, 'idempotency_key_reused');
  });

  it('makes each of the two keys name the other, and shows neither to anyone else', async () => {
    const admin = await addColleague(app, owner, 'admin');
    const old = await createKey(app.server, owner, { name: 'paired' });
    const { json: successor } = await rotate(old.id, { overlap_seconds: 600 }, { token: admin.accessToken });
    const list = (by: Account) =>
      request(app.server, 'GET', `${keysPath(owner.workspace.id)}?q=paired`, { token: by.accessToken });
    expect((await list(owner)).json).toMatchObject([
      { id: successor.id, replaces: old.id, replaced_by: null },
      { id: old.id, replaces: null, replaced_by: successor.id },
    ]);
    const seenBy = (by: Account, { id }: Json, action = '') =>
      request(app.server, 'GET', keysPath(owner.workspace.id, id, action), { token: by.accessToken });
    // As a member, the former admin sees only the new key: it is theirs, and the old one is the owner's.
    await changeRole(app, owner, admin, 'member');
    expect((await list(admin.account)).json).toMatchObject([{ id: successor.id, replaces: old.id }]);
    expect((await seenBy(admin.account, successor, 'usage')).status).toBe(200);
    const stranger = await register(app.server);
    for (const [by, key] of [
      [admin.account, old],
      [stranger, old],
      [stranger, successor],
    ] as const) {
      expectProblem(await seenBy(by, key), 404, 'not_found');
      expectProblem(await seenBy(by, key, 'usage'), 404, 'not_found');
    }
  });

  it('is recorded with both keys', async () => {
    const old = await createKey(app.server, owner, { name: 'recorded' });
    const { json: successor } = await rotate(old.id, { overlap_seconds: 60 });
    const events = await app.database.query(
      'SELECT action, target_id, details FROM audit_events WHERE target_id = ANY($1) ORDER BY occurred_at OFFSET 1',
      [[old.id, successor.id]],
    );
    expect(events).toMatchObject([
      { action: 'api_key.created', target_id: successor.id, details: { replaces: old.id } },
      {
        action: 'api_key.rotated',
        target_id: old.id,
        details: { name: 'recorded', replaced_by: successor.id, overlap_seconds: 60 },
      },
    ]);
  });

  it.each<[string, unknown]>([
    ['a negative overlap', { overlap_seconds: -1 }],
    ['an overlap beyond seven days', { overlap_seconds: 604_801 }],
    ['half a second', { overlap_seconds: 0.5 }],
    ['an overlap as text', { overlap_seconds: '60' }],
    ['an owner as text', { keep_owner: 'yes' }],
    ['no number', { overlap_seconds: null }],
    ['a huge overlap', { overlap_seconds: 1e300 }],
    ['a wider scope', { scopes: ['audit:read'] }],
    ['null', null],
    ['a list', []],
  ])('refuses %s', async (_, json) => {
    const old = await createKey(app.server, owner);
    expectProblem(await rotate(old.id, json), 400, 'validation_failed');
    expect(await statusOf(old)).toBe(200);
  });
});
