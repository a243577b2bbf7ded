import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createVerifier } from '@latchkey/verifier';
import { useOwnServer, useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, login, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { operations } from '../support/openapi.js';
import { type ReceivedMail, startMailboxes, tokenIn } from '../support/smtp.js';
import { registerService } from '../support/verifiers.js';
import { accept, awkwardValues, changeUnusedKey, invite } from '../support/workspaces.js';
import { createEndpoint, listDeliveries, readDelivery } from '../support/webhooks/endpoints.js';
import { expectSchema } from '../support/webhooks/event-schema.js';

const EMAIL = '/api/v1/auth/email';
const CONFIRM = /^Confirm your email address$/;
const CONFIRM_NEW = /^Confirm your new email address$/;

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const env = {
  SMTP_URL: mailboxes.url,
  MAIL_FROM: 'no-reply@acme.dev',
  SIGN_IN_FAILURES_PER_ADDRESS: '100000',
};
const newAddress = (): string => `${randomUUID()}@example.com`;

const verify = (server: { url: string }, token: unknown): Promise<Response> =>
  request(server, 'POST', `${EMAIL}/verify`, { json: { token } });

const resend = (server: { url: string }, { accessToken }: Account): Promise<Response> =>
  request(server, 'POST', `${EMAIL}/verification`, { token: accessToken });

const me = (server: { url: string }, { accessToken }: Account): Promise<Response> =>
  request(server, 'GET', '/api/v1/me', { token: accessToken });

const hasMailTo = (address: string): ReceivedMail[] =>
  mailboxes.received.filter(({ envelopeTo }) => envelopeTo.includes(address));

describe('with required confirmation, an account', () => {
  const app = useOwnServer({
    env: { ...env, EMAIL_VERIFICATION: 'required', WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32' },
  });

  it('gets a link when it is created, and is unlocked once the link is followed, on every instance', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    expect(account.user.email_verified).toBe(false);
    const mail = await mailboxes.mailTo(account.email, CONFIRM);
    expect(mail.text).toContain(`${app.server.url}/verify-email#token=`);
    for (const credential of [{ token: account.accessToken }, { apiKey: account.apiKey }]) {
      const refused = await request(other, 'GET', '/api/v1/documents', credential);
      expectProblem(refused, 403, 'email_not_verified');
    }

    expect((await verify(app.server, tokenIn(mail))).status).toBe(204);
    for (const server of [app.server, other]) {
      for (const credential of [{ token: account.accessToken }, { apiKey: account.apiKey }]) {
        expect((await request(server, 'GET', '/api/v1/documents', credential)).status).toBe(200);
      }
      expect((await me(server, account)).json.user.email_verified).toBe(true);
    }
    await other.stop();
  });

  it('is told the limits of its key with the refusal, by the server and by a verifier', async () => {
    const limited = await app.startInstance({ env: { API_KEY_REQUEST_LIMITS: '1000/day' } });
    const { apiKey } = await register(limited);
    const answer = await request(limited, 'GET', '/api/v1/documents', { apiKey });
    expectProblem(answer, 403, 'email_not_verified');
    const service = await registerService(limited, app.database);
    const verifier = createVerifier({
      baseUrl: limited.url,
      secret: service.secret,
      audience: service.name,
    });
    try {
      const verdict = await verifier.verify({ 'x-api-key': apiKey });
      expect(verdict).toMatchObject({ ok: false, problem: { code: 'email_not_verified' } });
      for (const headers of [answer.headers, new Headers(verdict.headers)]) {
        expect(headers.get('ratelimit')).toBe('"api-key-day";r=1000');
        expect(headers.get('ratelimit-policy')).toBe('"api-key-day";q=1000;w=86400');
      }
    } finally {
      await verifier.close();
      await limited.stop();
    }
  });

  it('can do nothing before but manage itself, with either scheme', async () => {
    const account = await register(app.server);
    const open = operations.filter(
      ({ access }) => access.access === 'authenticated' && access.unverified === true,
    );
    expect(open.map(({ name }) => name).toSorted()).toEqual([
      'DELETE /api/v1/auth/factor-reset',
      'DELETE /api/v1/auth/factors/{factorId}',
      'DELETE /api/v1/auth/identities/{identityId}',
      'DELETE /api/v1/auth/sessions',
      'DELETE /api/v1/auth/sessions/{sessionId}',
      'DELETE /api/v1/me',
      'GET /api/v1/auth/factor-reset',
      'GET /api/v1/auth/factors',
      'GET /api/v1/auth/factors/recovery-codes',
      'GET /api/v1/auth/identities',
      'GET /api/v1/auth/security-events',
      'GET /api/v1/auth/sessions',
      'GET /api/v1/me',
      'PATCH /api/v1/auth/factors/{factorId}',
      'PATCH /api/v1/me',
      'POST /api/v1/auth/cli-login/authorize',
      'POST /api/v1/auth/device-login/approve',
      'POST /api/v1/auth/device-login/deny',
      'POST /api/v1/auth/device-login/find',
      'POST /api/v1/auth/email/verification',
      'POST /api/v1/auth/factors/passkeys',
      'POST /api/v1/auth/factors/passkeys/options',
      'POST /api/v1/auth/factors/recovery-codes',
      'POST /api/v1/auth/factors/totp',
      'POST /api/v1/auth/factors/{factorId}/confirm',
      'POST /api/v1/auth/sso/{provider}/link',
      'POST /api/v1/auth/step-up',
      'POST /api/v1/auth/step-up/options',
      'PUT /api/v1/auth/email',
      'PUT /api/v1/auth/password',
    ]);
    const closed = operations.filter(
      ({ access }) => access.access === 'authenticated' && access.unverified !== true,
    );
    expect(closed.length).toBeGreaterThan(20);
    for (const { method, path, access } of closed) {
      const address = path
        .replace('{workspaceId}', account.workspace.id)
        .replaceAll(/\{\w+\}/g, account.apiKeyId);
      const forKeys = access.access === 'authenticated' && access.kinds === 'any';
      for (const credential of [
        { token: account.accessToken },
        ...(forKeys ? [{ apiKey: account.apiKey }] : []),
      ]) {
        const response = await request(app.server, method, address, credential);
        expect([method, path, response.status, response.json?.code]).toEqual([
          method,
          path,
          403,
          'email_not_verified',
        ]);
      }
    }
  });

  it('cannot accept an invitation for an address that it only claims to have', async () => {
    const host = await register(app.server);
    await verify(app.server, tokenIn(await mailboxes.mailTo(host.email, CONFIRM)));
    const claimed = newAddress();
    const { token } = await invite(app.server, host, host.workspace.id, { role: 'admin', email: claimed });
    const impostor = await register(app.server, { email: claimed });
    expectProblem(await accept(app.server, impostor, token), 403, 'email_not_verified');
  });

  it('gets the link again on request, five times an hour', async () => {
    const account = await register(app.server);
    for (let sent = 0; sent < 5; sent += 1) expect((await resend(app.server, account)).status).toBe(202);
    const refused = await resend(app.server, account);
    expectProblem(refused, 429, 'too_many_requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const mails = await mailboxes.mailsTo(account.email, 6);
    // Any of them will do, because mails overtake each other.
    expect((await verify(app.server, tokenIn(mails[0] as ReceivedMail))).status).toBe(204);
  });

  it('is also unlocked by a password reset, which proves the same', async () => {
    const account = await register(app.server);
    await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email: account.email } });
    const token = tokenIn(await mailboxes.mailTo(account.email, /^Reset/));
    const password = 'an entirely new passphrase';
    const json = { token, new_password: password };
    expect((await request(app.server, 'POST', '/api/v1/auth/password/reset', { json })).status).toBe(204);
    const { accessToken } = await login(app.server, { email: account.email, password });
    expect((await request(app.server, 'GET', '/api/v1/documents', { token: accessToken })).status).toBe(200);
  });

  it('that is taken over by a password reset keeps nothing of someone who signed up with another person’s address', async () => {
    const impostor = await register(app.server);
    // One of their keys is in someone else's workspace, whose webhooks report it.
    const host = await register(app.server);
    await verify(app.server, tokenIn(await mailboxes.mailTo(host.email, CONFIRM)));
    await changeUnusedKey(app.database, impostor.apiKeyId, { workspaceId: host.workspace.id });
    const endpoint = await createEndpoint(app.server, host, {
      url: 'http://127.0.0.1/',
      events: ['api_key.revoked'],
    });
    await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email: impostor.email } });
    const token = tokenIn(await mailboxes.mailTo(impostor.email, /^Reset/));
    const json = { token, new_password: 'chosen by the real owner' };
    expect((await request(app.server, 'POST', '/api/v1/auth/password/reset', { json })).status).toBe(204);
    for (const credential of [{ token: impostor.accessToken }, { apiKey: impostor.apiKey }]) {
      expectProblem(await request(app.server, 'GET', '/api/v1/me', credential), 401, 'invalid_credentials');
    }
    const deliveries = await listDeliveries(app.server, host, endpoint.id);
    expect(deliveries).toHaveLength(1);
    const { request_body } = await readDelivery(app.server, host, endpoint.id, deliveries[0].id);
    expectSchema(JSON.parse(request_body));
    expect(JSON.parse(request_body).data).toMatchObject({ id: impostor.apiKeyId, expires_at: null });
    const changed = /^Your password was changed$/;
    const told = await mailboxes.mailTo(impostor.email, changed);
    expect(told.text).toContain('The API keys of the account were revoked');

    // From now on it is the owner's, including its keys.
    const owner = await login(app.server, { email: impostor.email, password: json.new_password });
    const created = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${impostor.workspace.id}/api-keys`,
      {
        token: owner.accessToken,
        json: { name: 'Mine' },
      },
    );
    await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email: impostor.email } });
    // One of them is about the sign-in, because where the impostor signed in is not familiar any more.
    const [, again] = (await mailboxes.mailsTo(impostor.email, 5)).filter(({ subject }) =>
      /^Reset/.test(subject ?? ''),
    );
    const second = { token: tokenIn(again as ReceivedMail), new_password: 'chosen once more' };
    expect((await request(app.server, 'POST', '/api/v1/auth/password/reset', { json: second })).status).toBe(
      204,
    );
    const key = { apiKey: created.json.key };
    expect((await request(app.server, 'GET', '/api/v1/me', key)).status).toBe(200);
    await mailboxes.mailsTo(impostor.email, 6);
    const toldAgain = await mailboxes.mailTo(impostor.email, changed);
    expect(toldAgain.text).toContain('API keys keep working');
    expect(toldAgain.text).toContain(`/workspaces/${impostor.workspace.id}/api-keys\n`);
  });
});

describe('without required confirmation,', () => {
  const app = useOwnServer({ env });

  it('an account is unlocked at once, gets no mail, and can still confirm its address', async () => {
    const account = await register(app.server);
    expect((await request(app.server, 'GET', '/api/v1/documents', { apiKey: account.apiKey })).status).toBe(
      200,
    );
    expect((await me(app.server, account)).json.user.email_verified).toBe(false);
    expect((await resend(app.server, account)).status).toBe(202);
    const [mail] = (await mailboxes.mailsTo(account.email)) as [ReceivedMail];
    expect((await verify(app.server, tokenIn(mail))).status).toBe(204);
    expect((await me(app.server, account)).json.user.email_verified).toBe(true);
    // One notice is enough.
    expect((await resend(app.server, account)).status).toBe(202);
    expect(hasMailTo(account.email)).toHaveLength(1);
  });

  describe('a link', () => {
    it('works once, for one of many concurrent uses', async () => {
      const account = await register(app.server);
      await resend(app.server, account);
      const token = tokenIn(await mailboxes.mailTo(account.email, CONFIRM));
      const responses = await Promise.all(Array.from({ length: 8 }, () => verify(app.server, token)));
      expect(responses.map(({ status }) => status).toSorted()).toEqual([204, ...Array(7).fill(400)]);
      expectProblem(await verify(app.server, token), 400, 'link_not_valid');
    });

    it('works for a day', async () => {
      const account = await register(app.server);
      await resend(app.server, account);
      const token = tokenIn(await mailboxes.mailTo(account.email, CONFIRM));
      const [row] = await app.database.query<{ hours: number }>(
        'SELECT extract(epoch FROM expires_at - created_at)::int / 3600 AS hours FROM email_links WHERE user_id = $1',
        [account.user.id],
      );
      expect(row?.hours).toBe(24);
      await changeByHand(
        app.database,
        `UPDATE email_links SET expires_at = clock_timestamp() WHERE user_id = '${account.user.id}'`,
      );
      expectProblem(await verify(app.server, token), 400, 'link_not_valid');
    });

    it('does not bring a deleted account back, whose address is free again', async () => {
      const account = await register(app.server);
      await resend(app.server, account);
      const token = tokenIn(await mailboxes.mailTo(account.email, CONFIRM));
      const gone = await request(app.server, 'DELETE', '/api/v1/me', {
        token: account.accessToken,
        json: { current_password: account.password },
      });
      expect(gone.status).toBe(204);
      expectProblem(await verify(app.server, token), 400, 'link_not_valid');
      // Nor if the link itself were still open.
      await changeByHand(
        app.database,
        `UPDATE email_links SET used_at = NULL WHERE user_id = '${account.user.id}'`,
      );
      expectProblem(await verify(app.server, token), 400, 'link_not_valid');
      expect((await register(app.server, { email: account.email })).user.id).not.toBe(account.user.id);
    });

    it.each(awkwardValues.map((value) => [JSON.stringify(value).slice(0, 40), value]))(
      'is not %s',
      async (_text, value) => {
        expect((await verify(app.server, value)).status).toBe(400);
      },
    );
  });

  describe('a change of the address', () => {
    const change = (
      account: Account,
      email: unknown,
      current_password: unknown = account.password,
    ): Promise<Response> =>
      request(app.server, 'PUT', EMAIL, { token: account.accessToken, json: { email, current_password } });

    it('asks the new address and notifies the old one, before and after', async () => {
      const account = await register(app.server);
      const email = newAddress();
      expect((await change(account, email.toUpperCase())).status).toBe(202);
      const asked = await mailboxes.mailTo(email, CONFIRM_NEW);
      expect(asked.text).toContain(account.email);
      expect((await mailboxes.mailTo(account.email, /about to change$/)).text).toContain(email);
      expect((await me(app.server, account)).json.user).toMatchObject({ email: account.email });

      expect((await verify(app.server, tokenIn(asked))).status).toBe(204);
      expect((await mailboxes.mailTo(account.email, /was changed$/)).text).toContain(email);
      expect((await me(app.server, account)).json.user).toMatchObject({ email, email_verified: true });
      await login(app.server, { email, password: account.password });
      const old = { email: account.email, password: account.password };
      expectProblem(
        await request(app.server, 'POST', '/api/v1/auth/login', { json: old }),
        401,
        'sign_in_failed',
      );
      const rows = await app.database.query<{ action: string }>(
        `SELECT action FROM audit_events WHERE target_id = $1 AND action LIKE 'account.email%' ORDER BY id`,
        [account.user.id],
      );
      expect(rows.map(({ action }) => action)).toEqual([
        'account.email_change_requested',
        'account.email_changed',
      ]);
    });

    it('requires the password, and a user session', async () => {
      const account = await register(app.server);
      expectProblem(await change(account, newAddress(), 'not it'), 400, 'current_password_wrong');
      const json = { email: newAddress(), current_password: account.password };
      expectProblem(
        await request(app.server, 'PUT', EMAIL, { apiKey: account.apiKey, json }),
        403,
        'user_required',
      );
      expectProblem(await request(app.server, 'PUT', EMAIL, { json }), 401, 'missing_credentials');
    });

    it('is refused for an address that has an account, a few times an hour', async () => {
      const [account, taken] = [await register(app.server), await register(app.server)];
      for (let asked = 0; asked < 5; asked += 1) {
        expectProblem(await change(account, taken.email), 409, 'email_taken');
      }
      expectProblem(await change(account, newAddress()), 429, 'too_many_requests');
      expect(hasMailTo(taken.email)).toEqual([]);
    });

    it('does not happen if the address has got an account meanwhile', async () => {
      const account = await register(app.server);
      const email = newAddress();
      await change(account, email);
      const token = tokenIn(await mailboxes.mailTo(email, CONFIRM_NEW));
      await register(app.server, { email });
      expectProblem(await verify(app.server, token), 409, 'email_taken');
      expect((await me(app.server, account)).json.user.email).toBe(account.email);
    });

    it('is cancelled by a later request, and by a new password', async () => {
      const account = await register(app.server);
      const [first, second] = [newAddress(), newAddress()];
      await change(account, first);
      await change(account, second);
      const tokens = [
        tokenIn(await mailboxes.mailTo(first, CONFIRM_NEW)),
        tokenIn(await mailboxes.mailTo(second, CONFIRM_NEW)),
      ];
      expectProblem(await verify(app.server, tokens[0]), 400, 'link_not_valid');
      await request(app.server, 'PUT', '/api/v1/auth/password', {
        token: account.accessToken,
        json: { current_password: account.password, new_password: 'changed by its owner' },
      });
      expectProblem(await verify(app.server, tokens[1]), 400, 'link_not_valid');
      expect((await me(app.server, account)).json.user.email).toBe(account.email);
    });

    it.each(awkwardValues.map((value) => [JSON.stringify(value).slice(0, 40), value]))(
      'to %s is refused',
      async (_text, value) => {
        const account = await register(app.server);
        expectProblem(await change(account, value), 400, 'validation_failed');
      },
    );
  });
});

describe('the name of an account', () => {
  const app = useServer();
  const rename = (account: Account, name: unknown): Promise<Response> =>
    request(app.server, 'PATCH', '/api/v1/me', { token: account.accessToken, json: { name } });

  it('can be changed and removed, for everyone at once', async () => {
    const other = await app.startInstance();
    const account = await register(app.server, { name: 'Ada' });
    expect((await me(other, account)).json.user.name).toBe('Ada');
    const renamed = await rename(account, '  Ada Lovelace ');
    expect({ status: renamed.status, json: renamed.json }).toMatchObject({
      status: 200,
      json: { id: account.user.id, name: 'Ada Lovelace' },
    });
    for (const server of [app.server, other]) {
      expect((await me(server, account)).json.user.name).toBe('Ada Lovelace');
    }
    expect((await rename(account, null)).json.name).toBeNull();
    expect((await me(other, account)).json.user.name).toBeNull();
    await other.stop();
  });

  it.each(
    awkwardValues
      .filter((value) => value !== null)
      .map((value) => [JSON.stringify(value).slice(0, 40), value]),
  )('is not %s', async (_text, value) => {
    expectProblem(await rename(await register(app.server), value), 400, 'validation_failed');
  });

  it('cannot be changed by keys', async () => {
    const { apiKey } = await register(app.server);
    const json = { name: 'A key' };
    expectProblem(await request(app.server, 'PATCH', '/api/v1/me', { apiKey, json }), 403, 'user_required');
  });
});
