import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Latchkey } from '@latchkey/sdk';
import pg from 'pg';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { approveCliLogin, exchangeCode, waitingCommand } from '../support/cli-login.js';
import {
  type Account,
  cookieOf,
  login,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp, ageProof, codeOf } from '../support/factors.js';
import { testRun } from '../support/run.js';
import type { TestServer } from '../support/server.js';

const FACTORS = '/api/v1/auth/factors';

const app = useServer();

const post = (path: string, options: RequestOptions): Promise<Response> =>
  request(app.server, 'POST', path, options);

const signIn = ({ email, password }: Account, address?: string): Promise<Response> =>
  post('/api/v1/auth/login', { json: { email, password }, ...(address ? { address } : {}) });

const answer = (challenge: string, proof: object, address?: string): Promise<Response> =>
  post('/api/v1/auth/login/second-factor', {
    json: { challenge, ...proof },
    ...(address ? { address } : {}),
  });

const challengeFor = async (account: Account): Promise<string> =>
  expectProblem(await signIn(account), 401, 'second_factor_required').challenge;

const sessionIdOf = ({ cookie }: { cookie: string }): string =>
  cookie.replace(/^.*?=/, '').split('.')[0] as string;

const actionsOf = async (account: Account): Promise<string[]> =>
  (
    await app.database.query<{ action: string }>(
      `SELECT action FROM audit_events WHERE target_id = $1 AND action LIKE 'account.%' ORDER BY id`,
      [account.user.id],
    )
  ).map(({ action }) => action);

describe('setting up an authenticator app', () => {
  it('requires nothing until a code has confirmed it, and then applies to every sign-in', async () => {
    const account = await register(app.server);
    const begun = await post(`${FACTORS}/totp`, { token: account.accessToken, json: { name: 'Phone' } });
    expect(begun.status).toBe(201);
    const { id, secret, otpauth_uri: uri } = begun.json;
    expect(new URL(uri).searchParams.get('secret')).toBe(secret);
    expect(decodeURIComponent(uri)).toContain(account.email);
    await login(app.server, account);
    const list = () => request(app.server, 'GET', FACTORS, { token: account.accessToken });
    expect((await list()).json).toEqual([]);

    const confirm = (code: string) =>
      post(`${FACTORS}/${id}/confirm`, { token: account.accessToken, json: { code } });
    expectProblem(await confirm(codeOf(secret, 5)), 400, 'code_not_accepted');
    const confirmed = await confirm(codeOf(secret));
    expect(confirmed.status).toBe(200);
    expect(new Set(confirmed.json.recovery_codes).size).toBe(10);
    expect((await list()).json).toMatchObject([{ id, type: 'totp', name: 'Phone' }]);
    expectProblem(await confirm(codeOf(secret, 1)), 409, 'conflict');
    expectProblem(await signIn(account), 401, 'second_factor_required');
    expect(await actionsOf(account)).toEqual(
      expect.arrayContaining(['account.factor_begun', 'account.factor_added']),
    );
  });

  it('returns recovery codes only with the first app, and forgets an app that was never confirmed', async () => {
    const account = await register(app.server);
    const abandoned = await post(`${FACTORS}/totp`, { token: account.accessToken, json: {} });
    const { recoveryCodes } = await addApp(app.server, account);
    expect(recoveryCodes).toHaveLength(10);
    expect((await addApp(app.server, account)).recoveryCodes).toEqual([]);
    const late = await post(`${FACTORS}/${abandoned.json.id}/confirm`, {
      token: account.accessToken,
      json: { code: codeOf(abandoned.json.secret) },
    });
    expectProblem(late, 404, 'not_found');
  });

  it('stores neither secrets nor recovery codes readably in the database', async () => {
    const account = await register(app.server);
    const { recoveryCodes } = await addApp(app.server, account);
    const rows = await app.database.query(
      `SELECT to_jsonb(f) AS row FROM factors f WHERE user_id = $1
       UNION ALL SELECT to_jsonb(c) FROM recovery_codes c WHERE user_id = $1`,
      [account.user.id],
    );
    expect(rows).toHaveLength(11);
    const text = JSON.stringify(rows);
    for (const code of recoveryCodes) {
      expect(text).not.toContain(code);
      expect(text).not.toContain(code.replaceAll('-', ''));
    }
    expect(text).toMatch(/"sealed_secret": ?"v1\./);
  });

  it('cannot be confirmed or removed by anyone else', async () => {
    const [account, other] = [await register(app.server), await register(app.server)];
    const { factorId } = await addApp(app.server, account);
    const options = { token: other.accessToken };
    expectProblem(await request(app.server, 'DELETE', `${FACTORS}/${factorId}`, options), 404, 'not_found');
    expectProblem(
      await post(`${FACTORS}/${factorId}/confirm`, { ...options, json: { code: '000000' } }),
      404,
      'not_found',
    );
    expectProblem(
      await request(app.server, 'GET', FACTORS, { apiKey: account.apiKey }),
      403,
      'user_required',
    );
  });
});

describe('signing in with a second factor', () => {
  it('accepts a code of the app, and the session records how and when', async () => {
    const account = await register(app.server);
    const authenticator = await addApp(app.server, account);
    const challenge = await challengeFor(account);
    const response = await answer(challenge, { code: authenticator.code() });
    expect(response.status).toBe(200);
    expect(response.json).toMatchObject({ token_type: 'bearer', expires_in: 900 });
    expect(cookieOf(response)).toBeTruthy();
    const { json } = await request(app.server, 'GET', '/api/v1/auth/sessions', {
      token: response.json.access_token,
    });
    expect(json.find(({ current }: { current: boolean }) => current)).toMatchObject({
      amr: ['pwd', 'otp', 'mfa'],
    });
  });

  it('grants nothing for the password alone, neither cookie nor token', async () => {
    const account = await register(app.server);
    await addApp(app.server, account);
    const response = await signIn(account);
    const body = expectProblem(response, 401, 'second_factor_required');
    expect(body).toMatchObject({ factors: ['totp', 'recovery_code'], expires_in: 300 });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(body.challenge).not.toContain(account.user.id);
    expectProblem(
      await request(app.server, 'GET', '/api/v1/me', { token: body.challenge }),
      401,
      'invalid_credentials',
    );
  });

  it('accepts each code once, even when it is sent many times at once', async () => {
    const account = await register(app.server);
    const authenticator = await addApp(app.server, account);
    const challenges = await Promise.all(Array.from({ length: 5 }, () => challengeFor(account)));
    const code = authenticator.code();
    const answers = await Promise.all(challenges.map((challenge) => answer(challenge, { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
    for (const step of [1, 0, -1]) {
      const again = await answer(challenges[0] as string, { code: authenticator.code(step) });
      expect(again.status).toBe(401);
    }
  });

  it('accepts current codes only', async () => {
    const account = await register(app.server);
    const authenticator = await addApp(app.server, account);
    await changeByHand(
      app.database,
      `UPDATE factors SET last_step = NULL WHERE id = '${authenticator.factorId}'`,
    );
    for (const [step, status] of [
      [-2, 401],
      // Refuses one more than necessary, because a step may begin meanwhile: totp.spec.ts tests the exact bounds.
      [3, 401],
      [0, 200],
      [1, 200],
    ] as const) {
      const response = await answer(await challengeFor(account), { code: authenticator.code(step) });
      expect({ step, status: response.status }).toEqual({ step, status });
    }
  });

  it('accepts each recovery code once, in any notation', async () => {
    const account = await register(app.server);
    const { recoveryCodes } = await addApp(app.server, account);
    const [first = '', second = ''] = recoveryCodes;
    const typed = ` ${first.toUpperCase().replaceAll('-', ' ')} `;
    expect((await answer(await challengeFor(account), { recovery_code: typed })).status).toBe(200);
    expectProblem(
      await answer(await challengeFor(account), { recovery_code: first }),
      401,
      'second_factor_failed',
    );
    const challenges = await Promise.all(Array.from({ length: 4 }, () => challengeFor(account)));
    const answers = await Promise.all(
      challenges.map((challenge) => answer(challenge, { recovery_code: second })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await request(app.server, 'GET', `${FACTORS}/recovery-codes`, {
      token: account.accessToken,
    });
    expect(left.json).toEqual({ remaining: 8 });
    expect(await actionsOf(account)).toEqual(
      expect.arrayContaining(['account.recovery_code_used', 'account.second_factor_failed']),
    );
  });

  it('accepts a challenge once, from its address, for five minutes, and not after a password change', async () => {
    const account = await register(app.server);
    const { recoveryCodes } = await addApp(app.server, account);
    const [first, second, third] = recoveryCodes;
    const challenge = await challengeFor(account);
    expectProblem(
      await answer(challenge, { recovery_code: second }, '198.51.100.9'),
      401,
      'challenge_not_valid',
    );
    expect((await answer(challenge, { recovery_code: first })).status).toBe(200);
    expectProblem(await answer(challenge, { recovery_code: second }), 401, 'challenge_not_valid');
    expectProblem(await answer('v1.made.up', { recovery_code: second }), 401, 'challenge_not_valid');

    const before = await challengeFor(account);
    const changed = await request(app.server, 'PUT', '/api/v1/auth/password', {
      token: account.accessToken,
      json: { current_password: account.password, new_password: 'an entirely new passphrase' },
    });
    expect(changed.status).toBe(204);
    expectProblem(await answer(before, { recovery_code: second }), 401, 'challenge_not_valid');
    const after = await challengeFor({ ...account, password: 'an entirely new passphrase' });
    expect((await answer(after, { recovery_code: third })).status).toBe(200);
  });

  it('limits guesses', async () => {
    const account = await register(app.server);
    const authenticator = await addApp(app.server, account);
    const challenge = expectProblem(
      await signIn(account, '203.0.113.77'),
      401,
      'second_factor_required',
    ).challenge;
    const statuses: number[] = [];
    for (let guess = 0; guess < 40 && statuses.at(-1) !== 429; guess += 1) {
      const code = authenticator.code(100 + guess);
      statuses.push((await answer(challenge, { code }, '203.0.113.77')).status);
    }
    expect(statuses.at(-1)).toBe(429);
    const right = await answer(challenge, { code: authenticator.code(1) }, '203.0.113.77');
    expectProblem(right, 429, 'too_many_requests');
    // The owner is not locked out at an address from which they have signed in before.
    expect((await answer(await challengeFor(account), { code: authenticator.code(1) })).status).toBe(200);
  });

  it('does not bypass a suspension', async () => {
    const account = await register(app.server);
    const authenticator = await addApp(app.server, account);
    const challenge = await challengeFor(account);
    await changeByHand(
      app.database,
      `UPDATE users SET suspended_at = clock_timestamp(), suspended_reason = 'unpaid' WHERE id = '${account.user.id}'`,
    );
    expectProblem(await answer(challenge, { code: authenticator.code() }), 403, 'account_suspended');
  });

  it('cannot be skipped by any code that begins sessions, even of an earlier version: the database refuses', async () => {
    const account = await register(app.server);
    await addApp(app.server, account);
    const begin = (amr: string) =>
      changeByHand(
        app.database,
        `INSERT INTO sessions (id, user_id, sealed_refresh_key, refresh_generation, expires_at, created_at, amr)
         VALUES (gen_random_uuid(), '${account.user.id}', '', 0, clock_timestamp(), clock_timestamp(), ${amr})`,
      );
    await expect(begin('DEFAULT')).rejects.toMatchObject({ code: '55P03' });
    await app.database.query('ROLLBACK');
    await begin(`'{pwd,otp,mfa}'`);
  });

  it('does not affect API keys and earlier sessions', async () => {
    const account = await register(app.server);
    const before = await login(app.server, account);
    await addApp(app.server, account);
    for (const options of [{ apiKey: account.apiKey }, { token: before.accessToken }]) {
      expect((await request(app.server, 'GET', '/api/v1/me', options)).status).toBe(200);
    }
    expect((await post('/api/v1/auth/refresh', { cookie: before.cookie })).status).toBe(200);
  });

  it('works with the SDK, which asks again after a wrong code', async () => {
    const account = await register(app.server);
    const authenticator = await addApp(app.server, account);
    const session = Latchkey.session({ baseUrl: app.server.url });
    const asked: unknown[] = [];
    await session.signIn({ email: account.email, password: account.password }, (challenge) => {
      asked.push(challenge);
      return Promise.resolve({ code: asked.length === 1 ? authenticator.code(40) : authenticator.code() });
    });
    expect(asked).toMatchObject([
      { factors: ['totp', 'recovery_code'], expiresInSeconds: 300, refusal: undefined },
      { refusal: { code: 'second_factor_failed' } },
    ]);
    expect((await session.me()).user.id).toBe(account.user.id);
  });
});

describe('authenticating again', () => {
  const begin = (token: string) => post(`${FACTORS}/totp`, { token, json: {} });
  const stepUp = (token: string, json: object) => post('/api/v1/auth/step-up', { token, json });

  it('is required ten minutes after a sign-in, on every instance, and accepts the password', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    expect((await begin(account.accessToken)).status).toBe(201);
    await ageProof(app.database, sessionIdOf(account), '9 minutes 30 seconds');
    expect((await begin(account.accessToken)).status).toBe(201);
    await ageProof(app.database, sessionIdOf(account), '10 minutes');
    const refused = expectProblem(await begin(account.accessToken), 403, 'step_up_required');
    expect(refused.accepted).toEqual(['password']);
    expect((await request(other, 'GET', '/api/v1/me', { token: account.accessToken })).status).toBe(200);

    expectProblem(await stepUp(account.accessToken, { password: 'wrong' }), 400, 'current_password_wrong');
    expectProblem(await begin(account.accessToken), 403, 'step_up_required');
    expect((await stepUp(account.accessToken, { password: account.password })).status).toBe(204);
    for (const server of [app.server, other]) {
      const response = await request(server, 'POST', `${FACTORS}/totp`, {
        token: account.accessToken,
        json: {},
      });
      expect(response.status).toBe(201);
    }
    await other.stop();
  });

  it('accepts only the second factor once there is one, even in earlier sessions', async () => {
    const account = await register(app.server);
    const before = await login(app.server, account);
    const authenticator = await addApp(app.server, account);
    await ageProof(app.database, sessionIdOf(before), '10 minutes');
    const refused = expectProblem(await begin(before.accessToken), 403, 'step_up_required');
    expect(refused.accepted).toEqual(['code', 'recovery_code']);
    expectProblem(await stepUp(before.accessToken, { password: account.password }), 403, 'step_up_required');
    expectProblem(
      await stepUp(before.accessToken, { code: authenticator.code(30) }),
      400,
      'code_not_accepted',
    );
    const code = authenticator.code();
    expect((await stepUp(before.accessToken, { code })).status).toBe(204);
    expect((await begin(before.accessToken)).status).toBe(201);
    expectProblem(await stepUp(before.accessToken, { code }), 400, 'code_not_accepted');
    const { json } = await request(app.server, 'GET', '/api/v1/auth/sessions', {
      token: before.accessToken,
    });
    const current = json.find((session: { current: boolean }) => session.current);
    expect(current.amr).toEqual(['pwd', 'otp', 'mfa']);
  });

  it('accepts exactly one proof', async () => {
    const account = await register(app.server);
    for (const body of [{}, { password: account.password, code: '123456' }, { code: '12345' }]) {
      expectProblem(await stepUp(account.accessToken, body), 400, 'validation_failed');
    }
    expectProblem(
      await post('/api/v1/auth/step-up', { apiKey: account.apiKey, json: { password: account.password } }),
      403,
      'user_required',
    );
  });

  it('is requested by the SDK when needed, which then continues', async () => {
    const account = await register(app.server);
    const session = Latchkey.session({
      baseUrl: app.server.url,
      onStepUp: async ({ accepted }) => {
        expect(accepted).toEqual(['password']);
        await session.stepUp({ password: account.password });
        return true;
      },
    });
    await session.login({ email: account.email, password: account.password });
    const [current] = await session.account.listSessions().toArray();
    await ageProof(app.database, String(current?.id), '1 hour');
    expect((await session.factors.beginTotp()).secret).toMatch(/^[A-Z2-7]{32}$/);
  });
});

describe('removing factors', () => {
  it('removes the recovery codes with the last one, after which the password alone signs in', async () => {
    const account = await register(app.server);
    const first = await addApp(app.server, account);
    const second = await addApp(app.server, account);
    const remove = (id: string) =>
      request(app.server, 'DELETE', `${FACTORS}/${id}`, { token: account.accessToken });
    const left = async (): Promise<unknown> =>
      (await request(app.server, 'GET', `${FACTORS}/recovery-codes`, { token: account.accessToken })).json;
    expect((await remove(first.factorId)).status).toBe(204);
    expect(await left()).toEqual({ remaining: 10 });
    const refused = await answer(await challengeFor(account), { code: first.code() });
    expectProblem(refused, 401, 'second_factor_failed');
    expect((await remove(second.factorId)).status).toBe(204);
    expect(await left()).toEqual({ remaining: 0 });
    await login(app.server, account);
    expectProblem(await remove(second.factorId), 404, 'not_found');
  });

  it('new recovery codes void the old, and cannot be created without a factor', async () => {
    const account = await register(app.server);
    const create = () => post(`${FACTORS}/recovery-codes`, { token: account.accessToken });
    expectProblem(await create(), 409, 'no_second_factor');
    const { recoveryCodes } = await addApp(app.server, account);
    const created = await create();
    expect(created.status).toBe(201);
    const old = await answer(await challengeFor(account), { recovery_code: recoveryCodes[0] });
    expectProblem(old, 401, 'second_factor_failed');
    const fresh = await answer(await challengeFor(account), {
      recovery_code: created.json.recovery_codes[0],
    });
    expect(fresh.status).toBe(200);
  });

  describe('ends what they proved:', () => {
    let other: TestServer;

    beforeAll(async () => {
      other = await app.startInstance();
    });

    afterAll(() => other.stop());

    /** Someone with the password and the phone, or a recovery code. */
    const signInAs = async (account: Account, proof: object): Promise<string> => {
      const response = await answer(await challengeFor(account), proof);
      expect(response.status).toBe(200);
      return response.json.access_token;
    };

    const remove = (id: string, token: string, server: { url: string } = app.server): Promise<Response> =>
      request(server, 'DELETE', `${FACTORS}/${id}`, { token });

    it('a session that proved a lost app is out of date on every instance once its owner has another', async () => {
      const account = await register(app.server);
      const lost = await addApp(app.server, account);
      const thief = await signInAs(account, { code: lost.code() });
      const command = waitingCommand();
      const approved = await approveCliLogin(app.server, thief, command);
      expect(approved.status).toBe(201);
      for (const server of [app.server, other]) {
        const begun = await request(server, 'POST', `${FACTORS}/totp`, { token: thief, json: {} });
        expect(begun.status).toBe(201);
      }

      expect((await remove(lost.factorId, account.accessToken)).status).toBe(204);
      const { factorId } = await addApp(app.server, account);

      for (const server of [app.server, other]) {
        const begun = await request(server, 'POST', `${FACTORS}/totp`, { token: thief, json: {} });
        const refused = expectProblem(begun, 403, 'step_up_required');
        expect(refused.accepted).toEqual(['code', 'recovery_code']);
        expectProblem(await remove(factorId, thief, server), 403, 'step_up_required');
      }
      expectProblem(await exchangeCode(other, command, approved.json.code), 400, 'invalid_grant');
    });

    it('a session that proved a lost app does not meet the requirement of a workspace', async () => {
      const account = await register(app.server);
      const lost = await addApp(app.server, account);
      const thief = await signInAs(account, { code: lost.code() });
      const path = `/api/v1/workspaces/${account.workspace.id}`;
      const required = await request(app.server, 'PATCH', path, {
        token: account.accessToken,
        json: { require_second_factor: true },
      });
      expect(required.status).toBe(200);
      expect((await request(other, 'GET', path, { token: thief })).status).toBe(200);
      await addApp(app.server, account);
      expect((await remove(lost.factorId, account.accessToken)).status).toBe(204);
      expectProblem(await request(other, 'GET', path, { token: thief }), 403, 'second_factor_missing');
      expect((await request(other, 'GET', path, { token: account.accessToken })).status).toBe(200);
    });

    it('the session that removes the last one proves nothing either, once another has added one', async () => {
      const account = await register(app.server);
      const lost = await addApp(app.server, account);
      const thief = await signInAs(account, { code: lost.code() });
      expect((await remove(lost.factorId, thief)).status).toBe(204);
      const { factorId } = await addApp(app.server, account);
      expectProblem(await remove(factorId, thief), 403, 'step_up_required');
    });

    it('a session that used a recovery code has to prove a factor again once the codes are replaced', async () => {
      const account = await register(app.server);
      const { recoveryCodes, factorId } = await addApp(app.server, account);
      const thief = await signInAs(account, { recovery_code: recoveryCodes[0] });
      const made = await post(`${FACTORS}/recovery-codes`, { token: account.accessToken });
      expect(made.status).toBe(201);
      expectProblem(await remove(factorId, thief, other), 403, 'step_up_required');
      expect((await remove(factorId, account.accessToken, other)).status).toBe(204);
    });

    it('a request that was admitted earlier changes no factor afterwards', async () => {
      const account = await register(app.server);
      const lost = await addApp(app.server, account);
      const thief = await signInAs(account, { code: lost.code() });
      const { factorId } = await addApp(app.server, account);
      const holder = await connectAsSuperuser(app.database);
      try {
        await holder.query('BEGIN');
        await holder.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [account.user.id]);
        const ownersRequest = remove(lost.factorId, account.accessToken);
        await whenWaiting(1);
        const thiefsRequest = remove(factorId, thief);
        await whenWaiting(2);
        await holder.query('COMMIT');
        expect((await ownersRequest).status).toBe(204);
        expectProblem(await thiefsRequest, 403, 'step_up_required');
      } finally {
        await holder.end();
      }
    });

    const whenWaiting = (requests: number): Promise<unknown> =>
      eventually('the requests wait for the account', async () => {
        const waiting = await app.database.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length === requests;
      });
  });
});

/** For locks that are held over several requests. */
async function connectAsSuperuser({ url }: { url: string }): Promise<pg.Client> {
  const superuser = new URL(testRun.superuserUrl);
  superuser.pathname = new URL(url).pathname;
  const client = new pg.Client({ connectionString: superuser.href });
  await client.connect();
  return client;
}
