import { afterAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { runJob } from '../support/jobs.js';
import { type ReceivedMail, startMailboxes } from '../support/smtp.js';
import { expectSchema } from '../support/webhooks/event-schema.js';
import { createEndpoint } from '../support/webhooks/endpoints.js';
import { startReceiver } from '../support/webhooks/receiver.js';
import { registerMember } from '../support/workspaces.js';

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const PUBLIC_URL = 'https://keys.acme.dev';
const app = useOwnServer({
  env: {
    SMTP_URL: mailboxes.url,
    MAIL_FROM: 'no-reply@acme.dev',
    EMAIL_VERIFICATION: 'off',
    PUBLIC_URL,
    QUEUE_POLL_SECONDS: '0.3',
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
    API_KEY_REQUEST_LIMITS: '10/day',
    API_KEY_REQUEST_LIMITS_MAX: '20/day',
    SERVICE_ACCOUNT_REQUEST_LIMITS: '12/day',
    SERVICE_ACCOUNT_REQUEST_LIMITS_MAX: '25/day',
    WORKSPACE_REQUEST_LIMITS: '60/day',
    WORKSPACE_REQUEST_LIMITS_MAX: '1000/month',
  },
});

const mailsTo = (address: string): ReceivedMail[] =>
  mailboxes.received.filter(({ envelopeTo }) => envelopeTo.includes(address));

async function use(key: Pick<Json, 'key'>, times: number): Promise<number> {
  let passed = 0;
  for (let time = 0; time < times; time += 1) {
    if ((await whoAmI(app.server, { apiKey: key.key })).status === 200) passed += 1;
  }
  return passed;
}

/** Reading the current use reports it first. */
const report = (account: Account, key: Json) =>
  request(app.server, 'GET', `/api/v1/workspaces/${account.workspace.id}/api-keys/${key.id}/limits`, {
    token: account.accessToken,
  });

describe('the operator', () => {
  it('limits keys that have no limits of their own, and sets a ceiling for the others', async () => {
    const account = await register(app.server);
    expect(await use(await createKey(app.server, account), 15)).toBe(10);
    expect(await use(await createKey(app.server, account, { limits: [] }), 30)).toBe(20);
    const minute = [{ requests: 1_000, per: 'minute' }];
    expect(await use(await createKey(app.server, account, { limits: minute }), 30)).toBe(20);
    const answer = await request(app.server, 'POST', `/api/v1/workspaces/${account.workspace.id}/api-keys`, {
      token: account.accessToken,
      json: { name: 'more', limits: [{ requests: 21, per: 'day' }] },
    });
    expect(expectProblem(answer, 400, 'validation_failed').errors).toEqual([
      { field: 'limits.0.requests', message: 'must be at most 20: the server allows no more per day' },
    ]);
    const workspace = await request(app.server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}`, {
      token: account.accessToken,
      json: { limits: [{ requests: 1_001, per: 'month' }] },
    });
    expectProblem(workspace, 400, 'validation_failed');
  });
});

describe("the operator's default limits", () => {
  const limitNames = async ({ key }: Json): Promise<(string | undefined)[]> =>
    ((await whoAmI(app.server, { apiKey: key })).headers.get('ratelimit-policy') ?? '')
      .split(', ')
      .map((policy) => /"(.+)";q=/.exec(policy)?.[1]);

  /** Keys with the highest possible limits. */
  const widest = (account: Account, count: number, fields: Json = {}): Promise<Json[]> =>
    Promise.all(
      Array.from({ length: count }, () => createKey(app.server, account, { limits: [], ...fields })),
    );

  async function useAll(keys: Json[], times: number): Promise<number[]> {
    const passed: number[] = [];
    for (const key of keys) passed.push(await use(key, times));
    return passed;
  }

  it('apply to the keys of a service account together, and set a ceiling for others', async () => {
    const account = await register(app.server);
    const path = `/api/v1/workspaces/${account.workspace.id}/service-accounts`;
    const create = (json: Json) =>
      request(app.server, 'POST', path, {
        token: account.accessToken,
        json: { name: 'Export', role: 'member', ...json },
      });
    const { json: ordinary } = await create({});
    const keys = await widest(account, 2, { service_account_id: ordinary.id });
    expect(await useAll(keys, 10)).toEqual([10, 2]);
    expect(await limitNames(keys[0])).toEqual([
      ...['api-key-day', 'service-account-day'],
      ...['workspace-day', 'workspace-month'],
    ]);

    const { json: unlimited } = await create({ limits: [] });
    const others = await widest(account, 2, { service_account_id: unlimited.id });
    expect(await useAll(others, 30)).toEqual([20, 5]);

    const more = await create({ limits: [{ requests: 26, per: 'day' }] });
    expect(expectProblem(more, 400, 'validation_failed').errors).toEqual([
      { field: 'limits.0.requests', message: 'must be at most 25: the server allows no more per day' },
    ]);
  });

  it('apply to all keys of a workspace together, until it sets other limits', async () => {
    const account = await register(app.server);
    const keys = await widest(account, 4);
    expect(await useAll(keys, 20)).toEqual([20, 20, 20, 0]);
    const changed = await request(app.server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}`, {
      token: account.accessToken,
      json: { limits: [{ requests: 75, per: 'day' }] },
    });
    expect(changed.status).toBe(200);
    expect(await useAll(keys, 20)).toEqual([0, 0, 0, 15]);
  });
});

describe('a quota', () => {
  it('is announced at 80% and at 100%, once each, by mail and to webhook endpoints', async () => {
    const receiver = await startReceiver();
    try {
      const account = await register(app.server);
      await createEndpoint(app.server, account, { url: receiver.url('ok'), events: ['quota.reached'] });
      const key = await createKey(app.server, account, { name: 'Importer' });
      const notices = async (): Promise<string[]> => {
        await report(account, key);
        await Promise.all([runJob(app.database, 'quota-notice'), runJob(app.database, 'quota-notice')]);
        return mailsTo(account.email).map(({ subject }) => subject ?? '');
      };
      await use(key, 7);
      expect(await notices()).toEqual([]);
      await use(key, 1);
      await notices();
      const [first] = await mailboxes.mailsTo(account.email);
      expect(first?.subject).toBe('Quota used to 80%: API key “Importer”');
      expect(first?.text).toContain(`${PUBLIC_URL}/workspaces/${account.workspace.id}/api-keys/${key.id}`);
      await use(key, 5);
      await notices();
      await mailboxes.mailTo(account.email, /^Quota used up: API key “Importer”$/);
      await notices();
      expect(mailsTo(account.email)).toHaveLength(2);
      const events = (await receiver.got('ok', 2)).map(({ body }) => JSON.parse(body));
      expect(events.map(({ data }) => data.percent).toSorted()).toEqual([100, 80].toSorted());
      for (const event of events) expectSchema(event);
      expect(events[0]).toMatchObject({
        type: 'quota.reached',
        data: {
          holder: { type: 'api_key', id: key.id, name: 'Importer' },
          workspace_id: account.workspace.id,
          requests: 10,
          per: 'day',
        },
      });
    } finally {
      await receiver.stop();
    }
  });

  it('of a workspace is announced to its owners', async () => {
    const account = await register(app.server);
    await request(app.server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}`, {
      token: account.accessToken,
      json: { limits: [{ requests: 5, per: 'month' }] },
    });
    expect(await use({ key: account.apiKey }, 8)).toBe(5);
    await runJob(app.database, 'quota-notice');
    await mailboxes.mailTo(account.email, /^Quota used up: workspace /);
  });

  it('of a service account or its key is announced to the owners, and to a different creator of the key', async () => {
    const account = await register(app.server);
    const admin = await registerMember(app.server, app.database, account, 'admin');
    const path = `/api/v1/workspaces/${account.workspace.id}/service-accounts`;
    const { json: created } = await request(app.server, 'POST', path, {
      token: account.accessToken,
      json: { name: 'Nightly export', role: 'member', limits: [{ requests: 8, per: 'day' }] },
    });
    const { json: key } = await request(app.server, 'POST', keysPath(account.workspace.id), {
      token: admin.accessToken,
      json: { name: 'Importer', service_account_id: created.id },
    });
    expect(await use(key, 12)).toBe(8);
    await report(account, key);
    await runJob(app.database, 'quota-notice');
    const mail = await mailboxes.mailTo(account.email, /^Quota used up: service account “Nightly export”$/);
    expect(mail.text).toContain('8 requests per day');
    await mailboxes.mailTo(account.email, /^Quota used to 80%: API key “Importer”$/);
    const subjects = (await mailboxes.mailsTo(admin.email)).map(({ subject }) => subject);
    expect(subjects).toContain('Quota used to 80%: API key “Importer”');
    expect(subjects).not.toContain('Quota used up: service account “Nightly export”');
  });
});

describe('counts of windows that ended long ago', () => {
  it('are removed, and current ones are not', async () => {
    const account = await register(app.server);
    const key = await createKey(app.server, account);
    await use(key, 4);
    await report(account, key);
    await app.database.query(
      `INSERT INTO request_windows (holder_type, holder_id, per, started_at, granted, used, requests)
       VALUES ('api_key', gen_random_uuid(), 'month', now() - interval '3 months', 1, 1, 1)`,
    );
    await runJob(app.database, 'request-window-retention');
    const rows = await app.database.query<{ holder: string }>(
      `SELECT holder_id AS holder FROM request_windows WHERE started_at < now() - interval '2 months' OR holder_id = $1`,
      [key.id],
    );
    expect(rows).toEqual([{ holder: key.id }]);
  });
});
