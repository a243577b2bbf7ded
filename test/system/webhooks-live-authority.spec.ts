import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { join } from '../support/workspaces.js';
import {
  createDocument,
  createEndpoint,
  endpointsPath,
  listDeliveries,
  newestDelivery,
  readEndpoint,
} from '../support/webhooks/endpoints.js';
import { type Receiver, startReceiver } from '../support/webhooks/receiver.js';

const PER_HOST = 3;
const app = useOwnServer({
  env: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32', WEBHOOK_CONCURRENCY_PER_HOST: String(PER_HOST) },
});
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.stop());

const keysPath = (account: Account): string => `/api/v1/workspaces/${account.workspace.id}/api-keys`;

async function createKey(owner: Account, json: object, token = owner.accessToken): Promise<Json> {
  const answer = await request(app.server, 'POST', keysPath(owner), {
    token,
    json: { name: 'key', ...json },
  });
  expect(answer.status).toBe(201);
  return answer.json;
}

/** An endpoint of an admin, signed by the owner's key, and whether it is told of a new document. */
async function ofAdmin(): Promise<{ owner: Account; admin: Account; endpoint: Json }> {
  const owner = await register(app.server);
  const admin = await register(app.server);
  await join(app.server, owner, admin, 'admin');
  const body = { url: receiver.url('ok'), events: ['document.created'], api_key_id: owner.apiKeyId };
  const { status, json: endpoint } = await request(app.server, 'POST', endpointsPath(owner), {
    token: admin.accessToken,
    json: body,
  });
  expect(status).toBe(201);
  return { owner, admin, endpoint };
}

const member = (owner: Account, { user }: Account): string =>
  `/api/v1/workspaces/${owner.workspace.id}/members/${user.id}`;

describe("A webhook endpoint has its creator's authority, at each delivery", () => {
  it('receives nothing once its creator is removed, and a new membership does not revive it', async () => {
    const { owner, admin, endpoint } = await ofAdmin();
    await createDocument(app.server, owner);
    await newestDelivery(app.server, owner, endpoint.id, ({ status }) => status === 'succeeded');
    const removed = await request(app.server, 'DELETE', member(owner, admin), { token: owner.accessToken });
    expect(removed.json.webhook_endpoints.items).toEqual([
      expect.objectContaining({ id: endpoint.id, label: endpoint.url }),
    ]);
    await createDocument(app.server, owner, 'after the removal');
    expect(await listDeliveries(app.server, owner, endpoint.id)).toHaveLength(1);
    await join(app.server, owner, admin, 'admin');
    expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({
      status: 'disabled',
      status_reason: 'creator_left',
    });
    // Someone who may have endpoints takes it over.
    const resumed = await request(app.server, 'PATCH', endpointsPath(owner, endpoint.id), {
      token: owner.accessToken,
      json: { enabled: true },
    });
    expect(resumed.json).toMatchObject({ status: 'active', created_by: owner.user.id });
  });

  it('receives nothing while its creator is not an admin', async () => {
    const { owner, admin, endpoint } = await ofAdmin();
    const setRole = (role: string) =>
      request(app.server, 'PATCH', member(owner, admin), { token: owner.accessToken, json: { role } });
    await setRole('member');
    await createDocument(app.server, owner);
    expect(await listDeliveries(app.server, owner, endpoint.id)).toEqual([]);
    expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({
      status_reason: 'creator_demoted',
    });
  });

  it('drops pending deliveries when its creator is demoted', async () => {
    const { owner, admin, endpoint } = await ofAdmin();
    await request(app.server, 'PATCH', endpointsPath(owner, endpoint.id), {
      token: admin.accessToken,
      json: { url: receiver.url('status/500') },
    });
    await createDocument(app.server, owner);
    const failing = await newestDelivery(app.server, owner, endpoint.id, ({ attempts }) => attempts > 0);
    await request(app.server, 'PATCH', member(owner, admin), {
      token: owner.accessToken,
      json: { role: 'viewer' },
    });
    await app.database.query(
      `UPDATE pgboss.job SET start_after = now() WHERE data->>'deliveryId' = $1 AND state < 'active'`,
      [failing.id],
    );
    const discarded = await newestDelivery(
      app.server,
      owner,
      endpoint.id,
      ({ status }) => status === 'discarded',
    );
    expect(discarded.attempts).toBe(failing.attempts);
  });

  it('ends with the API key that set it up, and follows a rotation of it', async () => {
    const owner = await register(app.server);
    const maker = await createKey(owner, {
      scopes: ['webhooks:write', 'webhooks:read', 'documents:read'],
    });
    const { json: endpoint, status } = await request(app.server, 'POST', endpointsPath(owner), {
      apiKey: maker.key,
      json: { url: receiver.url('ok'), events: ['document.created'], api_key_id: owner.apiKeyId },
    });
    expect(status).toBe(201);
    const rotated = await request(app.server, 'POST', `${keysPath(owner)}/${maker.id}/rotate`, {
      token: owner.accessToken,
    });
    expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({ status: 'active' });
    await request(app.server, 'DELETE', `${keysPath(owner)}/${rotated.json.id}`, {
      token: owner.accessToken,
    });
    expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({
      status: 'disabled',
      status_reason: 'creator_key_ended',
    });
    await createDocument(app.server, owner);
    expect(await listDeliveries(app.server, owner, endpoint.id)).toEqual([]);
  });

  it('pauses while the signing key or the creating key is disabled', async () => {
    const owner = await register(app.server);
    const signer = await createKey(owner, {});
    const maker = await createKey(owner, {});
    const { json: endpoint } = await request(app.server, 'POST', endpointsPath(owner), {
      apiKey: maker.key,
      json: { url: receiver.url('ok'), events: ['document.created'], api_key_id: signer.id },
    });
    const change = (id: string, disabled: boolean) =>
      request(app.server, 'PATCH', `${keysPath(owner)}/${id}`, {
        token: owner.accessToken,
        json: { disabled },
      });
    for (const [id, reason] of [
      [signer.id, 'key_disabled'],
      [maker.id, 'creator_key_ended'],
    ] as const) {
      await change(id, true);
      expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({ status_reason: reason });
      await createDocument(app.server, owner);
      expect(await listDeliveries(app.server, owner, endpoint.id)).toEqual([]);
      await change(id, false);
      expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({ status: 'active' });
    }
  });

  it('receives only what the signing key could read, at set-up and later', async () => {
    const owner = await register(app.server);
    const narrow = await createKey(owner, { scopes: ['members:read'] });
    const refused = await request(app.server, 'POST', endpointsPath(owner), {
      token: owner.accessToken,
      json: { url: receiver.url('ok'), events: ['document.created'], api_key_id: narrow.id },
    });
    expect(expectProblem(refused, 400, 'validation_failed').errors).toEqual([
      { field: 'api_key_id', message: 'names a key without documents:read, which these events need' },
    ]);
    const wide = await createKey(owner, { scopes: ['documents:read', 'members:read'] });
    const endpoint = await createEndpoint(app.server, owner, {
      url: receiver.url('ok'),
      events: ['document.created', 'member.added'],
      api_key_id: wide.id,
    });
    await request(app.server, 'PATCH', `${keysPath(owner)}/${wide.id}`, {
      token: owner.accessToken,
      json: { scopes: ['members:read'] },
    });
    await createDocument(app.server, owner);
    await join(app.server, owner, await register(app.server), 'viewer');
    const heard = (await listDeliveries(app.server, owner, endpoint.id)).map((one) => one.event_type);
    expect(heard).toEqual(['member.added']);
  });
});

describe('Event data is only for those who may read it', () => {
  it('a key for webhooks alone can neither list, read nor repeat deliveries of documents', async () => {
    const owner = await register(app.server);
    const endpoint = await createEndpoint(app.server, owner, {
      url: receiver.url('ok'),
      events: ['document.created', 'member.added'],
    });
    await createDocument(app.server, owner, 'confidential');
    await join(app.server, owner, await register(app.server), 'viewer');
    const deliveries = await listDeliveries(app.server, owner, endpoint.id);
    const ofDocument = deliveries.find((one) => one.event_type === 'document.created');
    const { key } = await createKey(owner, {
      scopes: ['webhooks:read', 'webhooks:write', 'members:read'],
    });
    const ask = (method: string, ...rest: string[]) =>
      request(app.server, method, endpointsPath(owner, endpoint.id, 'deliveries', ...rest), { apiKey: key });
    expect((await ask('GET')).json.map((one: Json) => one.event_type)).toEqual(['member.added']);
    const read = expectProblem(await ask('GET', ofDocument.id), 403, 'insufficient_scope');
    expect(read.required_scope).toBe('documents:read');
    expectProblem(await ask('POST', ofDocument.id, 'redeliver'), 403, 'insufficient_scope');
    const ofMember = deliveries.find((one) => one.event_type === 'member.added');
    expect((await ask('GET', ofMember.id)).status).toBe(200);
  });
});

describe('A host shared by many endpoints', () => {
  /** The minimum duration of a delivery. */
  const SLOW_MS = 700;

  it('gets at most WEBHOOK_CONCURRENCY_PER_HOST concurrent deliveries, across all workspaces', async () => {
    const owners = [await register(app.server), await register(app.server)];
    const behaviours = owners.flatMap((_, number) => [
      `slow/${SLOW_MS}?${number}a`,
      `slow/${SLOW_MS}?${number}b`,
    ]);
    for (const [index, behaviour] of behaviours.entries()) {
      const owner = owners[Math.floor(index / 2)] as Account;
      await createEndpoint(app.server, owner, { url: receiver.url(behaviour) });
    }
    await Promise.all([...owners, ...owners, ...owners].map((owner) => createDocument(app.server, owner)));
    for (const behaviour of behaviours) await receiver.got(behaviour, 3);
    const times = receiver.requests.filter(({ path }) => path.startsWith('/slow')).map(({ at }) => at);
    const together = times.map((time) => times.filter((at) => at >= time && at < time + SLOW_MS - 50).length);
    expect(Math.max(...together)).toBe(PER_HOST);
  });
});
