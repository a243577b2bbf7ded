import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, login, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { whenQueueIsEmpty } from '../support/jobs.js';
import { startMailboxes, tokenIn } from '../support/smtp.js';
import { awkwardValues } from '../support/workspaces.js';
import { countStatements, NOT_IN_BACKGROUND } from '../support/statements.js';

const FORGOT = '/api/v1/auth/password/forgot';
const RESET = '/api/v1/auth/password/reset';
const NEW_PASSWORD = 'an entirely new passphrase';
const SUBJECT = /^Reset your password$/;

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const app = useOwnServer({
  env: {
    SMTP_URL: mailboxes.url,
    MAIL_FROM: 'Acme <no-reply@acme.dev>',
    PUBLIC_URL: 'https://keys.acme.dev',
    PASSWORD_RESETS_PER_ADDRESS_PER_HOUR: '30',
    SIGN_IN_FAILURES_PER_ADDRESS: '100000',
  },
});

let lastAddress = 0;
/** Each request comes from a different address, so only the test of the limit reaches it. */
const somewhere = (): string => `198.51.100.${(lastAddress += 1) % 250}`;

const forgot = (email: unknown, address = somewhere()): Promise<Response> =>
  request(app.server, 'POST', FORGOT, { json: { email }, address });

const reset = (token: unknown, new_password: unknown = NEW_PASSWORD): Promise<Response> =>
  request(app.server, 'POST', RESET, { json: { token, new_password } });

async function askForToken(account: { email: string }): Promise<string> {
  expect((await forgot(account.email)).status).toBe(202);
  return tokenIn(await mailboxes.mailTo(account.email, SUBJECT));
}

const signIn = ({ email }: Account, password: string): Promise<Response> =>
  request(app.server, 'POST', '/api/v1/auth/login', { json: { email, password } });

describe('a forgotten password', () => {
  it('is replaced through an emailed link, from PUBLIC_URL, with the token in the fragment', async () => {
    const account = await register(app.server);
    const response = await request(app.server, 'POST', FORGOT, {
      json: { email: account.email.toUpperCase() },
      headers: { 'x-forwarded-host': 'evil.example', host: 'evil.example' },
      address: '203.0.113.77',
    });
    expect({ status: response.status, text: response.text }).toEqual({ status: 202, text: '' });
    const mail = await mailboxes.mailTo(account.email, SUBJECT);
    expect(mail.envelopeTo).toEqual([account.email]);
    expect(mail.from).toEqual({ name: 'Acme', address: 'no-reply@acme.dev' });
    expect(mail.text).toContain(`https://keys.acme.dev/reset-password#token=${tokenIn(mail)}`);
    expect(mail.text).toContain('203.0.113.77');
    expect(mail.raw).not.toContain('evil.example');

    expect((await reset(tokenIn(mail))).status).toBe(204);
    expect((await signIn(account, NEW_PASSWORD)).status).toBe(200);
    expectProblem(await signIn(account, account.password), 401, 'sign_in_failed');
    // The owner is notified, in case it was someone else.
    await mailboxes.mailTo(account.email, /^Your password was changed$/);
  });

  it('is not replaced while the account is suspended, and the link works once it is restored', async () => {
    const account = await register(app.server);
    const token = await askForToken(account);
    const suspend = (at: string, reason: string) =>
      changeByHand(
        app.database,
        `UPDATE users SET suspended_at = ${at}, suspended_reason = ${reason} WHERE id = '${account.user.id}'`,
      );
    await suspend('clock_timestamp()', `'Abuse.'`);
    expect(expectProblem(await reset(token), 403, 'account_suspended').reason).toBe('Abuse.');
    await suspend('NULL', 'NULL');
    expect((await signIn(account, account.password)).status).toBe(200);
    expect((await reset(token)).status).toBe(204);
  });

  it('ends all sessions, on every instance, once answered; keys of a proved address keep working', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    const proved = `UPDATE users SET email_verified_at = clock_timestamp() WHERE id = '${account.user.id}'`;
    await changeByHand(app.database, proved);
    const second = await login(other, account);
    const me = (server: { url: string }, token: string) => request(server, 'GET', '/api/v1/me', { token });
    expect((await me(other, account.accessToken)).status).toBe(200);
    expect((await me(other, second.accessToken)).status).toBe(200);

    expect((await reset(await askForToken(account))).status).toBe(204);
    for (const server of [app.server, other]) {
      for (const token of [account.accessToken, second.accessToken]) {
        expectProblem(await me(server, token), 401, 'invalid_credentials');
      }
      const refreshed = await request(server, 'POST', '/api/v1/auth/refresh', { cookie: account.cookie });
      expectProblem(refreshed, 401, 'invalid_refresh_token');
      expect((await request(server, 'GET', '/api/v1/me', { apiKey: account.apiKey })).status).toBe(200);
    }
    await other.stop();
  });

  it('is audited: the requester is unknown, and the person who resets is recorded', async () => {
    const account = await register(app.server);
    const token = await askForToken(account);
    await reset(token);
    const rows = await app.database.query(
      `SELECT action, actor_kind, actor_user_id, address, request_id IS NOT NULL AS has_request FROM audit_events
       WHERE target_id = $1 AND action LIKE 'account.password%' ORDER BY id`,
      [account.user.id],
    );
    expect(rows).toEqual([
      {
        action: 'account.password_reset_requested',
        actor_kind: 'anonymous',
        actor_user_id: null,
        address: expect.stringMatching(/^198\.51\.100\./),
        has_request: true,
      },
      {
        action: 'account.password_reset',
        actor_kind: 'user',
        actor_user_id: account.user.id,
        address: '127.0.0.1',
        has_request: true,
      },
    ]);
  });
});

describe('a link', () => {
  it('works once', async () => {
    const account = await register(app.server);
    const token = await askForToken(account);
    expect((await reset(token)).status).toBe(204);
    expectProblem(await reset(token, 'yet another passphrase'), 400, 'link_not_valid');
    expect((await signIn(account, NEW_PASSWORD)).status).toBe(200);
  });

  it('works for one of many concurrent uses', async () => {
    const account = await register(app.server);
    const token = await askForToken(account);
    const passwords = Array.from({ length: 8 }, (_, index) => `passphrase number ${index}`);
    const responses = await Promise.all(passwords.map((password) => reset(token, password)));
    expect(responses.map(({ status }) => status).toSorted()).toEqual([204, ...Array(7).fill(400)]);
    const winner = passwords[responses.findIndex(({ status }) => status === 204)] as string;
    expect((await signIn(account, winner)).status).toBe(200);
    for (const response of responses.filter(({ status }) => status !== 204)) {
      expectProblem(response, 400, 'link_not_valid');
    }
  });

  it('of two used at once, only one works and voids the other', async () => {
    const account = await register(app.server);
    await forgot(account.email);
    await forgot(account.email);
    const tokens = (await mailboxes.mailsTo(account.email, 2)).map(tokenIn);
    expect(new Set(tokens).size).toBe(2);
    const responses = await Promise.all(tokens.map((token) => reset(token)));
    expect(responses.map(({ status }) => status).toSorted()).toEqual([204, 400]);
  });

  it('works for 30 minutes', async () => {
    const account = await register(app.server);
    const token = await askForToken(account);
    const [row] = await app.database.query<{ minutes: number }>(
      `SELECT extract(epoch FROM expires_at - created_at)::int / 60 AS minutes FROM email_links WHERE user_id = $1`,
      [account.user.id],
    );
    expect(row?.minutes).toBe(30);
    await changeByHand(
      app.database,
      `UPDATE email_links SET expires_at = clock_timestamp() WHERE user_id = '${account.user.id}'`,
    );
    expectProblem(await reset(token), 400, 'link_not_valid');
    expect((await signIn(account, account.password)).status).toBe(200);
  });

  it('is voided by a change of the password or of the address, and those of other people are not', async () => {
    const other = await register(app.server);
    const ofOther = await askForToken(other);
    const account = await register(app.server);
    const token = await askForToken(account);
    await request(app.server, 'PUT', '/api/v1/auth/password', {
      token: account.accessToken,
      json: { current_password: account.password, new_password: 'changed by its owner' },
    });
    expectProblem(await reset(token), 400, 'link_not_valid');

    const moved = await register(app.server);
    const old = await askForToken(moved);
    await changeByHand(
      app.database,
      `UPDATE users SET email = '${randomUUID()}@example.com' WHERE id = '${moved.user.id}'`,
    );
    expectProblem(await reset(old), 400, 'link_not_valid');
    expect((await reset(ofOther)).status).toBe(204);
  });

  it('is not spent on a refused password', async () => {
    const account = await register(app.server);
    const token = await askForToken(account);
    for (const password of ['short', 'password1', account.email, 'x'.repeat(1_001), 'NUL \0 inside']) {
      const { errors } = expectProblem(await reset(token, password), 400, 'validation_failed');
      expect(errors).toEqual([{ field: 'new_password', message: expect.any(String) }]);
    }
    expect((await reset(token)).status).toBe(204);
  });

  it('is stored as a digest, and is in no log and no queue', async () => {
    const account = await register(app.server);
    const queued = (): Promise<{ data: { sealed: string } }[]> =>
      app.database.query(`SELECT data FROM pgboss.job WHERE name = 'mail'`);
    // First, everything left by other tests is sent.
    await whenQueueIsEmpty(app.database, 'mail');
    await mailboxes.goAway();
    let waiting: { data: { sealed: string } }[] = [];
    try {
      await forgot(account.email);
      waiting = await eventually('the mail is queued', queued, {
        until: ({ length }) => length > 0,
        intervalMs: 1,
      });
    } finally {
      await mailboxes.comeBack();
    }
    const sealed = expect.stringMatching(/^v1\.\w{8}\.[\w-]+$/);
    expect(waiting.map(({ data }) => data)).toEqual([
      { id: expect.any(String), writtenAt: expect.any(String), sealed },
    ]);
    const token = tokenIn(await mailboxes.mailTo(account.email, SUBJECT));
    const rows = await app.database.query('SELECT email_links::text AS text FROM email_links');
    for (const text of [JSON.stringify(waiting), JSON.stringify(rows), app.server.log.join('\n')]) {
      expect(text).not.toContain(token.slice(-43));
    }
    expect((await reset(token)).status).toBe(204);
  });

  it('is not accepted as another credential, nor is another credential accepted as a link', async () => {
    const account = await register(app.server);
    const token = await askForToken(account);
    expectProblem(await request(app.server, 'GET', '/api/v1/me', { token }), 401, 'invalid_credentials');
    const verified = await request(app.server, 'POST', '/api/v1/auth/email/verify', { json: { token } });
    expectProblem(verified, 400, 'link_not_valid');
    for (const other of [account.accessToken.slice(0, 200), account.apiKey, `lkreset_${'x'.repeat(43)}`]) {
      expectProblem(await reset(other), 400, 'link_not_valid');
    }
  });
});

describe('abuse', () => {
  it('is limited by address, without revealing a limit per account', async () => {
    const address = '203.0.113.9';
    const statuses: number[] = [];
    for (let sent = 0; sent < 31; sent += 1) {
      const response = await forgot(`${randomUUID()}@example.com`, address);
      statuses.push(response.status);
      if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([...Array(30).fill(202), 429]);

    const account = await register(app.server);
    for (let sent = 0; sent < 9; sent += 1) expect((await forgot(account.email)).status).toBe(202);
    // A stranger's request comes after theirs: once it has been processed, so have theirs.
    const marker = await register(app.server);
    await forgot(marker.email);
    const links = await mailboxes.mailsTo(marker.email).then(() => mailboxes.mailsTo(account.email, 5));
    expect(links).toHaveLength(5);
    const [row] = await app.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM email_links WHERE user_id = $1',
      [account.user.id],
    );
    expect(row?.count).toBe(5);
    // The owner is not locked out: each of the five links still works.
    expect((await reset(tokenIn(links[0] as never))).status).toBe(204);
  });

  it.each(awkwardValues.map((value) => [JSON.stringify(value).slice(0, 40), value]))(
    'a body with %s in place of text is refused',
    async (_text, value) => {
      expectProblem(await forgot(value), 400, 'validation_failed');
      expect((await reset(value)).status).toBe(400);
      expect((await reset('lkreset_x', value)).status).toBe(400);
    },
  );

  it.each([
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example, c@d.example',
    '"a" <a@b.example>',
    'a@b.example\0',
    `${'a'.repeat(250)}@b.example`,
  ])('an address such as %j is invalid', async (email) => {
    expectProblem(await forgot(email), 400, 'validation_failed');
  });

  it('accepts no unknown fields', async () => {
    const json = { email: 'a@b.example', redirect_url: 'https://evil.example' };
    expectProblem(await request(app.server, 'POST', FORGOT, { json }), 400, 'validation_failed');
  });
});

describe('nobody learns who has an account', () => {
  it('from the response, nor from what the server does before it', async () => {
    const account = await register(app.server);
    const [known, unknown] = [await forgot(account.email), await forgot(`${randomUUID()}@example.com`)];
    const visible = ({ status, headers, text }: Response) => ({
      status,
      text,
      headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
    });
    expect(visible(known)).toEqual(visible(unknown));
  });

  it('from the timing: the request does the same for any address, and does not look up accounts', async () => {
    const account = await register(app.server);
    await app.server.stop();
    // Without a worker, only what the request itself does happens.
    const quiet = await app.startInstance({ env: { WORKERS: 'off' } });
    const statementsFor = async (email: string): Promise<{ query: string; calls: number }[]> => {
      const mark = somewhere();
      await countStatements(app.database);
      const response = await request(quiet, 'POST', FORGOT, { json: { email }, address: mark });
      expect(response.status).toBe(202);
      // A connection plans the check of a foreign key once; its constant is a parameter in the count of that time alone.
      return app.database.query<{ query: string; calls: number }>(
        `SELECT regexp_replace(query, '^SELECT [$]\\d+ FROM ONLY', 'SELECT 1 FROM ONLY') AS query, calls::int FROM pg_stat_statements
         WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND userid <> (SELECT usesysid FROM pg_user WHERE usename = current_user)
           AND query NOT LIKE '%authority_%' AND ${NOT_IN_BACKGROUND} ORDER BY query`,
      );
    };
    await statementsFor(account.email);
    const ofKnown = await statementsFor(account.email);
    expect(await statementsFor(`${randomUUID()}@example.com`)).toEqual(ofKnown);
    expect(ofKnown.filter(({ query }) => query.includes('pgboss'))).not.toEqual([]);
    expect(ofKnown.filter(({ query }) => /users|email_links/.test(query))).toEqual([]);
  });
});
