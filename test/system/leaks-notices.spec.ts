import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, whoAmI } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { type KeyServer, newSigningKey, reportAsGithub, startKeyServer } from '../support/github.js';
import { whenQueueIsEmpty } from '../support/jobs.js';
import { type ReceivedMail, startMailboxes } from '../support/smtp.js';
import { join, registerMember } from '../support/workspaces.js';
import { createEndpoint } from '../support/webhooks/endpoints.js';
import { expectSchema } from '../support/webhooks/event-schema.js';
import { type Receiver, startReceiver } from '../support/webhooks/receiver.js';

/** Everyone affected by a leaked key is notified, once. */

const PUBLIC_URL = 'https://keys.acme.dev';
const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const github = newSigningKey();
let keyServer: KeyServer;
const env: Record<string, string> = {
  SMTP_URL: mailboxes.url,
  MAIL_FROM: 'no-reply@acme.dev',
  PUBLIC_URL,
  WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
};
beforeAll(async () => {
  keyServer = await startKeyServer([github]);
  env['GITHUB_SECRET_SCANNING_KEYS_URL'] = keyServer.url;
});
afterAll(() => keyServer.close());

const app = useOwnServer({ env, expectedErrors: [/broken_for_the_test/] });

const LEAKED = /has leaked/;
const FOUND_AT = 'https://github.com/octocat/Hello-World/blob/main/.env';

const reportFromGithub = (...tokens: string[]) =>
  reportAsGithub(
    app.server,
    github,
    tokens.map((token) => ({ token, type: 'a_key', url: FOUND_AT, source: 'commit' })),
  );

const setPolicy = (account: Account, leak_policy: string) =>
  request(app.server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}`, {
    token: account.accessToken,
    json: { leak_policy },
  });

const readKey = async (account: Account, id = account.apiKeyId): Promise<Json> =>
  (
    await request(app.server, 'GET', `/api/v1/workspaces/${account.workspace.id}/api-keys/${id}`, {
      token: account.accessToken,
    })
  ).json;

const leakMailsTo = ({ email }: Account): ReceivedMail[] =>
  mailboxes.received.filter(
    ({ envelopeTo, subject }) => envelopeTo.includes(email) && LEAKED.test(subject ?? ''),
  );

const whenAllIsSent = (): Promise<void> => whenQueueIsEmpty(app.database, 'mail');

describe('the mail about a leaked key', () => {
  it('says which key, where it was seen, and what to do, with one link; but nothing of the key itself', async () => {
    const account = await register(app.server);
    await reportFromGithub(account.apiKey);
    const mail = await mailboxes.mailTo(account.email, LEAKED);
    const { key_prefix, name } = await readKey(account);
    expect(mail.subject).toBe(`API key “${name}” has leaked`);
    const link = `${PUBLIC_URL}/workspaces/${account.workspace.id}/api-keys/${account.apiKeyId}`;
    for (const text of [
      key_prefix,
      account.workspace.name,
      FOUND_AT,
      'GitHub secret scanning',
      'Rotate the key',
      'Anyone who saw it can use it until you rotate or revoke it.',
      link,
    ]) {
      expect(mail.text).toContain(text);
    }
    expect(mail.html?.match(/href="/g)).toHaveLength(1);
    expect(mail.html).toContain(`href="${link}"`);
    expect(mail.raw + mail.text + mail.html).not.toContain(account.apiKey.slice(key_prefix.length));
  });

  it('goes to the owners and the creator, once each, and to nobody else', async () => {
    const owner = await register(app.server);
    const [secondOwner, admin, creator, bystander] = [
      await registerMember(app.server, app.database, owner, 'owner'),
      await registerMember(app.server, app.database, owner, 'admin'),
      await registerMember(app.server, app.database, owner, 'member'),
      await registerMember(app.server, app.database, owner, 'member'),
    ];
    // Reported in both ways at once, and then again.
    await Promise.all([
      ...Array.from({ length: 10 }, () => reportFromGithub(creator.apiKey, creator.apiKey)),
      ...Array.from({ length: 10 }, () =>
        request(app.server, 'POST', '/api/v1/credentials/report', {
          json: { credentials: [creator.apiKey] },
        }),
      ),
    ]);
    await reportFromGithub(creator.apiKey);
    for (const { email } of [owner, secondOwner, creator]) await mailboxes.mailTo(email, LEAKED);
    await whenAllIsSent();
    const counts = [owner, secondOwner, creator, admin, bystander].map(
      (account) => leakMailsTo(account).length,
    );
    expect(counts).toEqual([1, 1, 1, 0, 0]);
  });

  it('is sent once to an owner who created the key', async () => {
    const owner = await register(app.server);
    await reportFromGithub(owner.apiKey);
    await mailboxes.mailTo(owner.email, LEAKED);
    await whenAllIsSent();
    expect(leakMailsTo(owner)).toHaveLength(1);
  });

  it('is not sent to a creator who has left', async () => {
    const owner = await register(app.server);
    const former = await register(app.server);
    await join(app.server, owner, former, 'member');
    const key = await request(app.server, 'POST', `/api/v1/workspaces/${owner.workspace.id}/api-keys`, {
      token: former.accessToken,
      json: { name: 'Left behind' },
    });
    const path = `/api/v1/workspaces/${owner.workspace.id}/members/${former.user.id}`;
    expect((await request(app.server, 'DELETE', path, { token: owner.accessToken })).status).toBe(200);
    await reportFromGithub(key.json.key);
    await mailboxes.mailTo(owner.email, LEAKED);
    await whenAllIsSent();
    expect(leakMailsTo(former)).toEqual([]);
  });

  it('says that the key was revoked, if it was', async () => {
    const account = await register(app.server);
    await setPolicy(account, 'revoke');
    await reportFromGithub(account.apiKey);
    expect((await whoAmI(app.server, { apiKey: account.apiKey })).status).toBe(401);
    const mail = await mailboxes.mailTo(account.email, LEAKED);
    expect(mail.subject).toMatch(/ has leaked and was revoked$/);
    expect(mail.text).toContain('no one can use it any more');
  });

  it('does not raise an alarm about a key that had already ended', async () => {
    const account = await register(app.server);
    await setPolicy(account, 'revoke');
    const { id, key } = await createKey(app.server, account);
    await request(app.server, 'DELETE', `/api/v1/workspaces/${account.workspace.id}/api-keys/${id}`, {
      token: account.accessToken,
    });
    await reportFromGithub(key);
    const mail = await mailboxes.mailTo(account.email, LEAKED);
    expect(mail.text).toContain('It had already been revoked or had expired, so no one can use it.');
    expect(mail.text).not.toContain('Rotate');
  });

  it('passes on no URL from a finder, which may be an advertisement', async () => {
    const account = await register(app.server);
    const url = 'https://casino.example/win';
    const json = { credentials: [account.apiKey], url };
    expect((await request(app.server, 'POST', '/api/v1/credentials/report', { json })).status).toBe(202);
    const mail = await mailboxes.mailTo(account.email, LEAKED);
    expect(mail.text).toContain('by someone who found it');
    expect(mail.raw + mail.text + mail.html).not.toContain('casino');
  });

  it('is written along with the change, or not at all', async () => {
    const account = await register(app.server);
    await app.database.query(
      `ALTER TABLE audit_events ADD CONSTRAINT broken_for_the_test CHECK (action <> 'api_key.revoked') NOT VALID`,
    );
    await setPolicy(account, 'revoke');
    expect((await reportFromGithub(account.apiKey)).status).toBe(500);
    await app.database.query('ALTER TABLE audit_events DROP CONSTRAINT broken_for_the_test');
    await whenAllIsSent();
    expect(leakMailsTo(account)).toEqual([]);
    expect(await readKey(account)).toMatchObject({ leaked_at: null, status: 'active' });
    // GitHub sends it again.
    expect((await reportFromGithub(account.apiKey)).json).toMatchObject([{ label: 'true_positive' }]);
    await mailboxes.mailTo(account.email, LEAKED);
  });
});

describe('the event', () => {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
  });
  afterAll(() => receiver.stop());

  const EVENTS = ['api_key.leaked', 'api_key.revoked', 'api_key.created'];

  /** Sends a final event, which arrives after everything sent before it. */
  async function eventsAt(behaviour: string, account: Account): Promise<Json[]> {
    const last = await createKey(app.server, account, { name: 'The last' });
    const events = () =>
      receiver.requests.filter(({ path }) => path === `/${behaviour}`).map(({ body }) => JSON.parse(body));
    await eventually('the last event arrives', events, {
      until: (arrived) => arrived.some(({ data }) => data.id === last.id),
    });
    await whenQueueIsEmpty(app.database, 'webhook-deliveries');
    return events().filter(({ data }) => data.id !== last.id);
  }

  it('about a key reported by 20 at once is sent once, signed, and contains nothing of the key', async () => {
    const account = await register(app.server);
    const key = await createKey(app.server, account);
    const behaviour = 'ok?leaked';
    await createEndpoint(app.server, account, { url: receiver.url(behaviour), events: EVENTS });
    await receiver.learn(account.webhookSigningSecret);
    await Promise.all(Array.from({ length: 20 }, () => reportFromGithub(key.key)));
    const events = await eventsAt(behaviour, account);
    for (const event of events) expectSchema(event);
    const { leaked_at } = await readKey(account, key.id);
    expect(events).toEqual([
      {
        type: 'api_key.leaked',
        timestamp: expect.stringMatching(/Z$/),
        data: {
          id: key.id,
          workspace_id: account.workspace.id,
          name: key.name,
          key_prefix: key.key_prefix,
          scopes: null,
          expires_at: null,
          owner: { type: 'user', id: account.user.id, name: account.user.name },
          created_by: account.user.id,
          created_by_key: null,
          canary: false,
          metadata: {},
          leaked_at,
          source: 'github',
          url: FOUND_AT,
          revoked: false,
        },
      },
    ]);
    const [delivery] = await receiver.got(behaviour, 1);
    expect(delivery?.verifiedBy).toHaveLength(1);
    expect(delivery?.body).not.toContain(key.key.slice(key.key_prefix.length));
  });

  it('says that the key was revoked, which is also an event', async () => {
    const account = await register(app.server);
    const key = await createKey(app.server, account);
    await setPolicy(account, 'revoke');
    const behaviour = 'ok?revoked';
    await createEndpoint(app.server, account, { url: receiver.url(behaviour), events: EVENTS });
    await reportFromGithub(key.key);
    await reportFromGithub(key.key);
    const events = await eventsAt(behaviour, account);
    expect(events.map(({ type }) => type).toSorted()).toEqual(['api_key.leaked', 'api_key.revoked']);
    expect(events.find(({ type }) => type === 'api_key.leaked')?.data).toMatchObject({ revoked: true });
  });
});
