import { describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { ageSession } from '../support/by-hand.js';
import { type Account, cookieOf, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import type { RunningServer } from '../support/server.js';

const REFRESH = '/api/v1/auth/refresh';
const DAY_SECONDS = 24 * 3600;

const app = useServer();

const refresh = (cookie: string, server: RunningServer = app.server): Promise<Response> =>
  request(server, 'POST', REFRESH, { cookie });

const sessionIdOf = (cookie: string): string => cookie.replace(/^.*?=/, '').split('.')[0] as string;

const me = (token: string): Promise<Response> => request(app.server, 'GET', '/api/v1/me', { token });

const maxAgeOf = (response: Response): number =>
  Number(/Max-Age=(\d+)/.exec(response.headers.getSetCookie()[0] ?? '')?.[1]);

/** Refreshes once. @returns the cookie that replaces `cookie` */
async function rotate(cookie: string): Promise<string> {
  const response = await refresh(cookie);
  expect(response.status).toBe(200);
  return cookieOf(response);
}

/** A refusal never changes the browser's cookie, which may be newer by then. */
function expectRefused(response: Response): void {
  expectProblem(response, 401, 'invalid_refresh_token');
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(response.headers.get('www-authenticate')).toBe('Bearer realm="latchkey"');
}

const reusesOf = (sessionId: string) =>
  app.database.query(
    `SELECT details, actor_kind FROM audit_events WHERE action = 'session.reuse_detected' AND target_id = $1`,
    [sessionId],
  );

async function expectAlive(account: Account, cookie: string): Promise<string> {
  expect((await me(account.accessToken)).status).toBe(200);
  return rotate(cookie);
}

async function expectRevoked(account: Account, ...cookies: string[]): Promise<void> {
  expectProblem(await me(account.accessToken), 401, 'invalid_credentials');
  for (const cookie of cookies) expectRefused(await refresh(cookie));
  expect(await reusesOf(sessionIdOf(account.cookie))).toHaveLength(1);
}

describe('refreshing', () => {
  it('returns a new access token and replaces the cookie', async () => {
    const account = await register(app.server);
    const response = await refresh(account.cookie);
    expect(response.status).toBe(200);
    expect(response.json).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 900,
    });
    expect(cookieOf(response)).not.toBe(account.cookie);
    expect((await me(response.json.access_token)).status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('leaves no audit row and makes no authority stale', async () => {
    const account = await register(app.server);
    const ids = [account.user.id, account.workspace.id, account.apiKeyId, sessionIdOf(account.cookie)];
    const count = async () => {
      const [row] = await app.database.query(
        `SELECT (SELECT count(*) FROM audit_events WHERE workspace_id = $1 OR actor_user_id = $2) AS audited,
           (SELECT count(*) FROM authority_changes WHERE entry ~ $3) AS stale`,
        [account.workspace.id, account.user.id, ids.join('|')],
      );
      return row;
    };
    const before = await count();
    await rotate(account.cookie);
    expect(await count()).toEqual(before);
    await request(app.server, 'POST', '/api/v1/auth/logout', { token: account.accessToken });
    expect(await count()).not.toEqual(before);
  });

  it('records from where and when', async () => {
    const account = await register(app.server);
    const address = '203.0.113.77';
    await request(app.server, 'POST', REFRESH, { cookie: account.cookie, address });
    const [session] = await app.database.query(
      'SELECT last_address, refreshed_at > created_at AS later FROM sessions WHERE id = $1',
      [sessionIdOf(account.cookie)],
    );
    expect(session).toEqual({ last_address: address, later: true });
  });
});

describe('a race is not theft', () => {
  it('answers 50 concurrent refreshes with the same successor, and one chain lives on', async () => {
    const account = await register(app.server);
    const responses = await Promise.all(Array.from({ length: 50 }, () => refresh(account.cookie)));
    expect(responses.map(({ status }) => status)).toEqual(Array(50).fill(200));
    const cookies = new Set(responses.map(cookieOf));
    expect(cookies.size).toBe(1);
    const [successor] = [...cookies] as [string];

    const next = await expectAlive(account, successor);
    // All of them got their response, and the first token is two generations old now.
    expectRefused(await refresh(account.cookie));
    await expectRevoked(account, successor, next);
  });

  it('holds over several instances', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => refresh(account.cookie, index % 2 ? other : app.server)),
    );
    expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(responses.map(cookieOf)).size).toBe(1);
    expect(await reusesOf(sessionIdOf(account.cookie))).toEqual([]);
  });

  it('repeats the successor for a few seconds, in case the response was lost', async () => {
    const account = await register(app.server);
    const successor = await rotate(account.cookie);
    await ageSession(app.database, sessionIdOf(account.cookie), '5 seconds');
    expect(await rotate(account.cookie)).toBe(successor);
    await expectAlive(account, successor);
  });
});

describe('reuse is theft', () => {
  it('ends the session when the immediate predecessor returns after the grace period', async () => {
    const account = await register(app.server);
    const successor = await rotate(account.cookie);
    await ageSession(app.database, sessionIdOf(account.cookie), '11 seconds');
    expectRefused(await refresh(account.cookie));
    await expectRevoked(account, successor, account.cookie);
  });

  it('ends the session when an older token returns, even within the grace period', async () => {
    const account = await register(app.server);
    const second = await rotate(account.cookie);
    const third = await rotate(second);
    expectRefused(await refresh(account.cookie));
    await expectRevoked(account, third, second);
  });

  it('does not extend the grace period through use', async () => {
    const account = await register(app.server);
    await rotate(account.cookie);
    await ageSession(app.database, sessionIdOf(account.cookie), '6 seconds');
    await rotate(account.cookie);
    await ageSession(app.database, sessionIdOf(account.cookie), '6 seconds');
    expectRefused(await refresh(account.cookie));
    await expectRevoked(account);
  });

  it("is recorded with the presented token's generation, and in nobody’s name", async () => {
    const account = await register(app.server);
    const second = await rotate(account.cookie);
    await rotate(second);
    await Promise.all(Array.from({ length: 10 }, () => refresh(account.cookie)));
    const details = { user_id: account.user.id, presented_generation: 0, current_generation: 2 };
    expect(await reusesOf(sessionIdOf(account.cookie))).toEqual([{ details, actor_kind: 'anonymous' }]);
    const [session] = await app.database.query('SELECT revoked_reason FROM sessions WHERE id = $1', [
      sessionIdOf(account.cookie),
    ]);
    expect(session).toEqual({ revoked_reason: 'refresh_token_reused' });
  });

  it('ends no other session of the same person', async () => {
    const account = await register(app.server);
    const { email, password } = account;
    const login = await request(app.server, 'POST', '/api/v1/auth/login', { json: { email, password } });
    await rotate(await rotate(account.cookie));
    expectRefused(await refresh(account.cookie));
    expect((await me(login.json.access_token)).status).toBe(200);
    await rotate(cookieOf(login));
  });
});

describe('a token that we did not issue', () => {
  const forged = (cookie: string, change: (parts: string[]) => string[]): string => {
    const [name, value = ''] = cookie.split('=');
    return `${name}=${change(value.split('.')).join('.')}`;
  };

  it('is refused and does not affect the session that it names', async () => {
    const account = await register(app.server);
    const older = account.cookie;
    const current = await rotate(older);
    const signature = 'A'.repeat(43);
    const tokens = [
      forged(current, ([id = '', generation = '']) => [id, generation, signature]),
      // The signature covers the generation, so neither an older nor a newer token can be derived from it.
      forged(current, ([id = '', , own = '']) => [id, '0', own]),
      forged(current, ([id = '', , own = '']) => [id, '2', own]),
      forged(current, ([id = '', , own = '']) => [id.toUpperCase(), '1', own]),
      forged(current, ([id = '', , own = '']) => [id, '01', own]),
      forged(current, ([id = '', , own = '']) => [id, '99999999999999999999', own]),
      forged(current, ([id = '', , own = '']) => [id, '-1', own]),
      forged(current, ([, generation = '', own = '']) => [account.user.id, generation, own]),
      forged(current, (parts) => [...parts, 'x']),
      forged(current, (parts) => parts.slice(0, 2)),
      forged(current, () => ['x']),
      forged(current, () => ['']),
      forged(current, () => ['%00']),
      forged(current, () => ['%ff%fe']),
      forged(current, () => ['a'.repeat(6000)]),
    ];
    for (const token of tokens) expectRefused(await refresh(token));
    expectRefused(await request(app.server, 'POST', REFRESH));
    await expectAlive(account, current);
    expect(await reusesOf(sessionIdOf(account.cookie))).toEqual([]);
  });

  it('is accepted only from the cookie', async () => {
    const account = await register(app.server);
    const value = account.cookie.replace(/^.*?=/, '');
    for (const options of [{ token: value }, { json: { refresh_token: value } }, { apiKey: value }]) {
      expectRefused(await request(app.server, 'POST', REFRESH, options));
    }
    const inQuery = await request(app.server, 'POST', `${REFRESH}?refresh_token=${value}`);
    expectProblem(inQuery, 400, 'validation_failed');
    expect(inQuery.headers.get('set-cookie')).toBeNull();
    expect(inQuery.text).not.toContain(value);
  });
});

describe('lifetimes', () => {
  it('ends a session that was not refreshed for 30 days', async () => {
    const account = await register(app.server);
    await ageSession(app.database, sessionIdOf(account.cookie), '29 days 23 hours');
    const successor = await rotate(account.cookie);
    await ageSession(app.database, sessionIdOf(account.cookie), '30 days');
    expectRefused(await refresh(successor));
    expect(await reusesOf(sessionIdOf(account.cookie))).toEqual([]);
  });

  it('ends a session after 90 days, however often it is refreshed', async () => {
    const account = await register(app.server);
    let cookie = account.cookie;
    for (let month = 0; month < 3; month += 1) {
      await ageSession(app.database, sessionIdOf(cookie), '29 days');
      cookie = await rotate(cookie);
    }
    await ageSession(app.database, sessionIdOf(cookie), '3 days');
    expectRefused(await refresh(cookie));
  });

  it('keeps the cookie as long as the session can live, and the access token no longer', async () => {
    const account = await register(app.server);
    const fresh = await refresh(account.cookie);
    expect(maxAgeOf(fresh)).toBeGreaterThan(30 * DAY_SECONDS - 60);
    expect(maxAgeOf(fresh)).toBeLessThanOrEqual(30 * DAY_SECONDS);

    let cookie = cookieOf(fresh);
    for (let month = 0; month < 3; month += 1) {
      await ageSession(app.database, sessionIdOf(cookie), '29 days');
      cookie = await rotate(cookie);
    }
    await ageSession(app.database, sessionIdOf(cookie), '2 days 23 hours 50 minutes');
    const last = await refresh(cookie);
    expect(maxAgeOf(last)).toBeLessThanOrEqual(600);
    expect(maxAgeOf(last)).toBeGreaterThan(500);
    expect(last.json.expires_in).toBeLessThanOrEqual(600);
  });
});
