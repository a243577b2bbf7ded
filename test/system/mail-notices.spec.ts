import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { ageSession, changeByHand } from '../support/by-hand.js';
import { type Account, type Json, login, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { addApp } from '../support/factors.js';
import { runJob, whenQueueIsEmpty } from '../support/jobs.js';
import { type ReceivedMail, startMailboxes, tokenIn } from '../support/smtp.js';
import { accept, invite, join } from '../support/workspaces.js';
import {
  createDocument,
  createEndpoint,
  endpointsPath,
  listDeliveries,
  readDelivery,
} from '../support/webhooks/endpoints.js';
import { expectSchema } from '../support/webhooks/event-schema.js';
import { startReceiver } from '../support/webhooks/receiver.js';

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const PUBLIC_URL = 'https://keys.acme.dev';
const app = useOwnServer({
  env: {
    SMTP_URL: mailboxes.url,
    MAIL_FROM: 'no-reply@acme.dev',
    PUBLIC_URL,
    USAGE_FLUSH_SECONDS: '1',
    QUEUE_POLL_SECONDS: '0.3',
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
  },
});

const mailsTo = (address: string): ReceivedMail[] =>
  mailboxes.received.filter(({ envelopeTo }) => envelopeTo.includes(address));

/** A new user with a confirmed address. */
async function registerConfirmed(): Promise<Account> {
  const account = await register(app.server);
  await changeByHand(
    app.database,
    `UPDATE users SET email_verified_at = clock_timestamp() WHERE id = '${account.user.id}'`,
  );
  return account;
}

describe('an invitation', () => {
  it('is mailed to the invited person, with a working link; the inviter gets the token too', async () => {
    const host = await registerConfirmed();
    await request(app.server, 'PATCH', `/api/v1/workspaces/${host.workspace.id}`, {
      token: host.accessToken,
      json: { name: '<b>Acme</b> & sons' },
    });
    const guest = await register(app.server);
    const { token } = await invite(app.server, host, host.workspace.id, {
      role: 'member',
      email: guest.email,
    });
    const mail = await mailboxes.mailTo(guest.email, /^You are invited/);
    expect(mail.subject).toBe('You are invited to the workspace “<b>Acme</b> & sons”');
    expect(mail.text).toContain(`${host.email} invites you`);
    expect(mail.text).toContain(`${PUBLIC_URL}/accept-invitation#token=${token}`);
    expect(mail.html).toContain('&lt;b&gt;Acme&lt;/b&gt; &amp; sons');
    expect((await accept(app.server, guest, tokenIn(mail))).status).toBe(200);
  });

  it('for nobody in particular is not mailed', async () => {
    const host = await registerConfirmed();
    await invite(app.server, host, host.workspace.id, { role: 'viewer' });
    const email = `${randomUUID()}@example.com`;
    await invite(app.server, host, host.workspace.id, { role: 'viewer', email });
    await mailboxes.mailTo(email, /invited/);
    expect(mailsTo(host.email)).toEqual([]);
  });

  it('is mailed once, however often the request is repeated, and not if it is refused', async () => {
    const host = await registerConfirmed();
    const email = `${randomUUID()}@example.com`;
    const path = `/api/v1/workspaces/${host.workspace.id}/invitations`;
    const options: RequestOptions = {
      token: host.accessToken,
      json: { role: 'viewer', email },
      headers: { 'idempotency-key': randomUUID() },
    };
    const responses = await Promise.all(
      Array.from({ length: 4 }, () => request(app.server, 'POST', path, options)),
    );
    expect(responses.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const marker = `${randomUUID()}@example.com`;
    await invite(app.server, host, host.workspace.id, { role: 'viewer', email: marker });
    await mailboxes.mailTo(marker, /invited/);
    expect(mailsTo(email)).toHaveLength(1);
  });

  it('cannot be used to send advertisements: a hundred an hour', async () => {
    const host = await registerConfirmed();
    const path = `/api/v1/workspaces/${host.workspace.id}/invitations`;
    const send = () =>
      request(app.server, 'POST', path, {
        token: host.accessToken,
        json: { role: 'viewer', email: `${randomUUID()}@example.com` },
      });
    for (let sent = 0; sent < 100; sent += 20) {
      const responses = await Promise.all(Array.from({ length: 20 }, send));
      expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(201));
    }
    expectProblem(await send(), 429, 'too_many_requests');
    // Without mail, there is no such limit.
    await invite(app.server, host, host.workspace.id, { role: 'viewer' });
  });

  it('reaches one address only a few times an hour, whoever sends it', async () => {
    const hosts = [await registerConfirmed(), await registerConfirmed()];
    const email = `${randomUUID()}@example.com`;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const host = hosts[index % 2] as Account;
        return request(app.server, 'POST', `/api/v1/workspaces/${host.workspace.id}/invitations`, {
          token: host.accessToken,
          json: { role: 'viewer', email },
        });
      }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectProblem(answer, 429, 'too_many_requests');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('by someone with an unconfirmed address is created, but not mailed', async () => {
    const pretender = await register(app.server);
    const email = `${randomUUID()}@example.com`;
    const { token } = await invite(app.server, pretender, pretender.workspace.id, { role: 'viewer', email });
    expect(token).toMatch(/^lkinv_/);
    const marker = `${randomUUID()}@example.com`;
    const host = await registerConfirmed();
    await invite(app.server, host, host.workspace.id, { role: 'viewer', email: marker });
    await mailboxes.mailTo(marker, /invited/);
    expect(mailsTo(email)).toEqual([]);
  });
});

describe('a sign-in', () => {
  const signIn = ({ email, password }: Account, address: string, userAgent: string) =>
    request(app.server, 'POST', '/api/v1/auth/login', {
      json: { email, password },
      address,
      headers: { 'user-agent': userAgent },
    });

  it('from an unfamiliar address is reported once', async () => {
    const account = await register(app.server);
    expect((await signIn(account, '127.0.0.1', 'Known')).status).toBe(200);
    const agent = 'Mozilla/5.0 <img src=x>';
    const responses = await Promise.all([
      signIn(account, '203.0.113.8', agent),
      signIn(account, '203.0.113.8', agent),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    const mail = await mailboxes.mailTo(account.email, /^New sign-in/);
    expect(mail.text).toContain('203.0.113.8');
    expect(mail.html).toContain('&lt;img src=x&gt;');
    // One IPv6 network counts as one household.
    await signIn(account, '2001:db8::1', 'Six');
    await signIn(account, '2001:db8::2', 'Six');
    await mailboxes.mailsTo(account.email, 2);
    expect((await signIn(account, '198.51.100.20', 'Last')).status).toBe(200);
    const mails = await mailboxes.mailsTo(account.email, 3);
    expect(mails.map(({ text }) => /From: (\S+)/.exec(text ?? '')?.[1])).toEqual([
      '203.0.113.8',
      '2001:db8::1',
      '198.51.100.20',
    ]);
  });

  it('sends no mail if it fails', async () => {
    const account = await register(app.server);
    expect((await signIn({ ...account, password: 'wrong' }, '203.0.113.9', 'x')).status).toBe(401);
    await signIn(account, '203.0.113.10', 'x');
    await mailboxes.mailsTo(account.email);
    expect(mailsTo(account.email)).toHaveLength(1);
  });
});

it("a refresh token that is used twice is reported to the session's owner", async () => {
  const account = await register(app.server);
  const refresh = (cookie: string) =>
    request(app.server, 'POST', '/api/v1/auth/refresh', { cookie, address: '203.0.113.66' });
  const [session] = await app.database.query<{ id: string }>('SELECT id FROM sessions WHERE user_id = $1', [
    account.user.id,
  ]);
  expect((await refresh(account.cookie)).status).toBe(200);
  await ageSession(app.database, session?.id ?? '', '1 minute');
  const answers = await Promise.all([refresh(account.cookie), refresh(account.cookie)]);
  for (const answer of answers) expectProblem(answer, 401, 'invalid_refresh_token');
  const mail = await mailboxes.mailTo(account.email, /ended for safety$/);
  expect(mail.text).toContain('203.0.113.66');
  expect(mailsTo(account.email)).toHaveLength(1);
});

describe('use of a canary key', () => {
  const use = (key: string, address: string) =>
    request(app.server, 'GET', '/api/v1/me', { apiKey: key, address });
  const letPauseEnd = (of: Account) =>
    app.database.query(
      `UPDATE api_key_alerts SET told_at = told_at - interval '5 minutes' WHERE workspace_id = $1`,
      [of.workspace.id],
    );
  const ofAlert = (email: string) =>
    mailsTo(email).filter(({ subject }) => /^Canary keys? .*used/.test(subject ?? ''));

  it('is mailed to the owners and admins and sent to webhook endpoints, once, with the address', async () => {
    const receiver = await startReceiver();
    const other = await app.startInstance();
    try {
      const [owner, admin, member] = [
        await registerConfirmed(),
        await registerConfirmed(),
        await registerConfirmed(),
      ];
      await join(app.server, owner, admin, 'admin');
      await join(app.server, owner, member, 'member');
      await createEndpoint(app.server, owner, {
        url: receiver.url('canary'),
        events: ['api_key.canary_used'],
      });
      const { id, key } = await createKey(app.server, owner, { name: 'In the backup', canary: true });
      await use(key, '203.0.113.77');
      for (const { email } of [owner, admin]) {
        const mail = await mailboxes.mailTo(email, /^Canary key “In the backup” was used$/);
        expect(mail.text).toContain('203.0.113.77');
        expect(mail.text).toContain(`${PUBLIC_URL}/workspaces/${owner.workspace.id}/api-keys/${id}`);
      }
      const [delivery] = await receiver.got('canary', 1);
      const event = JSON.parse(delivery?.body ?? '');
      expectSchema(event);
      expect(event).toMatchObject({
        type: 'api_key.canary_used',
        data: {
          ...{ id, requests: 1, addresses: ['203.0.113.77'], canary: true },
          owner: { type: 'user', id: owner.user.id },
        },
      });
      await use(key, '203.0.113.78');
      await use(key, '203.0.113.78');
      await Promise.all([runJob(app.database, 'api-key-alert'), runJob(app.database, 'api-key-alert')]);
      await letPauseEnd(owner);
      await Promise.all([runJob(app.database, 'api-key-alert'), runJob(app.database, 'api-key-alert')]);
      await mailboxes.mailsTo(owner.email);
      expect(ofAlert(owner.email)).toHaveLength(1);
      expect(ofAlert(admin.email)).toHaveLength(1);
      expect(ofAlert(member.email)).toEqual([]);
    } finally {
      await other.stop();
      await receiver.stop();
    }
  });

  it('is included in the next email about others used meanwhile', async () => {
    const owner = await registerConfirmed();
    const keys: Json[] = [];
    for (let count = 0; count < 12; count += 1)
      keys.push(await createKey(app.server, owner, { name: `trap ${count}`, canary: true }));
    await use(keys[0].key, '203.0.113.77');
    await mailboxes.mailTo(owner.email, /^Canary key “trap 0” was used$/);
    for (const { key } of keys.slice(1)) await use(key, '203.0.113.77');
    const waiting = () =>
      app.database.query('SELECT FROM api_key_alerts WHERE workspace_id = $1 AND requests > 0', [
        owner.workspace.id,
      ]);
    await eventually('the uses are counted', waiting, { until: ({ length }) => length === 11 });
    await runJob(app.database, 'api-key-alert');
    expect(await waiting()).toHaveLength(11);
    await letPauseEnd(owner);
    await runJob(app.database, 'api-key-alert');
    const mail = await mailboxes.mailTo(owner.email, /^Canary keys were used: 11$/);
    expect(mail.text).toContain('trap 1');
    expect(mail.text).toContain('1 more');
    expect(ofAlert(owner.email)).toHaveLength(2);
  });
});

describe('use of a key from a new address', () => {
  const use = (key: string, address: string) =>
    request(app.server, 'GET', '/api/v1/me', { apiKey: key, address });
  const written = (id: string, address: string) =>
    eventually(
      'the use is counted',
      () =>
        app.database.query('SELECT FROM api_key_addresses WHERE api_key_id = $1 AND address = $2', [
          id,
          address,
        ]),
      { until: ({ length }) => length > 0 },
    );

  it('is mailed to its owner and sent to webhook endpoints, unless the workspace has turned such emails off', async () => {
    const receiver = await startReceiver();
    try {
      const [owner, admin] = [await registerConfirmed(), await registerConfirmed()];
      await join(app.server, owner, admin, 'admin');
      await createEndpoint(app.server, owner, {
        url: receiver.url('address'),
        events: ['api_key.new_address'],
      });
      const { id, key } = await createKey(app.server, owner, { name: 'Backend' });
      await use(key, '192.0.2.7');
      await written(id, '192.0.2.7');
      await use(key, '198.51.100.7');
      const mail = await mailboxes.mailTo(owner.email, /^API key “Backend” was used from a new address$/);
      expect(mail.text).toContain('198.51.100.7');
      const [delivery] = await receiver.got('address', 1);
      const event = JSON.parse(delivery?.body ?? '');
      expectSchema(event);
      expect(event).toMatchObject({
        type: 'api_key.new_address',
        data: { id, requests: 1, addresses: ['198.51.100.7'] },
      });

      await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}`, {
        token: owner.accessToken,
        json: { key_alert_emails: ['canary_used'] },
      });
      await app.database.query(
        `UPDATE api_key_alerts SET told_at = told_at - interval '2 days' WHERE workspace_id = $1`,
        [owner.workspace.id],
      );
      await use(key, '203.0.113.7');
      await receiver.got('address', 2);
      await mailboxes.mailsTo(owner.email);
      expect(mailsTo(owner.email).filter(({ subject }) => subject?.includes('new address'))).toHaveLength(1);
      expect(mailsTo(admin.email).filter(({ subject }) => subject?.includes('new address'))).toEqual([]);
    } finally {
      await receiver.stop();
    }
  });
});

const setPolicy = (account: Account, json: Json) =>
  request(app.server, 'PUT', `/api/v1/workspaces/${account.workspace.id}/key-policy`, {
    token: account.accessToken,
    json,
  });

describe('the end of a key through a policy', () => {
  const look = () => runJob(app.database, 'api-key-policy-ending');
  const told = (email: string) =>
    mailsTo(email).filter(({ subject }) => /^A policy (ends|has ended) /.test(subject ?? ''));

  it('is reported to its owner at once, however short the grace period is, and to webhook endpoints; once', async () => {
    const receiver = await startReceiver();
    try {
      const owner = await registerConfirmed();
      await createEndpoint(app.server, owner, {
        url: receiver.url('ending'),
        events: ['api_key.policy_ending'],
      });
      await createKey(app.server, owner, { name: 'Complies', scopes: ['documents:read'] });
      const { json } = await setPolicy(owner, { require_scopes: true, grace_days: 1 });
      expect(json.keys.map(({ id }: Json) => id)).toEqual([owner.apiKeyId]);
      const mail = await mailboxes.mailTo(owner.email, /^A policy ends API key “First key” on \d{4}-/);
      expect(mail.text).toContain(
        `${PUBLIC_URL}/workspaces/${owner.workspace.id}/api-keys/${owner.apiKeyId}`,
      );
      const [delivery] = await receiver.got('ending', 1);
      const event = JSON.parse(delivery?.body ?? '');
      expectSchema(event);
      expect(event.data).toMatchObject({
        id: owner.apiKeyId,
        owner: { type: 'user', id: owner.user.id },
        ends_at: json.keys[0].ends_at,
      });
      await Promise.all([look(), look()]);
      await mailboxes.mailsTo(owner.email);
      expect(told(owner.email)).toHaveLength(1);
    } finally {
      await receiver.stop();
    }
  });

  it('without grace is reported to its owner as past, and to webhook endpoints; once, apart from keys that end later', async () => {
    const receiver = await startReceiver();
    try {
      const owner = await registerConfirmed();
      const { id } = await createKey(app.server, owner, { name: 'Scoped', scopes: ['api-keys:read'] });
      await createEndpoint(app.server, owner, {
        url: receiver.url('ended'),
        events: ['api_key.policy_ending'],
        api_key_id: id,
      });
      const { json } = await setPolicy(owner, { require_scopes: true, max_lifetime_days: 30 });
      expect(json.keys.map((key: Json) => key.id)).toEqual([id, owner.apiKeyId]);
      const ended = await mailboxes.mailTo(owner.email, /^A policy has ended API key “First key”$/);
      expect(ended.text).toMatch(/“First key”, lk_\w+…: ended \d{4}-/);
      expect(ended.text).toContain(
        `${PUBLIC_URL}/workspaces/${owner.workspace.id}/api-keys/${owner.apiKeyId}`,
      );
      await mailboxes.mailTo(owner.email, /^A policy ends API key “Scoped” on \d{4}-/);
      const events = (await receiver.got('ended', 2)).map(({ body }) => JSON.parse(body));
      for (const event of events) expectSchema(event);
      expect(new Map(events.map(({ data }) => [data.id, data.ends_at]))).toEqual(
        new Map(json.keys.map((key: Json) => [key.id, key.ends_at])),
      );
      await Promise.all([look(), look()]);
      await whenQueueIsEmpty(app.database, 'mail');
      expect(told(owner.email)).toHaveLength(2);
    } finally {
      await receiver.stop();
    }
  });

  it('for lack of use is reported seven days before, and again after a use has postponed it', async () => {
    const owner = await registerConfirmed();
    await setPolicy(owner, { revoke_unused_after_days: 30 });
    const age = (days: number) =>
      changeByHand(
        app.database,
        `UPDATE api_keys SET created_at = created_at - ${days} * interval '24 hours' WHERE workspace_id = '${owner.workspace.id}'`,
      );
    await age(22);
    await look();
    expect(told(owner.email)).toEqual([]);
    await age(2);
    await look();
    await look();
    await mailboxes.mailTo(owner.email, /^A policy ends API key/);
    await mailboxes.mailsTo(owner.email);
    expect(told(owner.email)).toHaveLength(1);
    // Used 25 days ago, and not since.
    await app.database.query(
      `INSERT INTO api_key_last_uses (api_key_id, last_used_at, last_address)
       VALUES ($1, clock_timestamp() - interval '25 days 1 hour', '192.0.2.7')`,
      [owner.apiKeyId],
    );
    await age(30);
    await look();
    await eventually('it is told again', () => Promise.resolve(told(owner.email)), {
      until: ({ length }) => length === 2,
    });
  });

  it('is not reported if the workspace has turned such emails off, or if something else has ended the key before', async () => {
    const owner = await registerConfirmed();
    await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}`, {
      token: owner.accessToken,
      json: { key_alert_emails: [] },
    });
    await setPolicy(owner, { require_scopes: true, grace_days: 30 });
    await look();
    const other = await registerConfirmed();
    await setPolicy(other, { require_scopes: true, grace_days: 30 });
    await mailboxes.mailTo(other.email, /^A policy ends API key/);
    // As if it had not been reported in time.
    const untold = (change: string) =>
      changeByHand(
        app.database,
        `UPDATE api_keys SET ${change} WHERE id = '${other.apiKeyId}';
         UPDATE api_key_policy_endings SET told_at = NULL WHERE api_key_id = '${other.apiKeyId}'`,
      );
    await untold(`expires_at = clock_timestamp()`);
    await look();
    await untold(`expires_at = NULL, revoked_at = clock_timestamp(), revoked_reason = 'revoked_by_user'`);
    await look();
    await whenQueueIsEmpty(app.database, 'mail');
    expect(told(owner.email)).toEqual([]);
    expect(told(other.email)).toHaveLength(1);
  });
});

describe('the expiry of a key', () => {
  const DAY_MS = 24 * 3_600_000;
  const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

  async function expiringKey(account: Account, name: string, days: number): Promise<string> {
    const { id } = await createKey(app.server, account, { name, expires_at: inDays(days) });
    // Created long ago.
    await changeByHand(
      app.database,
      `UPDATE api_keys SET created_at = created_at - interval '1 year' WHERE id = '${id}'`,
    );
    return id;
  }

  it('is reported seven days and one day before, once each, however many servers check', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    const id = await expiringKey(account, 'Backend', 6.5);
    await expiringKey(account, 'Far away', 8);
    await Promise.all([
      runJob(app.database, 'api-key-expiry-notice'),
      runJob(app.database, 'api-key-expiry-notice'),
    ]);
    await runJob(app.database, 'api-key-expiry-notice');
    const [mail] = (await mailboxes.mailsTo(account.email)) as [ReceivedMail];
    expect(mail.subject).toMatch(/^API key “Backend” expires on \d{4}-/);
    expect(mail.text).toContain(`${PUBLIC_URL}/workspaces/${account.workspace.id}/api-keys/${id}`);

    await changeByHand(
      app.database,
      `UPDATE api_keys SET expires_at = clock_timestamp() + interval '20 hours' WHERE id = '${id}'`,
    );
    await runJob(app.database, 'api-key-expiry-notice');
    await runJob(app.database, 'api-key-expiry-notice');
    const marker = await register(app.server);
    await expiringKey(marker, 'Marker', 0.5);
    await runJob(app.database, 'api-key-expiry-notice');
    // Both notices are due: one is enough.
    expect(await mailboxes.mailsTo(marker.email)).toHaveLength(1);
    expect(mailsTo(account.email)).toHaveLength(2);
    await other.stop();
  });

  it('is reported to webhook endpoints as well, once', async () => {
    const receiver = await startReceiver();
    try {
      const account = await register(app.server);
      await createEndpoint(app.server, account, { url: receiver.url('ok'), events: ['api_key.expiring'] });
      const id = await expiringKey(account, 'Backend', 6.5);
      await runJob(app.database, 'api-key-expiry-notice');
      const marker = await expiringKey(account, 'Marker', 0.5);
      await runJob(app.database, 'api-key-expiry-notice');
      const events = (await receiver.got('ok', 2)).map(({ body }) => JSON.parse(body));
      expect(events.map(({ type, data }) => [type, data.id]).toSorted()).toEqual(
        [
          ['api_key.expiring', id],
          ['api_key.expiring', marker],
        ].toSorted(),
      );
      for (const event of events) expectSchema(event);
      expect(events[0].data).toMatchObject({
        workspace_id: account.workspace.id,
        owner: { type: 'user', id: account.user.id },
        created_by: account.user.id,
      });
      await mailboxes.mailsTo(account.email, 2);
    } finally {
      await receiver.stop();
    }
  });

  it('is not reported if it is revoked, has expired, was that short-lived, or its creator has left', async () => {
    const account = await register(app.server);
    const revoked = await expiringKey(account, 'Revoked', 3);
    await request(app.server, 'DELETE', keysPath(account.workspace.id, revoked), {
      token: account.accessToken,
    });
    const expired = await expiringKey(account, 'Expired', 3);
    await changeByHand(
      app.database,
      `UPDATE api_keys SET expires_at = clock_timestamp() WHERE id = '${expired}'`,
    );
    await createKey(app.server, account, { name: 'Short', expires_at: inDays(0.5) });

    const host = await register(app.server);
    const left = await register(app.server);
    const theirs = await expiringKey(left, 'Left', 3);
    await changeByHand(
      app.database,
      `UPDATE api_keys SET workspace_id = '${host.workspace.id}' WHERE id = '${theirs}'`,
    );
    await expiringKey(host, 'Marker', 3);
    await runJob(app.database, 'api-key-expiry-notice');
    await mailboxes.mailsTo(host.email);
    expect([...mailsTo(account.email), ...mailsTo(left.email)]).toEqual([]);
  });
});

describe('a key of a service account', () => {
  it('is reported to the owners of the workspace, not to its creator', async () => {
    const [owner, maker] = [await registerConfirmed(), await registerConfirmed()];
    await join(app.server, owner, maker, 'admin');
    const accounts = `/api/v1/workspaces/${owner.workspace.id}/service-accounts`;
    const { json: account } = await request(app.server, 'POST', accounts, {
      token: owner.accessToken,
      json: { name: 'Exports', role: 'member' },
    });
    const { id, key, created_by } = await createKey(
      app.server,
      owner,
      { name: 'Nightly', service_account_id: account.id },
      maker.accessToken,
    );
    expect(created_by).toBe(maker.user.id);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, owner.apiKeyId), {
      token: owner.accessToken,
    });
    const mailed = async (subject: RegExp) => {
      const { text } = await mailboxes.mailTo(owner.email, subject);
      expect(text?.replaceAll(/\s+/g, ' ')).toContain(
        'for a key of a service account, because you own the workspace',
      );
    };

    const use = (address: string) => request(app.server, 'GET', '/api/v1/me', { apiKey: key, address });
    await use('192.0.2.7');
    await eventually(
      'the use is counted',
      () => app.database.query('SELECT FROM api_key_addresses WHERE api_key_id = $1', [id]),
      { until: ({ length }) => length > 0 },
    );
    await use('198.51.100.7');
    await mailed(/^API key “Nightly” was used from a new address$/);

    expect((await setPolicy(owner, { require_scopes: true, grace_days: 1 })).json.keys_reached).toBe(1);
    await mailed(/^A policy ends API key “Nightly” on /);

    // Created long ago.
    await changeByHand(
      app.database,
      `UPDATE api_keys SET created_at = created_at - interval '1 year' WHERE id = '${id}'`,
    );
    await runJob(app.database, 'api-key-expiry-notice');
    await mailed(/^API key “Nightly” expires on /);

    await whenQueueIsEmpty(app.database, 'mail');
    expect(mailsTo(maker.email).filter(({ subject }) => subject?.includes('Nightly'))).toEqual([]);
  });
});

describe('old data', () => {
  const rowsOf = (table: string, condition: string): Promise<unknown[]> =>
    app.database.query(`SELECT FROM ${table} WHERE ${condition}`);

  it('is removed: ended sessions, links and addresses; live ones stay, and the removal is audited', async () => {
    const account = await register(app.server);
    const owned = `user_id = '${account.user.id}'`;
    await login(app.server, account);
    await login(app.server, account);
    await request(app.server, 'POST', '/api/v1/auth/email/verification', { token: account.accessToken });
    const [idle, revoked, ended] = await app.database.query<{ id: string }>(
      `SELECT id FROM sessions WHERE ${owned} ORDER BY id`,
    );
    // Long idle, long ended, and recently ended.
    await ageSession(app.database, idle?.id ?? '', '61 days');
    await changeByHand(
      app.database,
      `UPDATE sessions SET revoked_at = clock_timestamp() - interval '31 days' WHERE id = '${revoked?.id}';
       UPDATE sessions SET revoked_at = clock_timestamp() - interval '29 days' WHERE id = '${ended?.id}';
       UPDATE email_links SET expires_at = clock_timestamp() - interval '31 days' WHERE ${owned};
       UPDATE familiar_addresses SET signed_in_at = clock_timestamp() - interval '181 days' WHERE ${owned}`,
    );
    const { accessToken } = await login(app.server, account);
    await changeByHand(
      app.database,
      `INSERT INTO familiar_addresses VALUES ('${account.user.id}', '192.0.2.1', clock_timestamp() - interval '181 days')`,
    );
    await runJob(app.database, 'account-retention');
    expect(await rowsOf('sessions', owned)).toHaveLength(2);
    expect(await rowsOf('email_links', owned)).toEqual([]);
    expect(await rowsOf('familiar_addresses', owned)).toHaveLength(1);
    expect((await request(app.server, 'GET', '/api/v1/me', { token: accessToken })).status).toBe(200);
    const audit = await app.database.query(
      `SELECT actor_kind, details FROM audit_events WHERE action = 'session.pruned'`,
    );
    expect(audit).toEqual([{ actor_kind: 'system', details: { sessions: 2, links: 1, cli_logins: 0 } }]);
  });

  it('is removed: events after 30 days, with their deliveries and attempts; pending deliveries stay', async () => {
    const receiver = await startReceiver();
    try {
      const account = await register(app.server);
      const [done, waiting] = [
        await createEndpoint(app.server, account, { url: receiver.url('ok') }),
        await createEndpoint(app.server, account, { url: receiver.url('status/503/retry-after=3600') }),
      ];
      const documents: Json[] = [];
      for (const _ of Array(2)) documents.push(await createDocument(app.server, account));
      await receiver.got('ok', 2);
      await receiver.got('status/503/retry-after=3600', 2);
      const attempted = `SELECT FROM webhook_attempts a JOIN webhook_deliveries d ON d.id = a.delivery_id
        WHERE d.endpoint_id = ANY ($1)`;
      const ids = [done.id, waiting.id];
      await eventually('all are attempted', () => app.database.query(attempted, [ids]), {
        until: (attempts) => attempts.length >= 4,
      });
      const age = (index: number, interval: string) =>
        app.database.query(
          `UPDATE webhook_events SET created_at = now() - $2::interval WHERE payload LIKE '%' || $1 || '%'`,
          [documents[index]?.id, interval],
        );
      await age(0, '29 days 23 hours');
      await age(1, '30 days 1 hour');
      // An event that is pending for one endpoint stays for the other, too.
      await runJob(app.database, 'webhook-retention');
      expect(await listDeliveries(app.server, account, done.id)).toHaveLength(2);
      const path = endpointsPath(account, waiting.id);
      const options = { token: account.accessToken, json: { enabled: false } };
      expect((await request(app.server, 'PATCH', path, options)).status).toBe(200);
      await runJob(app.database, 'webhook-retention');
      for (const { id } of [done, waiting]) {
        const deliveries = await listDeliveries(app.server, account, id);
        expect(deliveries).toHaveLength(1);
        const kept = await readDelivery(app.server, account, id, deliveries[0].id);
        expect(kept.request_body).toContain(documents[0]?.id);
        expect(kept.attempt_history).toHaveLength(1);
      }
      expect(await app.database.query(attempted, [ids])).toHaveLength(2);
    } finally {
      await receiver.stop();
    }
  });

  it('is removed: usage figures that can no longer be requested', async () => {
    const { apiKeyId } = await register(app.server);
    await app.database.query(
      `INSERT INTO api_key_usage_hours SELECT $1, date_trunc('hour', now()) - days * interval '1 day', 'allowed', 1
       FROM unnest(ARRAY[0, 399, 401, 1000]) AS days`,
      [apiKeyId],
    );
    await app.database.query(
      `INSERT INTO api_key_addresses
       SELECT $1, '2001:db8::' || n, now() - CASE WHEN n <= 5 THEN interval '91 days' ELSE n * interval '1 minute' END, 1, 0
       FROM generate_series(1, 1010) AS n`,
      [apiKeyId],
    );
    await runJob(app.database, 'usage-retention');
    expect(await rowsOf('api_key_usage_hours', `api_key_id = '${apiKeyId}'`)).toHaveLength(2);
    // The old ones are gone, and so are those beyond a thousand.
    const ofTheKey = `api_key_id = '${apiKeyId}'`;
    expect(await rowsOf('api_key_addresses', ofTheKey)).toHaveLength(1_000);
    expect(await rowsOf('api_key_addresses', `${ofTheKey} AND address = '2001:db8::1010'`)).toEqual([]);
  });
});

describe('a workspace that requires a second factor', () => {
  it('notifies the members who have none', async () => {
    const owner = await register(app.server);
    await addApp(app.server, owner);
    const [without, protectedMember] = [await register(app.server), await register(app.server)];
    for (const account of [without, protectedMember]) await join(app.server, owner, account, 'member');
    await addApp(app.server, protectedMember);
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    const options = { token: owner.accessToken, json: { require_second_factor: true } };
    expect((await request(app.server, 'PATCH', path, options)).status).toBe(200);
    const SUBJECT = /now requires a second factor$/;
    const mail = await mailboxes.mailTo(without.email, SUBJECT);
    expect(mail.text).toContain(`Required by: ${owner.email}`);
    expect(mail.text).toContain('/settings');
    for (const { email } of [owner, protectedMember])
      expect(mailsTo(email).filter(({ subject }) => SUBJECT.test(subject ?? ''))).toEqual([]);
  });
});

describe('a deleted workspace', () => {
  const SUBJECT = /^The workspace “Acme” was deleted$/;

  async function teamOf(): Promise<{ owner: Account; others: Account[] }> {
    const owner = await register(app.server);
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    await request(app.server, 'PATCH', path, { token: owner.accessToken, json: { name: 'Acme' } });
    const others = [await register(app.server), await register(app.server)];
    for (const [index, account] of others.entries())
      await join(app.server, owner, account, index === 0 ? 'owner' : 'viewer');
    return { owner, others };
  }

  const remove = ({ workspace }: Account, credential: RequestOptions) =>
    request(app.server, 'DELETE', `/api/v1/workspaces/${workspace.id}`, credential);

  it('is reported to each member except the one who deleted it, naming that person', async () => {
    const { owner, others } = await teamOf();
    expect((await remove(owner, { token: owner.accessToken })).status).toBe(204);
    for (const { email } of others) {
      const mail = await mailboxes.mailTo(email, SUBJECT);
      expect(mail.envelopeTo).toEqual([email]);
      expect(mail.text).toContain(`Deleted by: ${owner.email}`);
    }
    expect(mailsTo(owner.email)).toEqual([]);
  });

  it('is also reported to the owner of the key that deleted it', async () => {
    const { owner, others } = await teamOf();
    expect((await remove(owner, { apiKey: owner.apiKey })).status).toBe(204);
    for (const { email } of [owner, ...others]) {
      const mail = await mailboxes.mailTo(email, SUBJECT);
      expect(mail.text).toContain(`Deleted with an API key of: ${owner.email}`);
    }
  });

  it('is reported to nobody if the deletion is refused', async () => {
    const { owner, others } = await teamOf();
    const [, viewer] = others as [Account, Account];
    expect((await remove(owner, { token: viewer.accessToken })).status).toBe(403);
    expect((await remove(owner, { token: owner.accessToken })).status).toBe(204);
    for (const { email } of others) expect(await mailboxes.mailsTo(email)).toHaveLength(1);
    // The last one is gone already.
    expect((await remove(owner, { token: owner.accessToken })).status).toBe(404);
    expect(mailsTo(owner.email)).toEqual([]);
  });
});
