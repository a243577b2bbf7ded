import { describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { ageSession } from '../support/by-hand.js';
import {
  type Account,
  cookieOf,
  login,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const SESSIONS = '/api/v1/auth/sessions';

const app = useServer();

const list = (token: string, query = ''): Promise<Response> =>
  request(app.server, 'GET', `${SESSIONS}${query}`, { token });

const end = (sessionId: string, options: RequestOptions): Promise<Response> =>
  request(app.server, 'DELETE', `${SESSIONS}/${sessionId}`, options);

const me = (token: string): Promise<Response> => request(app.server, 'GET', '/api/v1/me', { token });

const idOf = ({ cookie }: { cookie: string }): string => cookie.replace(/^.*?=/, '').split('.')[0] as string;

const idsOf = (response: Response): string[] => response.json.map(({ id }: { id: string }) => id);

/**
 * Signs in `count` more times.
 *
 * @returns oldest first
 */
async function signIns(account: Account, count: number) {
  const sessions = [];
  for (let index = 0; index < count; index += 1) sessions.push(await login(app.server, account));
  return sessions;
}

describe('the list of sessions', () => {
  it('shows where and when, and which is the current one', async () => {
    const account = await register(app.server);
    const { email, password } = account;
    const phone = await request(app.server, 'POST', '/api/v1/auth/login', {
      json: { email, password },
      address: '2001:db8::7',
      headers: { 'user-agent': 'Phone/1.0' },
    });
    const response = await list(account.accessToken);
    expect(response.status).toBe(200);
    expect(response.headers.get('link')).toBeNull();
    expect(response.json).toEqual([
      {
        id: idOf({ cookie: cookieOf(phone) }),
        created_at: expect.stringMatching(/Z$/),
        last_used_at: expect.stringMatching(/Z$/),
        address: '2001:db8::7',
        user_agent: 'Phone/1.0',
        name: null,
        amr: ['pwd'],
        auth_time: expect.stringMatching(/Z$/),
        confined_to: null,
        current: false,
        expires_at: expect.stringMatching(/Z$/),
      },
      expect.objectContaining({ id: idOf(account), current: true, address: '127.0.0.1' }),
    ]);
    const [session] = response.json;
    expect(Date.parse(session.expires_at) - Date.parse(session.created_at)).toBe(90 * 24 * 3600 * 1000);
  });

  it('shows a user agent as one line of at most 300 characters', async () => {
    const account = await register(app.server);
    const { email, password } = account;
    await request(app.server, 'POST', '/api/v1/auth/login', {
      json: { email, password },
      headers: { 'user-agent': `a\tb\u009b31m${'c'.repeat(1000)}` },
    });
    const [session] = (await list(account.accessToken)).json;
    expect(session.user_agent).toBe(`ab31m${'c'.repeat(295)}`);
  });

  it('follows a refresh', async () => {
    const account = await register(app.server);
    const [before] = (await list(account.accessToken)).json;
    await request(app.server, 'POST', '/api/v1/auth/refresh', {
      cookie: account.cookie,
      address: '203.0.113.9',
    });
    const [after] = (await list(account.accessToken)).json;
    expect(after).toEqual({ ...before, address: '203.0.113.9', last_used_at: expect.any(String) });
    expect(Date.parse(after.last_used_at)).toBeGreaterThan(Date.parse(before.last_used_at));
  });

  it('contains no session that has ended, in whatever way', async () => {
    const account = await register(app.server);
    const [signedOut, ended, idle, expired] = await signIns(account, 4);
    await request(app.server, 'POST', '/api/v1/auth/logout', { cookie: signedOut?.cookie as string });
    await end(idOf(ended as Account), { token: account.accessToken });
    await ageSession(app.database, idOf(idle as Account), '30 days');
    await ageSession(app.database, idOf(expired as Account), '90 days');
    expect(idsOf(await list(account.accessToken))).toEqual([idOf(account)]);
  });

  it('is paged, newest first', async () => {
    const account = await register(app.server);
    const newestFirst = [account, ...(await signIns(account, 4))].map(idOf).reverse();
    const seen: string[] = [];
    let query: string | undefined = '?limit=2';
    while (query !== undefined) {
      const response = await list(account.accessToken, query);
      expect(response.json.length).toBeLessThanOrEqual(2);
      seen.push(...idsOf(response));
      expect(seen.length).toBeLessThanOrEqual(newestFirst.length);
      query = /<[^?]*(\?[^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(newestFirst);
  });

  it('contains nobody else’s', async () => {
    const [account, other] = [await register(app.server), await register(app.server)];
    expect(idsOf(await list(account.accessToken))).toEqual([idOf(account)]);
    expect(idsOf(await list(other.accessToken))).toEqual([idOf(other)]);
  });

  it.each([
    ['?limit=0', 'validation_failed'],
    ['?limit=101', 'validation_failed'],
    ['?limit=x', 'validation_failed'],
    ['?limit=1&limit=2', 'validation_failed'],
    ['?user_id=x', 'validation_failed'],
    ['?cursor=x', 'invalid_cursor'],
    ['?cursor=%00', 'invalid_cursor'],
    ['?cursor=a&cursor=b', 'validation_failed'],
  ])('refuses %s', async (query, code) => {
    const { accessToken } = await register(app.server);
    expectProblem(await list(accessToken, query), 400, code);
  });
});

describe('ending one session', () => {
  it('ends it at once on every instance, and no other', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    const phone = await login(app.server, account);
    expect((await request(other, 'GET', '/api/v1/me', { token: phone.accessToken })).status).toBe(200);

    const response = await end(idOf(phone), { token: account.accessToken });
    expect({ status: response.status, text: response.text }).toEqual({ status: 204, text: '' });
    expect(response.headers.getSetCookie()).toEqual([]);
    for (const server of [app.server, other]) {
      const answer = await request(server, 'GET', '/api/v1/me', { token: phone.accessToken });
      expectProblem(answer, 401, 'invalid_credentials');
    }
    const refreshed = await request(app.server, 'POST', '/api/v1/auth/refresh', { cookie: phone.cookie });
    expectProblem(refreshed, 401, 'invalid_refresh_token');
    expect((await me(account.accessToken)).status).toBe(200);

    const audited = await app.database.query(
      `SELECT actor_kind, actor_user_id, details FROM audit_events
       WHERE action = 'session.ended' AND target_id = $1`,
      [idOf(phone)],
    );
    expect(audited).toEqual([
      { actor_kind: 'user', actor_user_id: account.user.id, details: { reason: 'ended_by_user' } },
    ]);
    await other.stop();
  });

  it('signs out if it is the current one, and removes the cookie', async () => {
    const account = await register(app.server);
    const response = await end(idOf(account).toUpperCase(), { token: account.accessToken });
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-refresh_token=;/)]);
    expectProblem(await me(account.accessToken), 401, 'invalid_credentials');
  });

  it('answers alike for one that has ended, is somebody else’s, or never existed', async () => {
    const [account, stranger] = [await register(app.server), await register(app.server)];
    const ended = await login(app.server, account);
    await end(idOf(ended), { token: account.accessToken });
    const ids = [idOf(ended), idOf(stranger), account.user.id, 'x', '%00', "'", '0'.repeat(190)];
    for (const id of ids) {
      expectProblem(await end(id, { token: account.accessToken }), 404, 'not_found');
    }
    expect((await me(stranger.accessToken)).status).toBe(200);
  });
});

describe('ending all other sessions', () => {
  it('keeps this one, and other people’s', async () => {
    const [account, stranger] = [await register(app.server), await register(app.server)];
    const others = await signIns(account, 3);
    const response = await request(app.server, 'DELETE', SESSIONS, { token: account.accessToken });
    expect({ status: response.status, text: response.text }).toEqual({ status: 204, text: '' });
    for (const { accessToken } of others) expectProblem(await me(accessToken), 401, 'invalid_credentials');
    expect((await me(stranger.accessToken)).status).toBe(200);
    expect(idsOf(await list(account.accessToken))).toEqual([idOf(account)]);

    expect((await request(app.server, 'DELETE', SESSIONS, { token: account.accessToken })).status).toBe(204);
    const audited = await app.database.query(
      `SELECT target_id FROM audit_events WHERE action = 'session.ended' AND actor_user_id = $1`,
      [account.user.id],
    );
    expect(audited.map((row) => row.target_id).sort()).toEqual(others.map(idOf).sort());
  });

  it('works from all of them at the same time: at least one is left', async () => {
    const account = await register(app.server);
    const all = [account, ...(await signIns(account, 5))];
    const responses = await Promise.all(
      all.map(({ accessToken }) => request(app.server, 'DELETE', SESSIONS, { token: accessToken })),
    );
    for (const { status } of responses) expect([204, 401]).toContain(status);
    const answers = await Promise.all(all.map(({ accessToken }) => me(accessToken)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  });
});

describe('session endpoints', () => {
  it.each([
    ['GET', ''],
    ['DELETE', ''],
    ['DELETE', '/018f0000-0000-7000-8000-000000000000'],
  ])("%s %s requires a person's access token", async (method, path) => {
    const account = await register(app.server);
    const send = (options: RequestOptions): Promise<Response> =>
      request(app.server, method, `${SESSIONS}${path}`, options);
    expectProblem(await send({ apiKey: account.apiKey }), 403, 'user_required');
    expectProblem(await send({ token: account.apiKey }), 403, 'user_required');
    expectProblem(await send({}), 401, 'missing_credentials');
    expectProblem(await send({ cookie: account.cookie }), 401, 'missing_credentials');
    expectProblem(await send({ token: `${account.accessToken}x` }), 401, 'invalid_credentials');
    expectProblem(
      await send({ token: account.accessToken, apiKey: account.apiKey }),
      400,
      'multiple_credentials',
    );
  });
});
