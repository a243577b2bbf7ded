import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createKey, keysPath } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { whenQueueIsEmpty } from '../support/jobs.js';
import { startMailboxes } from '../support/smtp.js';
import { registerMember } from '../support/workspaces.js';
import { openApiDocument } from '../support/openapi.js';
import { expectSchema } from '../support/webhooks/event-schema.js';
import {
  createDocument,
  createEndpoint,
  endpointsPath,
  listDeliveries,
  newestDelivery,
  readEndpoint,
} from '../support/webhooks/endpoints.js';
import { type Receiver, startReceiver } from '../support/webhooks/receiver.js';

/** Events in a workspace reach its webhook endpoints: signed, after they have committed, and at least once. */

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const app = useOwnServer({
  expectedErrors: [/refused for the test/],
  env: {
    SMTP_URL: mailboxes.url,
    MAIL_FROM: 'no-reply@acme.dev',
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
    WEBHOOK_TIMEOUT_SECONDS: '1',
    WEBHOOK_RETRY_SECONDS: '0.2,0.2',
  },
});
let receiver: Receiver;
let account: Account;

beforeAll(async () => {
  receiver = await startReceiver();
});

beforeEach(async () => {
  account = await register(app.server);
});

afterAll(() => receiver.stop());

/** A receiver path that no other test uses. */
const unique = (behaviour = 'ok'): string => `${behaviour}?${crypto.randomUUID()}`;

const patch = (id: string, json: Json) =>
  request(app.server, 'PATCH', endpointsPath(account, id), { token: account.accessToken, json });

describe('an event', () => {
  it("arrives signed with the chosen key's secret, which the official library verifies", async () => {
    const behaviour = unique();
    await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
    await receiver.learn(account.webhookSigningSecret);
    const document = await createDocument(app.server, account, 'Grüße 👋');
    const [delivery] = await receiver.got(behaviour, 1);
    const own = (delivery?.verifiedBy ?? []).length;
    expect(own).toBe(1);
    expect(delivery).toMatchObject({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
      },
    });
    const { body: _, ...metadata } = document;
    expect(JSON.parse(delivery?.body ?? '')).toEqual({
      type: 'document.created',
      timestamp: expect.stringMatching(/Z$/),
      data: metadata,
    });
  });

  it('carries whatever people write, without turning it into a header', async () => {
    const behaviour = `ok/%0d%0ax-evil:%201?${crypto.randomUUID()}&x=%0d%0ax-evil:%201`;
    await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
    await receiver.learn(account.webhookSigningSecret);
    const titles = ['🦜 urg "</script>\\" x-evil: 1', 'ﷺ'.repeat(200), '{"type":"ping"}'];
    for (const title of titles) await createDocument(app.server, account, title);
    const requests = await receiver.got(behaviour, titles.length);
    for (const { body, headers, verifiedBy } of requests) {
      expect(verifiedBy.length).toBeGreaterThan(0);
      expect(Object.keys(headers)).not.toContain('x-evil');
      expect(JSON.parse(body).type).toBe('document.created');
    }
    expect(requests.map(({ body }) => JSON.parse(body).data.title).toSorted()).toEqual(titles.toSorted());
  });

  it('about a large document is small: its body is available from the API', async () => {
    const behaviour = unique();
    await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
    const json = { title: 'Large', body: 'x'.repeat(500_000) };
    expect(
      (await request(app.server, 'POST', '/api/v1/documents', { apiKey: account.apiKey, json })).status,
    ).toBe(201);
    const [delivery] = await receiver.got(behaviour, 1);
    expect(delivery?.body.length).toBeLessThan(1_000);
  });

  /** These need a clock, an email or a leak; their own tests check them against the schemas. */
  const TOLD_ELSEWHERE = [
    ...['api_key.canary_used', 'api_key.new_address', 'api_key.policy_ending', 'api_key.expiring'],
    ...['api_key.leaked', 'quota.reached'],
  ];

  it('of every kind occurs, and matches the OpenAPI document', async () => {
    const behaviour = unique();
    const events = Object.keys(openApiDocument.webhooks);
    const endpoint = await createEndpoint(app.server, account, { url: receiver.url(behaviour), events });
    const act = async (method: string, path: string, json?: Json): Promise<Json> => {
      const response = await request(app.server, method, path, {
        token: account.accessToken,
        ...(json && { json }),
      });
      expect([200, 201, 202, 204]).toContain(response.status);
      return response.json;
    };
    const workspace = account.workspace.id;
    const documentPath = `/api/v1/documents/${(await createDocument(app.server, account)).id}`;
    await act('PATCH', documentPath, { title: 'B' });
    await act('DELETE', documentPath);
    const serviceAccounts = `/api/v1/workspaces/${workspace}/service-accounts`;
    const exporter = await act('POST', serviceAccounts, { name: 'Export', role: 'viewer' });
    await act('PATCH', `${serviceAccounts}/${exporter.id}`, { name: 'Nightly export' });
    const metadata = { customerName: 'acme', 'cost.centre': '7' };
    const key = await createKey(app.server, account, { scopes: ['documents:read'], metadata });
    await act('PATCH', keysPath(workspace, key.id), { disabled: true });
    await act('PATCH', keysPath(workspace, key.id), { disabled: false });
    await act('POST', keysPath(workspace, key.id, 'transfer'), { service_account_id: exporter.id });
    const rotated = await act('POST', keysPath(workspace, key.id, 'rotate'));
    await act('DELETE', keysPath(workspace, rotated.id));
    await act('DELETE', `${serviceAccounts}/${exporter.id}`);
    const member = await registerMember(app.server, app.database, account, 'member');
    const memberPath = `/api/v1/workspaces/${workspace}/members/${member.user.id}`;
    await act('PATCH', memberPath, { role: 'viewer' });
    await act('DELETE', memberPath);
    await act('POST', endpointsPath(account, endpoint.id, 'test'));

    const expected = [
      ...['document.created', 'document.updated', 'document.deleted'],
      ...['service_account.created', 'service_account.updated', 'service_account.deleted'],
      ...['api_key.created', 'api_key.disabled', 'api_key.enabled', 'api_key.transferred'],
      ...['api_key.rotated', 'api_key.created', 'api_key.revoked'],
      ...['member.added', 'member.role_changed', 'member.removed'],
      // The key of the removed member.
      'api_key.revoked',
      'ping',
    ];
    const requests = await receiver.got(behaviour, expected.length);
    const payloads = requests.map(({ body }) => JSON.parse(body));
    const types: string[] = payloads.map(({ type }) => type);
    expect(types.toSorted()).toEqual(expected.toSorted());
    expect([...new Set([...types, ...TOLD_ELSEWHERE])].toSorted()).toEqual(events.toSorted());
    for (const payload of payloads) expectSchema(payload);

    const told = (type: string): Json =>
      payloads.find((payload) => payload.type === type && payload.data.id === key.id)?.data;
    const [user, itsAccount] = [
      { type: 'user', id: account.user.id, name: account.user.name },
      { type: 'service_account', id: exporter.id, name: 'Nightly export' },
    ];
    const always = { created_by: account.user.id, created_by_key: null, canary: false };
    for (const type of ['api_key.created', 'api_key.disabled', 'api_key.enabled']) {
      expect(told(type)).toMatchObject({ ...always, owner: user });
    }
    for (const type of ['api_key.transferred', 'api_key.rotated']) {
      expect(told(type)).toMatchObject({ ...always, owner: itsAccount });
    }
    for (const { type, data } of payloads) {
      if (data.id === key.id || data.id === rotated.id) expect({ type, ...data }).toMatchObject({ metadata });
    }
    const text = requests.map(({ body }) => body).join('\n');
    for (const secret of [key.key, key.webhook_signing_secret, rotated.key]) {
      expect(text).not.toContain(secret);
    }
  });

  it('is sent to subscribed endpoints of its workspace, and to no others', async () => {
    const [wanted, unwanted, foreign] = [unique(), unique(), unique()];
    const stranger = await register(app.server);
    await createEndpoint(app.server, account, { url: receiver.url(wanted) });
    await createEndpoint(app.server, account, { url: receiver.url(unwanted), events: ['document.deleted'] });
    await createEndpoint(app.server, stranger, { url: receiver.url(foreign) });
    await createDocument(app.server, account);
    await receiver.got(wanted, 1);
    await createDocument(app.server, stranger);
    await receiver.got(foreign, 1);
    const paths = receiver.requests.map(({ path }) => path.slice(1));
    expect(paths.filter((path) => [wanted, unwanted, foreign].includes(path))).toEqual([wanted, foreign]);
  });

  it('about a change that is rolled back at the last moment is not sent', async () => {
    const endpoint = await createEndpoint(app.server, account, { url: receiver.url(unique()) });
    // As late as possible: at commit, after the event was enqueued.
    await app.database.query(`
      CREATE FUNCTION refuse_for_the_test() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused for the test'; END $$;
      CREATE CONSTRAINT TRIGGER refuse_for_the_test AFTER INSERT ON webhook_deliveries
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_for_the_test()`);
    try {
      const json = { title: 'A title', body: '' };
      const response = await request(app.server, 'POST', '/api/v1/documents', {
        apiKey: account.apiKey,
        json,
      });
      expectProblem(response, 500, 'internal_error');
    } finally {
      await app.database.query('DROP FUNCTION refuse_for_the_test CASCADE');
    }
    expect(await listDeliveries(app.server, account, endpoint.id)).toEqual([]);
  });

  it('about a refused change is not sent', async () => {
    const behaviour = unique();
    const endpoint = await createEndpoint(app.server, account, {
      url: receiver.url(behaviour),
      events: ['document.created', 'document.updated'],
    });
    const document = await createDocument(app.server, account);
    await receiver.got(behaviour, 1);
    const refused = await request(app.server, 'PATCH', `/api/v1/documents/${document.id}`, {
      apiKey: account.apiKey,
      json: { title: 'Other' },
      headers: { 'if-match': '"7"' },
    });
    expectProblem(refused, 412, 'precondition_failed');
    expect(await listDeliveries(app.server, account, endpoint.id)).toHaveLength(1);
  });
});

describe('a delivery that fails', () => {
  const failures: [string, Json][] = [
    ['status/500', { response_status: 500, response_body: 'as you wish', error: 'status' }],
    ['redirect', { response_status: 302, error: 'redirect' }],
    ['hang', { response_status: null, response_body: null, error: 'timeout' }],
    ['drip', { response_status: 200, response_body: expect.stringMatching(/^\.+$/), error: 'timeout' }],
    ['close-early', { response_status: 200, response_body: 'half of it', error: 'incomplete_response' }],
    ['reset', { response_status: null, error: 'connection_failed' }],
    ['large-headers', { response_status: null, error: 'invalid_response' }],
  ];
  /** All cases run at once, which takes as long as one. */
  let sender: Account;
  const endpoints = new Map<string, { id: string; behaviour: string }>();

  beforeAll(async () => {
    sender = await register(app.server);
    for (const [name] of failures) {
      const behaviour = unique(name);
      const { id } = await createEndpoint(app.server, sender, { url: receiver.url(behaviour) });
      endpoints.set(name, { id, behaviour });
    }
    await createDocument(app.server, sender);
  });

  it.each(failures)(
    'by %s is retried on schedule, with the same id, and every attempt is kept',
    async (name, attempt) => {
      const { id, behaviour } = endpoints.get(name) as { id: string; behaviour: string };
      const delivery = await newestDelivery(app.server, sender, id);
      expect(delivery).toMatchObject({ status: 'failed', attempts: 3, next_attempt_at: null });
      expect(delivery.attempt_history).toEqual(
        [1, 2, 3].map((number) => expect.objectContaining({ number, ...attempt })),
      );
      const requests = await receiver.got(behaviour, 3);
      expect(new Set(requests.map(({ headers }) => headers['webhook-id']))).toEqual(
        new Set([delivery.event_id]),
      );
      expect(new Set(requests.map(({ body }) => body))).toEqual(new Set([delivery.request_body]));
      for (const [index, { duration_ms: duration, request_headers: headers }] of Object.entries<Json>(
        delivery.attempt_history,
      )) {
        expect(duration).toBeGreaterThanOrEqual(0);
        expect(headers['webhook-signature']).toBe(requests[Number(index)]?.headers['webhook-signature']);
      }
      expect(await readEndpoint(app.server, sender, id)).toMatchObject({
        status: 'active',
        failing_since: expect.any(String),
      });
    },
  );

  it("permanently is reported to the endpoint's creator and the owners, once a day per endpoint", async () => {
    const admin = await registerMember(app.server, app.database, account, 'admin');
    const member = await registerMember(app.server, app.database, account, 'member');
    const behaviour = unique('status/500');
    const json = { url: receiver.url(behaviour), events: ['document.created'], api_key_id: account.apiKeyId };
    const { json: endpoint } = await request(app.server, 'POST', endpointsPath(account), {
      apiKey: admin.apiKey,
      json,
    });
    const failTwo = async (): Promise<void> => {
      await Promise.all([createDocument(app.server, account), createDocument(app.server, account)]);
      const count = (await listDeliveries(app.server, account, endpoint.id)).length;
      await receiver.got(behaviour, 3 * count);
      await newestDelivery(app.server, account, endpoint.id);
      await whenQueueIsEmpty(app.database, 'webhook-deliveries');
      await whenQueueIsEmpty(app.database, 'mail');
    };
    const mailsTo = ({ email }: { email: string }) =>
      mailboxes.received.filter(
        ({ envelopeTo, subject }) => envelopeTo.includes(email) && /did not reach/.test(subject ?? ''),
      );
    const counts = () => [account, admin, member].map((person) => mailsTo(person).length);
    await failTwo();
    expect(counts()).toEqual([1, 1, 0]);
    const [mail] = mailsTo(account);
    expect(mail?.subject).toBe(`An event did not reach a webhook endpoint of “${account.workspace.name}”`);
    for (const text of [
      'after 3 attempts, and will not be retried',
      receiver.url(behaviour),
      'Event: document.created',
      'Last response: HTTP 500',
      `/workspaces/${account.workspace.id}/webhooks/${endpoint.id}`,
    ]) {
      expect(mail?.text).toContain(text);
    }
    await app.database.query(
      `UPDATE webhook_endpoint_health SET failure_told_at = failure_told_at - interval '23 hours' WHERE endpoint_id = $1`,
      [endpoint.id],
    );
    await failTwo();
    expect(counts()).toEqual([1, 1, 0]);
    await app.database.query(
      `UPDATE webhook_endpoint_health SET failure_told_at = failure_told_at - interval '1 hour' WHERE endpoint_id = $1`,
      [endpoint.id],
    );
    await failTwo();
    expect(counts()).toEqual([2, 2, 0]);
  });

  it('waits as long as the receiver asks for', async () => {
    const behaviour = unique('status/503/retry-after=3');
    const { id } = await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
    await createDocument(app.server, account);
    const [first, second] = await receiver.got(behaviour, 2);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(2_800);
    await patch(id, { enabled: false });
  });

  it('to a receiver that sends a gigabyte, or a compressed bomb, is cut short and counts', async () => {
    for (const name of ['gigabyte', 'bomb']) {
      const { id } = await createEndpoint(app.server, account, { url: receiver.url(unique(name)) });
      await createDocument(app.server, account);
      const { status, attempt_history: attempts } = await newestDelivery(app.server, account, id);
      expect(status).toBe('succeeded');
      if (name === 'gigabyte') expect(attempts[0].response_body).toBe('x'.repeat(4_096));
      else expect(attempts[0].response_body.length).toBeLessThanOrEqual(4_096);
      await patch(id, { enabled: false });
    }
  });

  it('is kept as text, whatever bytes the response contains', async () => {
    const { id } = await createEndpoint(app.server, account, { url: receiver.url(unique('binary')) });
    await createDocument(app.server, account);
    const { attempt_history: attempts } = await newestDelivery(app.server, account, id);
    expect(attempts[0]).toMatchObject({ error: null, response_body: expect.stringContaining(' !"#$%&') });
    expect(attempts[0].response_body).not.toContain('\0');
  });

  it('can be sent again by hand, and then has all its attempts again', async () => {
    const behaviour = unique('status/500');
    const { id } = await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
    await createDocument(app.server, account);
    const failed = await newestDelivery(app.server, account, id);
    await patch(id, { url: receiver.url(behaviour.replace('status/500', 'ok')) });
    const again = await request(
      app.server,
      'POST',
      endpointsPath(account, id, 'deliveries', failed.id, 'redeliver'),
      { token: account.accessToken },
    );
    expect({ status: again.status, delivery: again.json }).toMatchObject({
      status: 202,
      delivery: { id: failed.id, status: 'pending' },
    });
    const delivered = await newestDelivery(app.server, account, id);
    expect(delivered).toMatchObject({ status: 'succeeded', attempts: 4, event_id: failed.event_id });
    expect(await readEndpoint(app.server, account, id)).toMatchObject({ failing_since: null });
  });
});

describe('a receiver that is slow or dead', () => {
  it('delays nobody else', async () => {
    const hang = unique('hang');
    const slow = await createEndpoint(app.server, account, { url: receiver.url(hang) });
    // More than the worker handles at a time.
    for (let batch = 0; batch < 6; batch += 1) {
      await Promise.all(Array.from({ length: 50 }, () => createDocument(app.server, account)));
    }
    const other = await register(app.server);
    const behaviour = unique();
    const { id } = await createEndpoint(app.server, other, { url: receiver.url(behaviour) });
    for (let count = 1; count <= 10; count += 1) {
      await createDocument(app.server, other);
      await receiver.got(behaviour, count);
    }
    // Three hundred one-second time-outs, in three attempts: by then, the ten have overtaken most of them.
    const waiting = await listDeliveries(app.server, account, slow.id);
    expect(waiting.filter(({ status }) => status === 'pending').length).toBeGreaterThan(0);
    expect(await readEndpoint(app.server, other, id)).toMatchObject({ failing_since: null });
    // However many wait, it gets few at a time: each takes a second, the time-out.
    const times = receiver.requests.filter(({ path }) => path === `/${hang}`).map(({ at }) => at);
    const together = times.map((time) => times.filter((at) => at >= time && at < time + 500).length);
    expect(Math.max(...together)).toBeLessThanOrEqual(30);
    await patch(slow.id, { enabled: false });
  });
});

describe('an endpoint', () => {
  it('whose receiver answers 410 is disabled at once, and says why', async () => {
    const { id } = await createEndpoint(app.server, account, { url: receiver.url(unique('status/410')) });
    await createDocument(app.server, account);
    expect(await newestDelivery(app.server, account, id)).toMatchObject({ status: 'failed', attempts: 1 });
    await expectStatus(id, 'disabled', 'gone');
    await createDocument(app.server, account);
    expect(await listDeliveries(app.server, account, id)).toHaveLength(1);
    const test = await request(app.server, 'POST', endpointsPath(account, id, 'test'), {
      token: account.accessToken,
    });
    expect(expectProblem(test, 409, 'webhook_endpoint_disabled').status_reason).toBe('gone');
    const actions = await app.database.query(
      `SELECT actor_kind FROM audit_events WHERE target_id = $1 AND action = 'webhook_endpoint.disabled'`,
      [id],
    );
    expect(actions).toEqual([{ actor_kind: 'system' }]);
  });

  it('that has only failed for five days is disabled, and can be enabled again', async () => {
    const behaviour = unique('status/500');
    const { id } = await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
    await createDocument(app.server, account);
    await receiver.got(behaviour, 1);
    await app.database.query(
      `INSERT INTO webhook_endpoint_health (endpoint_id, failing_since) VALUES ($1, now() - interval '121 hours')
       ON CONFLICT (endpoint_id) DO UPDATE SET failing_since = excluded.failing_since`,
      [id],
    );
    await expectStatus(id, 'disabled', 'failing');
    const [delivery] = await listDeliveries(app.server, account, id);
    expect(['discarded', 'failed']).toContain(delivery.status);
    const mail = await mailboxes.mailTo(account.email, /webhook endpoint/);
    expect(mail.text).toContain(receiver.url(behaviour));
    expect(mail.text).toContain('it has only failed for five days');
    expect(mail.text).toContain(`/workspaces/${account.workspace.id}/webhooks/${id}`);
    const enabled = await patch(id, {
      enabled: true,
      url: receiver.url(behaviour.replace('status/500', 'ok')),
    });
    expect(enabled.json).toMatchObject({ status: 'active', status_reason: null, failing_since: null });
    await createDocument(app.server, account);
    await receiver.got(behaviour.replace('status/500', 'ok'), 1);
  });

  it('is signed by both keys during the overlap of a rotation, and then by the new one', async () => {
    const behaviour = unique();
    const { id } = await createEndpoint(app.server, account, { url: receiver.url(behaviour) });
    const rotated = await request(
      app.server,
      'POST',
      keysPath(account.workspace.id, account.apiKeyId, 'rotate'),
      { token: account.accessToken, json: { overlap_seconds: 3600 } },
    );
    await receiver.learn(account.webhookSigningSecret);
    await receiver.learn(rotated.json.webhook_signing_secret);
    await createDocument(app.server, account);
    const [both] = await receiver.got(behaviour, 1);
    expect(both?.verifiedBy).toHaveLength(2);
    expect(both?.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    expect(await readEndpoint(app.server, account, id)).toMatchObject({
      api_key_id: rotated.json.id,
      status: 'active',
    });
    // The overlap ends early.
    const apiKey = rotated.json.key;
    await request(app.server, 'DELETE', keysPath(account.workspace.id, account.apiKeyId), { apiKey });
    await createDocument(app.server, { ...account, apiKey });
    const [, alone] = await receiver.got(behaviour, 2);
    expect(alone?.verifiedBy).toEqual(both?.verifiedBy.slice(-1));
    expect(alone?.headers['webhook-signature']).toMatch(/^v1,\S+$/);
  });

  it('stops with its key, says why, and continues with another one', async () => {
    const behaviour = unique();
    const key = await createKey(app.server, account);
    const { id } = await createEndpoint(app.server, account, {
      url: receiver.url(behaviour),
      api_key_id: key.id,
    });
    await request(app.server, 'DELETE', keysPath(account.workspace.id, key.id), {
      token: account.accessToken,
    });
    await expectStatus(id, 'disabled', 'key_revoked');
    await createDocument(app.server, account);
    expect(await listDeliveries(app.server, account, id)).toEqual([]);
    const refused = await patch(id, { api_key_id: key.id });
    expect(expectProblem(refused, 400, 'validation_failed').errors).toEqual([
      { field: 'api_key_id', message: 'must be an active API key of the workspace' },
    ]);
    expect((await patch(id, { api_key_id: account.apiKeyId })).json).toMatchObject({ status: 'active' });
    await createDocument(app.server, account);
    await receiver.got(behaviour, 1);
  });

  it('stops when the creator of its key leaves the workspace', async () => {
    const admin = await registerMember(app.server, app.database, account, 'admin');
    const { id } = await createEndpoint(app.server, account, {
      url: receiver.url(unique()),
      api_key_id: admin.apiKeyId,
    });
    const member = `/api/v1/workspaces/${account.workspace.id}/members/${admin.user.id}`;
    await request(app.server, 'DELETE', member, { token: account.accessToken });
    await expectStatus(id, 'disabled', 'key_revoked');
  });

  it('that is deleted takes its pending deliveries with it', async () => {
    const { id } = await createEndpoint(app.server, account, { url: receiver.url(unique('hang')) });
    await createDocument(app.server, account);
    const gone = await request(app.server, 'DELETE', endpointsPath(account, id), {
      token: account.accessToken,
    });
    expect(gone.status).toBe(204);
    expectProblem(
      await request(app.server, 'GET', endpointsPath(account, id), { token: account.accessToken }),
      404,
      'not_found',
    );
  });

  async function expectStatus(id: string, status: string, reason: string): Promise<void> {
    const endpoint = await eventually(
      `the endpoint is ${status}`,
      () => readEndpoint(app.server, account, id),
      {
        until: (read) => read.status === status,
      },
    );
    expect(endpoint.status_reason).toBe(reason);
  }
});

describe('setting up an endpoint', () => {
  const create = (json: Json, credential = {}) =>
    request(app.server, 'POST', endpointsPath(account), { token: account.accessToken, json, ...credential });

  const valid = () => ({
    url: receiver.url('ok'),
    events: ['document.created'],
    api_key_id: account.apiKeyId,
  });

  it.each<[string, Json, string, RegExp]>([
    [
      'an event that does not exist',
      { events: ['document.burned'] },
      'events.0',
      /^"document.burned" is not an event; must be one of api_key/,
    ],
    ['no event', { events: [] }, 'events', /at least one/],
    ['an address that is none', { url: 'acme' }, 'url', /^must be a URL/],
    ['an address of another kind', { url: 'ftp://acme.dev/' }, 'url', /^must start with https/],
    ['an address with a password', { url: 'https://a:b@acme.dev/' }, 'url', /user name or password/],
    ['a private address', { url: 'http://10.0.0.1/' }, 'url', /is a private address/],
    ['a number for an address', { url: 7 }, 'url', /must be a string/],
    [
      'a key that is nobody’s',
      { api_key_id: crypto.randomUUID() },
      'api_key_id',
      /^must be an active API key/,
    ],
    ['a field that does not exist', { secret: 'x' }, 'secret', /is not a known field/],
    ['a description of two lines', { description: 'a\nb' }, 'description', /one line/],
  ])('with %s is refused, with the reason', async (_name, change, field, message) => {
    const response = await create({ ...valid(), ...change });
    const { errors } = expectProblem(response, 400, 'validation_failed');
    expect(errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  it('requires a role and scopes that can read the events', async () => {
    const member = await registerMember(app.server, app.database, account, 'member');
    expectProblem(await create(valid(), { token: member.accessToken }), 403, 'insufficient_role');
    const key = await createKey(app.server, account, { scopes: ['webhooks:read', 'webhooks:write'] });
    const narrow = { token: undefined, apiKey: key.key };
    const refused = await create(valid(), narrow);
    expect(expectProblem(refused, 403, 'insufficient_scope').required_scope).toBe('documents:read');
    expect((await create({ ...valid(), events: ['ping'] }, narrow)).status).toBe(201);
    const { id } = await createEndpoint(app.server, account, { url: receiver.url('ok') });
    const elsewhere = await request(app.server, 'PATCH', endpointsPath(account, id), {
      apiKey: key.key,
      json: { url: receiver.url('elsewhere') },
    });
    expectProblem(elsewhere, 403, 'insufficient_scope');
  });

  it('requires a key of the same workspace', async () => {
    const stranger = await register(app.server);
    const response = await create({ ...valid(), api_key_id: stranger.apiKeyId });
    expect(expectProblem(response, 400, 'validation_failed').errors[0].field).toBe('api_key_id');
  });

  it('is limited to a hundred, even for many at once', async () => {
    await changeByHand(
      app.database,
      `INSERT INTO webhook_endpoints (id, workspace_id, url, events, api_key_id, created_by)
       SELECT gen_random_uuid(), '${account.workspace.id}', 'https://acme.dev/', '{ping}', '${account.apiKeyId}',
         '${account.user.id}' FROM generate_series(1, 95)`,
    );
    const responses = await Promise.all(Array.from({ length: 20 }, () => create(valid())));
    const created = responses.filter(({ status }) => status === 201);
    expect(created).toHaveLength(5);
    for (const response of responses.filter(({ status }) => status !== 201)) {
      expectProblem(response, 409, 'webhook_endpoint_limit');
    }
  });
});
