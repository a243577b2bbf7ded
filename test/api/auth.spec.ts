import { beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { cookieOf, login, register, request, type RequestOptions, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { dearPasswords, type TestServer } from '../support/server.js';

const LOGIN = '/api/v1/auth/login';
const LOGOUT = '/api/v1/auth/logout';

const COOKIE =
  /^__Host-refresh_token=[\w-]+\.0\.[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/;

const app = useServer();

const post = (path: string, options: RequestOptions): Promise<Response> =>
  request(app.server, 'POST', path, options);

const me = (token: string): Promise<Response> => request(app.server, 'GET', '/api/v1/me', { token });

const refresh = (cookie: string): Promise<Response> => post('/api/v1/auth/refresh', { cookie });

const auditOf = (userId: string, action: string) =>
  app.database.query(
    'SELECT target_id, details, address FROM audit_events WHERE actor_user_id = $1 AND action = $2 ORDER BY id',
    [userId, action],
  );

describe('signing in', () => {
  /** Hashes passwords at production cost. */
  let dear: TestServer;
  beforeAll(async () => {
    dear = await app.startInstance({ env: dearPasswords });
  });

  it('returns an access token, and the refresh token only in a cookie', async () => {
    const account = await register(app.server);
    const response = await post(LOGIN, { json: { email: account.email, password: account.password } });
    expect(response.status).toBe(200);
    expect(response.json).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 900,
    });
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(COOKIE)]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.text).not.toContain(cookieOf(response).replace(/^.*\./, ''));
    expect((await me(response.json.access_token)).json.user.email).toBe(account.email);
  });

  it('leaves an audit row', async () => {
    const account = await register(app.server);
    const address = '203.0.113.5';
    await post(LOGIN, { json: { email: account.email, password: account.password }, address });
    const [, second, ...more] = await auditOf(account.user.id, 'session.started');
    expect(second).toMatchObject({ address });
    expect(more).toEqual([]);
  });

  it('ignores the case of emails, but not of passwords', async () => {
    const account = await register(app.server, { password: 'Gross und klein' });
    const attempt = async (email: string, password: string): Promise<number> =>
      (await post(LOGIN, { json: { email, password } })).status;
    expect(await attempt(` ${account.email.toUpperCase()} `, 'Gross und klein')).toBe(200);
    expect(await attempt(account.email, 'gross und klein')).toBe(401);
    expect(await attempt(account.email, 'Gross und klein ')).toBe(401);
    expect(await attempt(account.email, 'Gross und')).toBe(401);
  });

  it('checks every character of a long password', async () => {
    const password = 'long '.repeat(200);
    const account = await register(app.server, { password });
    expect((await post(LOGIN, { json: { email: account.email, password } })).status).toBe(200);
    const almost = `${password.slice(0, -1)}!`;
    expectProblem(
      await post(LOGIN, { json: { email: account.email, password: almost } }),
      401,
      'sign_in_failed',
    );
  });

  it('accepts a password typed with composed or decomposed accents', async () => {
    const account = await register(app.server, { password: 'crème brûlée'.normalize('NFC') });
    await login(app.server, { email: account.email, password: 'crème brûlée'.normalize('NFD') });
  });

  it('does not adopt a cookie that was planted beforehand', async () => {
    const [attacker, victim] = [await register(app.server), await register(app.server)];
    const response = await post(LOGIN, {
      json: { email: victim.email, password: victim.password },
      cookie: attacker.cookie,
    });
    expect(response.status).toBe(200);
    const sessionOf = (cookie: string) => cookie.split('.')[0];
    expect(sessionOf(cookieOf(response))).not.toBe(sessionOf(attacker.cookie));
    const refreshed = await refresh(attacker.cookie);
    expect((await me(refreshed.json.access_token)).json.user.id).toBe(attacker.user.id);
  });

  it('answers alike for an unknown email and for a wrong password', async () => {
    const account = await register(app.server);
    const visible = ({ status, headers, json }: Response) => {
      const rest = Object.fromEntries(headers);
      return {
        status,
        names: Object.keys(rest).sort(),
        headers: { ...rest, date: '', 'x-request-id': '' },
        json: { ...json, request_id: '' },
      };
    };
    const wrong = await post(LOGIN, { json: { email: account.email, password: 'not the password' } });
    const unknown = await post(LOGIN, { json: { email: `x${account.email}`, password: 'not the password' } });
    expectProblem(wrong, 401, 'sign_in_failed');
    expect(visible(unknown)).toEqual(visible(wrong));
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it('takes as long for an unknown email as for a wrong password', async () => {
    const account = await register(dear);
    const durationOf = async (email: string): Promise<number> => {
      const started = performance.now();
      await request(dear, 'POST', LOGIN, { json: { email, password: 'not the password' } });
      return performance.now() - started;
    };
    const [unknown, wrong]: [number[], number[]] = [[], []];
    for (let round = 0; round < 20; round += 1) {
      unknown.push(await durationOf(`x${account.email}`));
      wrong.push(await durationOf(account.email));
    }
    // The fastest of each, interleaved, which excludes noise of a busy machine. Skipping the hash would be six times
    // faster.
    const ratio = Math.min(...wrong) / Math.min(...unknown);
    expect(ratio).toBeGreaterThan(1 / 2.5);
    expect(ratio).toBeLessThan(2.5);
  });

  it('rehashes a password that was hashed with weaker parameters', async () => {
    const account = await register(app.server);
    const weak = await hash(account.password, {
      memoryCost: 8192,
      timeCost: 1,
      parallelism: 1,
    });
    await changeByHand(
      app.database,
      `UPDATE users SET password_hash = '${weak}' WHERE id = '${account.user.id}'`,
    );
    const hashOf = async () => {
      const [row] = await app.database.query('SELECT password_hash FROM users WHERE id = $1', [
        account.user.id,
      ]);
      return row?.password_hash;
    };
    expectProblem(
      await post(LOGIN, { json: { email: account.email, password: 'not the password' } }),
      401,
      'sign_in_failed',
    );
    expect(await hashOf()).toBe(weak);
    // Concurrently: each notices that another has replaced the hash, and checks again.
    await Promise.all(Array.from({ length: 5 }, () => login(dear, account)));
    const upgraded = await hashOf();
    expect(upgraded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await login(dear, account);
    expect(await hashOf()).toBe(upgraded);
  });
});

describe('signing out', () => {
  it.each(['cookie', 'token', 'both'])('by %s ends the session and clears the cookie', async (by) => {
    const other = await app.startInstance();
    const account = await register(app.server);
    expect((await request(other, 'GET', '/api/v1/me', { token: account.accessToken })).status).toBe(200);
    const response = await post(LOGOUT, {
      ...(by === 'token' ? {} : { cookie: account.cookie }),
      ...(by === 'cookie' ? {} : { token: account.accessToken }),
    });
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-refresh_token=; .*Path=\/; Expires=Thu, 01 Jan 1970 .*HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
    for (const server of [app.server, other]) {
      const answer = await request(server, 'GET', '/api/v1/me', { token: account.accessToken });
      expectProblem(answer, 401, 'invalid_credentials');
    }
    expectProblem(await refresh(account.cookie), 401, 'invalid_refresh_token');
    const [ended, ...more] = await auditOf(account.user.id, 'session.ended');
    expect(ended).toMatchObject({ details: { reason: 'signed_out' } });
    expect(more).toEqual([]);
    await other.stop();
  });

  it('is idempotent', async () => {
    const account = await register(app.server);
    for (let round = 0; round < 2; round += 1) {
      expect((await post(LOGOUT, { cookie: account.cookie })).status).toBe(204);
      expect((await post(LOGOUT, { token: account.accessToken })).status).toBe(204);
    }
    expect(await auditOf(account.user.id, 'session.ended')).toHaveLength(1);
  });

  it('ends both sessions if cookie and token differ', async () => {
    const account = await register(app.server);
    const second = await login(app.server, account);
    expect((await post(LOGOUT, { cookie: account.cookie, token: second.accessToken })).status).toBe(204);
    expectProblem(await me(account.accessToken), 401, 'invalid_credentials');
    expectProblem(await me(second.accessToken), 401, 'invalid_credentials');
  });

  it('works with the cookie if the access token has expired', async () => {
    const account = await register(app.server);
    expect((await post(LOGOUT, { cookie: account.cookie, token: 'a.b.c' })).status).toBe(204);
    expectProblem(await me(account.accessToken), 401, 'invalid_credentials');
  });

  it('is not confirmed for a missing or rejected token', async () => {
    const account = await register(app.server);
    expectProblem(await post(LOGOUT, {}), 401, 'missing_credentials');
    const refused = await post(LOGOUT, { token: `${account.accessToken}x` });
    expectProblem(refused, 401, 'invalid_credentials');
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="latchkey", error="invalid_token"');
    expect(refused.headers.getSetCookie()).toEqual([]);
    expectProblem(await post(LOGOUT, { apiKey: account.apiKey }), 403, 'user_required');
    expectProblem(await post(LOGOUT, { token: account.apiKey }), 403, 'user_required');
    expect((await me(account.accessToken)).status).toBe(200);
  });

  it('ends nothing for a made-up cookie', async () => {
    const account = await register(app.server);
    const forged = account.cookie.replace(/\.[^.]*$/, `.${'A'.repeat(43)}`);
    expect((await post(LOGOUT, { cookie: forged })).status).toBe(204);
    expect((await post(LOGOUT, { cookie: '__Host-refresh_token=x' })).status).toBe(204);
    expect((await me(account.accessToken)).status).toBe(200);
  });
});
