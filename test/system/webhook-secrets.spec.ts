import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createKey, keysPath } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { runOperatorTool } from '../support/operator.js';
import {
  createDocument,
  endpointsPath,
  listDeliveries,
  readEndpoint,
} from '../support/webhooks/endpoints.js';
import { type Received, type Receiver, startReceiver } from '../support/webhooks/receiver.js';
import { accept, type Member, registerMember, type Role } from '../support/workspaces.js';

/**
 * An endpoint may sign with its own secret instead of a key's. It then receives what its owner could read, and belongs
 * to a person or to a service account, which outlives people.
 */

const app = useOwnServer({
  env: {
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
    WEBHOOK_RETRY_SECONDS: Array.from({ length: 20 }, () => '0.5').join(','),
  },
});
let receiver: Receiver;
let owner: Account;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.stop());
beforeEach(async () => {
  owner = await register(app.server);
});

const unique = (): string => `ok?${crypto.randomUUID()}`;
const by = ({ accessToken }: { accessToken: string }): RequestOptions => ({ token: accessToken });

const create = (body: Json, as: RequestOptions = by(owner)) =>
  request(app.server, 'POST', endpointsPath(owner), {
    ...as,
    json: { events: ['document.created'], ...body },
  });

async function created(body: Json, as?: RequestOptions): Promise<Json> {
  const { status, json } = await create(body, as);
  expect({ status, json }).toMatchObject({ status: 201 });
  return json;
}

const rotate = (id: string, json?: Json, as: RequestOptions = by(owner)) =>
  request(app.server, 'POST', endpointsPath(owner, id, 'rotate-secret'), {
    ...as,
    ...(json === undefined ? {} : { json }),
  });
const transfer = (id: string, serviceAccountId: string, as: RequestOptions = by(owner)) =>
  request(app.server, 'POST', endpointsPath(owner, id, 'transfer'), {
    ...as,
    json: { service_account_id: serviceAccountId },
  });
const inWorkspace = (...rest: string[]): string =>
  ['/api/v1/workspaces', owner.workspace.id, ...rest].join('/');

async function createServiceAccount(role: Exclude<Role, 'owner'> = 'admin'): Promise<string> {
  const json = { name: `The ${role}`, role };
  const answer = await request(app.server, 'POST', inWorkspace('service-accounts'), { ...by(owner), json });
  expect(answer.status).toBe(201);
  return answer.json.id;
}

/** Verified by the official library, as receivers do. */
const isSignedBy = ({ body, headers }: Received, secret: string): boolean => {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
};

async function nextDelivery(behaviour: string, count: number): Promise<Received> {
  await createDocument(app.server, owner);
  return (await receiver.got(behaviour, count)).at(-1) as Received;
}

async function auditOf(id: string): Promise<string[]> {
  const { json } = await request(app.server, 'GET', inWorkspace(`audit-events?target_id=${id}`), by(owner));
  return json.map(({ action }: Json) => action);
}

describe('A secret of its own', () => {
  it('signs for an endpoint created by a person without naming a key, and is shown once', async () => {
    const behaviour = unique();
    const endpoint = await created({ url: receiver.url(behaviour) });
    expect(endpoint).toMatchObject({
      api_key_id: null,
      signing_secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      previous_secret_until: null,
      owner: { type: 'user', id: owner.user.id },
      status: 'active',
    });
    const delivery = await nextDelivery(behaviour, 1);
    expect(isSignedBy(delivery, endpoint.signing_secret)).toBe(true);
    expect(isSignedBy(delivery, owner.webhookSigningSecret)).toBe(false);
    const { signing_secret: secret, ...shown } = endpoint;
    const read = await readEndpoint(app.server, owner, endpoint.id);
    expect(Object.keys(read).toSorted()).toEqual(Object.keys(shown).toSorted());
    const stored = await app.database.query('SELECT * FROM webhook_endpoints WHERE id = $1', [endpoint.id]);
    expect(JSON.stringify(stored)).not.toContain(secret.slice('whsec_'.length));
  });

  it('is used if a key asks for it with null; otherwise the creating key signs', async () => {
    const as = { apiKey: owner.apiKey };
    const url = receiver.url(unique());
    expect(await created({ url }, as)).toMatchObject({ api_key_id: owner.apiKeyId, signing_secret: null });
    expect(await created({ url, api_key_id: null }, as)).toMatchObject({
      api_key_id: null,
      signing_secret: expect.stringContaining('whsec_'),
    });
  });

  it('is only in the first of two responses with one Idempotency-Key', async () => {
    const url = receiver.url(unique());
    const as = { ...by(owner), headers: { 'Idempotency-Key': crypto.randomUUID() } };
    const first = await created({ url }, as);
    const repeat = expectProblem(await create({ url }, as), 409, 'idempotency_result_not_stored');
    expect(JSON.stringify(repeat)).toContain(first.id);
    expect(JSON.stringify(repeat)).not.toContain('whsec_');
  });

  it('is replaced at once, or also signs until the overlap ends', async () => {
    const behaviour = unique();
    const first = await created({ url: receiver.url(behaviour) });
    const second = await rotate(first.id);
    expect(second).toMatchObject({ status: 201, json: { previous_secret_until: null } });
    const after = await nextDelivery(behaviour, 1);
    expect(isSignedBy(after, first.signing_secret)).toBe(false);
    expect(isSignedBy(after, second.json.signing_secret)).toBe(true);

    const third = (await rotate(first.id, { overlap_seconds: 3_600 })).json;
    expect(Date.parse(third.previous_secret_until)).toBeGreaterThan(Date.now() + 3_500_000);
    const both = await nextDelivery(behaviour, 2);
    expect(both.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    for (const { signing_secret: secret } of [second.json, third])
      expect(isSignedBy(both, secret)).toBe(true);
    await changeByHand(
      app.database,
      `UPDATE webhook_endpoints SET previous_until = clock_timestamp() WHERE id = '${first.id}'`,
    );
    const alone = await nextDelivery(behaviour, 3);
    expect(alone.headers['webhook-signature']).toMatch(/^v1,\S+$/);
    expect(isSignedBy(alone, third.signing_secret)).toBe(true);
    expect(await readEndpoint(app.server, owner, first.id)).toMatchObject({ previous_secret_until: null });
    expect(await auditOf(first.id)).toEqual([
      'webhook_endpoint.secret_rotated',
      'webhook_endpoint.secret_rotated',
      'webhook_endpoint.created',
    ]);
  });

  it("replaces a key's, which also signs during the overlap unless it is revoked", async () => {
    const behaviour = unique();
    const key = await createKey(app.server, owner);
    const { id } = await created({ url: receiver.url(behaviour), api_key_id: key.id });
    const { json } = await rotate(id, { overlap_seconds: 3_600 });
    expect(json).toMatchObject({ api_key_id: null });
    const both = await nextDelivery(behaviour, 1);
    expect(isSignedBy(both, key.webhook_signing_secret)).toBe(true);
    expect(isSignedBy(both, json.signing_secret)).toBe(true);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), by(owner));
    const alone = await nextDelivery(behaviour, 2);
    expect(isSignedBy(alone, key.webhook_signing_secret)).toBe(false);
    expect(isSignedBy(alone, json.signing_secret)).toBe(true);
    expect(await readEndpoint(app.server, owner, id)).toMatchObject({ status: 'active' });
  });

  it('resumes an endpoint that stopped with its key, and is removed if a key is to sign again', async () => {
    const behaviour = unique();
    const key = await createKey(app.server, owner);
    const { id } = await created({ url: receiver.url(behaviour), api_key_id: key.id });
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), by(owner));
    expect(await readEndpoint(app.server, owner, id)).toMatchObject({ status_reason: 'key_revoked' });
    const { json } = await rotate(id, { overlap_seconds: 60 });
    expect(json).toMatchObject({ status: 'active' });
    const noKey = { ...by(owner), json: { api_key_id: null } };
    const refused = await request(app.server, 'PATCH', endpointsPath(owner, id), noKey);
    expect(expectProblem(refused, 400, 'validation_failed').errors).toEqual([
      { field: 'api_key_id', message: expect.stringContaining('POST …/rotate-secret') },
    ]);
    const patch = { ...by(owner), json: { api_key_id: owner.apiKeyId } };
    const patched = await request(app.server, 'PATCH', endpointsPath(owner, id), patch);
    expect(patched.json).toMatchObject({ api_key_id: owner.apiKeyId, previous_secret_until: null });
    const delivery = await nextDelivery(behaviour, 1);
    expect(isSignedBy(delivery, json.signing_secret)).toBe(false);
    expect(isSignedBy(delivery, owner.webhookSigningSecret)).toBe(true);
  });

  it.each<[string, Json, string]>([
    ['an overlap of more than a week', { overlap_seconds: 604_801 }, 'overlap_seconds'],
    ['a negative overlap', { overlap_seconds: -1 }, 'overlap_seconds'],
    ['an overlap in words', { overlap_seconds: 'a day' }, 'overlap_seconds'],
    ['another field', { secret: 'mine' }, 'secret'],
  ])('is not rotated by %s', async (_, body, field) => {
    const { id } = await created({ url: receiver.url(unique()) });
    const { errors } = expectProblem(await rotate(id, body), 400, 'validation_failed');
    expect(errors).toEqual([{ field, message: expect.any(String) }]);
    expect(await auditOf(id)).toEqual(['webhook_endpoint.created']);
  });

  it('is refused to viewers, members, keys without the scope, and other workspaces', async () => {
    const { id } = await created({ url: receiver.url(unique()) });
    for (const role of ['viewer', 'member'] as const) {
      const person = await registerMember(app.server, app.database, owner, role);
      expect((await rotate(id, {}, by(person))).status).toBe(403);
    }
    const key = await createKey(app.server, owner, { scopes: ['webhooks:read', 'documents:read'] });
    expectProblem(await rotate(id, {}, { apiKey: key.key }), 403, 'insufficient_scope');
    // After its revocation, a thief of the key would still have the secret of an endpoint that lives on.
    const thief = { apiKey: owner.apiKey };
    const refused = expectProblem(await rotate(id, {}, thief), 403, 'user_required');
    expect(refused.detail).toContain('created only');
    const own = await created({ url: receiver.url(unique()), api_key_id: null }, thief);
    expect((await rotate(own.id, {}, thief)).status).toBe(201);
    // The key could not read the events that the endpoint receives.
    const blind = await createKey(app.server, owner, { scopes: ['webhooks:write'] });
    const ofBlind = await created(
      { url: receiver.url(unique()), events: ['ping'], api_key_id: null },
      { apiKey: blind.key },
    );
    await request(app.server, 'PATCH', endpointsPath(owner, ofBlind.id), {
      ...by(owner),
      json: { events: ['document.created'] },
    });
    expectProblem(await rotate(ofBlind.id, {}, { apiKey: blind.key }), 403, 'insufficient_scope');
    const stranger = await register(app.server);
    const path = endpointsPath(stranger, id, 'rotate-secret');
    expectProblem(await request(app.server, 'POST', path, by(stranger)), 404, 'not_found');
  });
});

describe('An endpoint with a secret of its own', () => {
  it('receives what its owner may currently read, and stops while they may not have endpoints', async () => {
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const endpoint = await created({ url: receiver.url(unique()) }, by(admin));
    const path = inWorkspace('members', admin.user.id);
    const setRole = (role: Role) => request(app.server, 'PATCH', path, { ...by(owner), json: { role } });
    await setRole('member');
    expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({
      status_reason: 'creator_demoted',
    });
    await createDocument(app.server, owner);
    expect(await listDeliveries(app.server, owner, endpoint.id)).toEqual([]);
    await setRole('admin');
    await createDocument(app.server, owner);
    expect(await listDeliveries(app.server, owner, endpoint.id)).toHaveLength(1);
  });

  it('receives no more than the key that set it up could read, and ends with it', async () => {
    const behaviour = unique();
    const key = await createKey(app.server, owner, { scopes: ['webhooks:write', 'documents:read'] });
    const { id } = await created({ url: receiver.url(behaviour), api_key_id: null }, { apiKey: key.key });
    await nextDelivery(behaviour, 1);
    const narrow = { ...by(owner), json: { scopes: ['webhooks:write'] } };
    await request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), narrow);
    await createDocument(app.server, owner);
    expect(await listDeliveries(app.server, owner, id)).toHaveLength(1);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), by(owner));
    expect(await readEndpoint(app.server, owner, id)).toMatchObject({ status_reason: 'creator_key_ended' });
  });

  it('receives nothing pending while its workspace is suspended', async () => {
    const operator = { token: await runOperatorTool(app.database, 'create', 'secrets') };
    const behaviour = `status/500?${crypto.randomUUID()}`;
    const { id } = await created({ url: receiver.url(behaviour) });
    await nextDelivery(behaviour, 1);
    const path = `/api/v1/operator/workspaces/${owner.workspace.id}`;
    await request(app.server, 'POST', `${path}/suspend`, { ...operator, json: { reason: 'Unpaid.' } });
    const statuses = 'SELECT status FROM webhook_deliveries WHERE endpoint_id = $1';
    await eventually('the delivery was given up', () => app.database.query(statuses, [id]), {
      until: ([delivery]) => delivery?.['status'] === 'discarded',
    });
    await request(app.server, 'POST', `${path}/restore`, operator);
    expect(await readEndpoint(app.server, owner, id)).toMatchObject({ status: 'active' });
  });
});

describe('An endpoint of a service account', () => {
  it('is set up by a person, outlives them, and ends with the service account', async () => {
    const behaviour = unique();
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const account = await createServiceAccount();
    const body = { url: receiver.url(behaviour), service_account_id: account };
    const endpoint = await created(body, by(admin));
    expect(endpoint.owner).toEqual({ type: 'service_account', id: account, name: 'The admin' });
    const removed = await request(app.server, 'DELETE', inWorkspace('members', admin.user.id), by(owner));
    expect(removed.json.webhook_endpoints.total).toBe(0);
    expect(isSignedBy(await nextDelivery(behaviour, 1), endpoint.signing_secret)).toBe(true);
    const path = inWorkspace('service-accounts', account);
    const rests = (await request(app.server, 'GET', path, by(owner))).json.webhook_endpoints;
    expect(rests).toBe(1);
    await request(app.server, 'DELETE', path, by(owner));
    expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({
      status_reason: 'service_account_deleted',
    });
    const resume = { ...by(owner), json: { enabled: true } };
    const resumed = await request(app.server, 'PATCH', endpointsPath(owner, endpoint.id), resume);
    expect(resumed.json).toMatchObject({ status: 'active', owner: { type: 'user', id: owner.user.id } });
  });

  it('counts those that its keys sign for, and stops while its role may not have endpoints', async () => {
    const account = await createServiceAccount();
    const key = await createKey(app.server, owner, { service_account_id: account });
    await created({ url: receiver.url(unique()), api_key_id: key.id });
    const endpoint = await created({ url: receiver.url(unique()), service_account_id: account });
    const path = inWorkspace('service-accounts', account);
    expect((await request(app.server, 'GET', path, by(owner))).json.webhook_endpoints).toBe(2);
    const setRole = (role: Role) => request(app.server, 'PATCH', path, { ...by(owner), json: { role } });
    await setRole('member');
    expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({
      status_reason: 'creator_demoted',
    });
    await createDocument(app.server, owner);
    expect(await listDeliveries(app.server, owner, endpoint.id)).toEqual([]);
    await setRole('admin');
    expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({ status: 'active' });
  });

  it('is created by a transfer, effective once answered, and a repeat changes nothing', async () => {
    const behaviour = unique();
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const { id, signing_secret: secret } = await created({ url: receiver.url(behaviour) }, by(admin));
    const account = await createServiceAccount();
    const moved = await transfer(id, account);
    expect(moved).toMatchObject({ status: 200, json: { owner: { type: 'service_account', id: account } } });
    expect((await transfer(id, account)).json).toEqual(moved.json);
    await request(app.server, 'DELETE', inWorkspace('members', admin.user.id), by(owner));
    expect(isSignedBy(await nextDelivery(behaviour, 1), secret)).toBe(true);
    expect(await auditOf(id)).toEqual(['webhook_endpoint.transferred', 'webhook_endpoint.created']);
  });

  it('is refused for an account whose role cannot have endpoints, of another workspace, or to a key', async () => {
    const { id } = await created({ url: receiver.url(unique()) });
    const member = await createServiceAccount('member');
    const url = receiver.url(unique());
    for (const answer of [await transfer(id, member), await create({ url, service_account_id: member })]) {
      expect(expectProblem(answer, 400, 'validation_failed').errors).toEqual([
        {
          field: 'service_account_id',
          message:
            'names a service account with the role "member", which cannot have webhook endpoints: raise its role to "admin"',
        },
      ]);
    }
    const foreign = crypto.randomUUID();
    for (const answer of [await transfer(id, foreign), await create({ url, service_account_id: foreign })]) {
      expect(expectProblem(answer, 400, 'validation_failed').errors).toEqual([
        { field: 'service_account_id', message: `"${foreign}" is not a service account of this workspace` },
      ]);
    }
    const admin = await createServiceAccount();
    const key = { apiKey: owner.apiKey };
    expectProblem(await create({ url, service_account_id: admin }, key), 403, 'user_required');
    expectProblem(await transfer(id, admin, key), 403, 'user_required');
  });
});

describe('The removal of a member', () => {
  let admin: Member;
  beforeEach(async () => {
    admin = await registerMember(app.server, app.database, owner, 'admin');
  });

  const remove = (json: Json) =>
    request(app.server, 'POST', inWorkspace('members', admin.user.id, 'remove'), {
      ...by(owner),
      json: { transfers: [], ...json },
    });

  async function invitationOf(inviter: { accessToken: string }, role: Role = 'viewer'): Promise<Json> {
    const as = { ...by(inviter), json: { role } };
    return (await request(app.server, 'POST', inWorkspace('invitations'), as)).json;
  }

  it('keeps the endpoints and invitations that it names, and ends the others', async () => {
    const behaviour = unique();
    const kept = await created({ url: receiver.url(behaviour) }, by(admin));
    const other = await created({ url: receiver.url(unique()) }, by(admin));
    const [open, ended] = [await invitationOf(admin), await invitationOf(admin)];
    const account = await createServiceAccount();
    const { status, json } = await remove({
      webhook_endpoints: [{ webhook_endpoint_id: kept.id, service_account_id: account }],
      invitations: [open.id],
    });
    expect({ status, json }).toMatchObject({
      status: 200,
      json: {
        webhook_endpoints: { total: 1, items: [{ id: other.id }] },
        invitations: { total: 1, items: [{ id: ended.id }] },
      },
    });
    expect(isSignedBy(await nextDelivery(behaviour, 1), kept.signing_secret)).toBe(true);
    const newcomer = await register(app.server);
    expect((await accept(app.server, newcomer, open.token)).status).toBe(200);
    expectProblem(await accept(app.server, newcomer, ended.token), 409, 'invitation_not_open');
    expect(await auditOf(open.id)).toContain('invitation.taken_over');
  });

  it('keeps an endpoint that a transferred key signs for', async () => {
    const behaviour = unique();
    const endpoint = await created({ url: receiver.url(behaviour), api_key_id: admin.apiKeyId }, by(admin));
    const account = await createServiceAccount();
    const { status } = await remove({
      transfers: [{ api_key_id: admin.apiKeyId, service_account_id: account }],
      webhook_endpoints: [{ webhook_endpoint_id: endpoint.id, service_account_id: account }],
    });
    expect(status).toBe(200);
    expect(isSignedBy(await nextDelivery(behaviour, 1), admin.webhookSigningSecret)).toBe(true);
  });

  it('does nothing if something cannot be kept, and gives a reason for each', async () => {
    const signed = await created({ url: receiver.url(unique()), api_key_id: admin.apiKeyId }, by(admin));
    const own = await created({ url: receiver.url(unique()) }, by(admin));
    const ofOwner = await created({ url: receiver.url(unique()) });
    const [account, member] = [await createServiceAccount(), await createServiceAccount('member')];
    const invitation = await invitationOf(owner);
    const unknown = crypto.randomUUID();
    const to = (id: string, serviceAccountId = account) => ({
      webhook_endpoint_id: id,
      service_account_id: serviceAccountId,
    });
    const endpoints = await remove({
      webhook_endpoints: [to(signed.id), to(own.id, member), to(ofOwner.id), to(unknown, unknown)],
    });
    expect(expectProblem(endpoints, 400, 'validation_failed').errors).toEqual([
      {
        field: 'webhook_endpoints.0.webhook_endpoint_id',
        message: expect.stringContaining("is signed by the member's API key"),
      },
      { field: 'webhook_endpoints.1.service_account_id', message: expect.stringContaining('"member"') },
      {
        field: 'webhook_endpoints.2.webhook_endpoint_id',
        message: `"${ofOwner.id}" is not an active webhook endpoint of this member`,
      },
      { field: 'webhook_endpoints.3.service_account_id', message: expect.stringContaining(unknown) },
    ]);
    const invitations = await remove({ invitations: [invitation.id] });
    expect(expectProblem(invitations, 400, 'validation_failed').errors).toEqual([
      { field: 'invitations.0', message: `"${invitation.id}" is not an open invitation of this member` },
    ]);
    const twice = await remove({ webhook_endpoints: [to(own.id), to(own.id)] });
    expect(expectProblem(twice, 400, 'validation_failed').errors).toEqual([
      {
        field: 'webhook_endpoints.1.webhook_endpoint_id',
        message: 'names the endpoint of webhook_endpoints.0 again',
      },
    ]);
    expect(await readEndpoint(app.server, owner, own.id)).toMatchObject({ status: 'active' });
  });
});
