import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createKey, keysPath } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { whenQueueIsEmpty } from '../support/jobs.js';
import type { TestServer } from '../support/server.js';
import {
  createDocument,
  createEndpoint,
  endpointsPath,
  listDeliveries,
  readEndpoint,
} from '../support/webhooks/endpoints.js';
import { type Received, type Receiver, startReceiver } from '../support/webhooks/receiver.js';

/** What happens to deliveries in progress when something about their endpoint changes, with two workers. */

/** The maximum number of concurrent attempts at one endpoint: ten per worker. */
const SLOTS = 20;

const app = useOwnServer({
  env: {
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
    WEBHOOK_TIMEOUT_SECONDS: '2',
    WEBHOOK_RETRY_SECONDS: '1',
    QUEUE_POLL_SECONDS: '0.5',
    QUEUE_MAINTENANCE_SECONDS: '1',
  },
});
let other: TestServer;
let receiver: Receiver;
let account: Account;

beforeAll(async () => {
  other = await app.startInstance();
  receiver = await startReceiver();
});
beforeEach(async () => {
  account = await register(app.server);
});
afterAll(() => receiver.stop());

/** A receiver path that no other test uses. */
const unique = (behaviour = 'ok'): string => `${behaviour}?${crypto.randomUUID()}`;

const asUser = (method: string, path: string, json?: Json) =>
  request(app.server, method, path, { token: account.accessToken, ...(json ? { json } : {}) });

/** Ten at a time on each server. */
async function createDocuments(count: number): Promise<Json[]> {
  const documents: Json[] = [];
  while (documents.length < count) {
    const some = Array.from({ length: 10 }, (_, index) =>
      createDocument(index % 2 ? other : app.server, account),
    );
    documents.push(...(await Promise.all(some)));
  }
  return documents;
}

const whenAllIsDone = (): Promise<void> => whenQueueIsEmpty(app.database, 'webhook-deliveries');

/**
 * No unexpected errors in between, such as a deadlock or a missing row. (A job that takes too long on a busy machine is
 * run again.)
 */
function expectNoJobFailed(): void {
  const lines = [...app.server.log, ...other.log];
  expect(
    lines.filter((line) => /A job of the queue|deadlock/.test(line) && !/operation was aborted/.test(line)),
  ).toEqual([]);
}

/**
 * An endpoint whose receiver does not answer, with more deliveries than may be in progress at once. Whatever ends them,
 * one attempt per slot may have begun before; otherwise there would be more than twice as many.
 */
async function fillSlots(body: { api_key_id?: string } = {}) {
  const behaviour = unique('hang');
  const { id } = await createEndpoint(app.server, account, { url: receiver.url(behaviour), ...body });
  await createDocuments(SLOTS + 30);
  await receiver.got(behaviour, SLOTS / 2);
  return {
    id,
    async expectNoMoreAfter(time: number): Promise<void> {
      await whenAllIsDone();
      const late = (await receiver.got(behaviour, 1)).filter(({ at }) => at >= time);
      expect(late.length).toBeLessThanOrEqual(SLOTS);
    },
  };
}

it('deliveries to a working receiver arrive once, whichever of two workers takes them', async () => {
  const behaviour = unique();
  await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
  const documents = await createDocuments(60);
  const requests = await receiver.got(behaviour, 60);
  await whenAllIsDone();
  expect(requests.map(({ body }) => JSON.parse(body).data.id).toSorted()).toEqual(
    documents.map(({ id }) => id).toSorted(),
  );
  expect(receiver.requests.filter(({ path }) => path === `/${behaviour}`)).toHaveLength(60);
  expectNoJobFailed();
});

describe('when the signing key', () => {
  it('is revoked, no attempt begins after the answer; those in progress complete', async () => {
    const key = await createKey(app.server, account);
    const { id, expectNoMoreAfter } = await fillSlots({ api_key_id: key.id });
    expect((await asUser('DELETE', keysPath(account.workspace.id, key.id))).status).toBe(200);
    await expectNoMoreAfter(Date.now());
    const deliveries = await listDeliveries(app.server, account, id);
    // Those that had used up their attempts before have failed.
    const statuses = deliveries.map(({ status }) => status).filter((status) => status !== 'failed');
    expect(new Set(statuses)).toEqual(new Set(['discarded']));
    expectNoJobFailed();
  });

  it('is rotated without an overlap, whatever begins after the answer is signed only by the new one', async () => {
    const key = await createKey(app.server, account);
    const behaviour = unique('slow/300');
    await createEndpoint(app.server, account, { url: receiver.url(behaviour), api_key_id: key.id });
    await createDocuments(3 * SLOTS);
    await receiver.got(behaviour, 1);
    const rotated = await asUser('POST', keysPath(account.workspace.id, key.id, 'rotate'));
    const answeredAt = Date.now();
    const later = new Set((await createDocuments(10)).map(({ id }) => id));
    const requests = await receiver.got(behaviour, 3 * SLOTS + 10);
    const [old, current] = [key, rotated.json].map(
      ({ webhook_signing_secret: secret }) => new Webhook(secret as string),
    ) as [Webhook, Webhook];
    const isSignedBy = (webhook: Webhook, { body, headers }: Received): boolean => {
      try {
        webhook.verify(body, headers);
        return true;
      } catch {
        return false;
      }
    };
    for (const received of requests) {
      expect(isSignedBy(old, received)).toBe(!isSignedBy(current, received));
      if (later.has(JSON.parse(received.body).data.id)) expect(isSignedBy(current, received)).toBe(true);
    }
    const late = requests.filter((received) => received.at >= answeredAt && isSignedBy(old, received));
    expect(late.length).toBeLessThanOrEqual(SLOTS);
    expectNoJobFailed();
  });
});

it('a redelivery by hand voids earlier attempts that are still pending', async () => {
  const behaviour = unique('status/503/retry-after=3600');
  const { id } = await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
  await createDocument(app.server, account);
  await receiver.got(behaviour, 1);
  const [delivery] = await listDeliveries(app.server, account, id);
  const path = endpointsPath(account, id, 'deliveries', delivery.id, 'redeliver');
  expect((await asUser('POST', path)).status).toBe(202);
  await receiver.got(behaviour, 2);
  // The hour is over for the first one.
  const first = `FROM pgboss.job WHERE data->>'deliveryId' = $1 AND data->>'run' = '0'`;
  const due = `UPDATE pgboss.job SET start_after = now() WHERE id IN (SELECT id ${first})`;
  await eventually(
    'the job of the first is over',
    async () => {
      await app.database.query(due, [delivery.id]);
      return app.database.query(`SELECT state ${first}`, [delivery.id]);
    },
    { until: (jobs) => jobs.length === 0, intervalMs: 50 },
  );
  expect(await receiver.got(behaviour, 2)).toHaveLength(2);
  // The next one does not wait for an hour either, because the other tests wait for all to end.
  expect((await asUser('PATCH', endpointsPath(account, id), { enabled: false })).status).toBe(200);
  await app.database.query(`UPDATE pgboss.job SET start_after = now() WHERE data->>'deliveryId' = $1`, [
    delivery.id,
  ]);
  await whenAllIsDone();
});

describe('when the endpoint', () => {
  it('is deleted, nothing more is sent, and attempts in progress leave no trace', async () => {
    const { id, expectNoMoreAfter } = await fillSlots();
    expect((await asUser('DELETE', endpointsPath(account, id))).status).toBe(204);
    await expectNoMoreAfter(Date.now());
    const left = await app.database.query(`SELECT FROM webhook_deliveries WHERE endpoint_id = $1`, [id]);
    expect(left).toEqual([]);
    expectNoJobFailed();
  });

  it('is disabled, pending deliveries are discarded, and can be sent again once it is enabled', async () => {
    const { id, expectNoMoreAfter } = await fillSlots();
    expect((await asUser('PATCH', endpointsPath(account, id), { enabled: false })).status).toBe(200);
    const answeredAt = Date.now();
    const [delivery] = await listDeliveries(app.server, account, id);
    expect(delivery).toMatchObject({ status: 'discarded' });
    const redeliver = () =>
      asUser('POST', endpointsPath(account, id, 'deliveries', delivery.id, 'redeliver'));
    expectProblem(await redeliver(), 409, 'webhook_endpoint_disabled');
    await expectNoMoreAfter(answeredAt);

    const well = unique();
    const json = { enabled: true, url: receiver.url(well) };
    expect((await asUser('PATCH', endpointsPath(account, id), json)).status).toBe(200);
    // Concurrently: the last request counts, and the jobs of the others are void.
    const again = await Promise.all(Array.from({ length: 10 }, redeliver));
    expect(again.map(({ status }) => status)).toEqual(Array(10).fill(202));
    const requests = await receiver.got(well, 1);
    await whenAllIsDone();
    expect(new Set(requests.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([delivery.event_id]),
    );
    const [after] = await listDeliveries(app.server, account, id);
    expect(after).toMatchObject({ id: delivery.id, status: 'succeeded' });
    const others = await listDeliveries(app.server, account, id);
    expect(new Set(others.slice(1).map(({ status }) => status))).toEqual(new Set(['discarded']));
    expectNoJobFailed();
  });

  it('is changed in every way during deliveries, each change is answered and none is lost', async () => {
    const behaviour = unique();
    const key = await createKey(app.server, account);
    for (let round = 0; round < 5; round += 1) {
      const { id } = await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
      const path = endpointsPath(account, id);
      const responses = await Promise.all([
        ...Array.from({ length: 10 }, () =>
          request(other, 'POST', '/api/v1/documents', {
            apiKey: account.apiKey,
            json: { title: 'A title', body: '' },
          }),
        ),
        asUser('PATCH', path, { api_key_id: key.id }),
        asUser('PATCH', path, { enabled: false }),
        asUser('PATCH', path, { enabled: true }),
        asUser('PATCH', path, { api_key_id: account.apiKeyId }),
        asUser('POST', `${path}/test`),
      ]);
      for (const { status } of responses) expect([200, 201, 202, 409]).toContain(status);
      const deleted = await asUser('DELETE', path);
      expect(deleted.status).toBe(204);
    }
    await whenAllIsDone();
    expectNoJobFailed();
  });
});

describe('when the workspace is deleted', () => {
  it('concurrent requests in it complete first or find nothing, and do not delay the deletion further', async () => {
    for (let round = 0; round < 8; round += 1) {
      account = await register(app.server);
      const key = await createKey(app.server, account);
      const endpoint = await createEndpoint(app.server, account, {
        url: receiver.url(unique()),
        events: [
          'document.updated',
          'document.deleted',
          'api_key.rotated',
          'api_key.revoked',
          'api_key.created',
        ],
      });
      const [first, second] = [
        await createDocument(app.server, account),
        await createDocument(app.server, account),
      ];
      const [deleted, ...rest] = await Promise.all([
        asUser('DELETE', `/api/v1/workspaces/${account.workspace.id}`),
        asUser('POST', keysPath(account.workspace.id, key.id, 'rotate')),
        asUser('PATCH', keysPath(account.workspace.id, account.apiKeyId), { name: 'Other' }),
        asUser('DELETE', keysPath(account.workspace.id, key.id)),
        asUser('PATCH', `/api/v1/documents/${first.id}`, { title: 'Other' }),
        asUser('DELETE', `/api/v1/documents/${second.id}`),
        asUser('PATCH', endpointsPath(account, endpoint.id), { api_key_id: account.apiKeyId }),
        asUser('DELETE', endpointsPath(account, endpoint.id)),
      ]);
      expect(deleted?.status).toBe(204);
      for (const { status, json } of rest) {
        // 409: a key's rotation and revocation coincide.
        if (status === 409) expect(json.code).toBe('api_key_not_active');
        // A request without a workspace by someone who has none any more.
        else if (status === 403) expect(json.code).toBe('no_workspace');
        else expect([200, 201, 204, 404]).toContain(status);
      }
    }
    await whenAllIsDone();
    expectNoJobFailed();
  });
});

describe('what a key receives', () => {
  it('is complete when it is rotated while its endpoint is assigned to the same key', async () => {
    for (let round = 0; round < 8; round += 1) {
      const key = await createKey(app.server, account);
      const { id } = await createEndpoint(app.server, account, {
        url: receiver.url(unique()),
        api_key_id: key.id,
      });
      const [rotated, changed] = await Promise.all([
        asUser('POST', keysPath(account.workspace.id, key.id, 'rotate')),
        asUser('PATCH', endpointsPath(account, id), { api_key_id: key.id }),
      ]);
      expect(rotated.status).toBe(201);
      // Before the rotation, the endpoint follows it; afterwards, the key can no longer be chosen.
      expect([200, 400]).toContain(changed.status);
      expect(await readEndpoint(app.server, account, id)).toMatchObject({
        api_key_id: rotated.json.id,
        status: 'active',
      });
    }
  });
});
