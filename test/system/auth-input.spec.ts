import { describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { cookieOf, register, request, type RequestOptions, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const LOGIN = '/api/v1/auth/login';
const LOGOUT = '/api/v1/auth/logout';
const PASSWORD = '/api/v1/auth/password';
const NEW_PASSWORD = 'an entirely new passphrase';

const app = useOwnServer({
  env: {
    CORS_ORIGINS: 'https://app.example.com',
  },
});

const post = (path: string, options: RequestOptions): Promise<Response> =>
  request(app.server, 'POST', path, options);

const refresh = (cookie: string): Promise<Response> => post('/api/v1/auth/refresh', { cookie });

const changePassword = (token: string, current_password: unknown, new_password: unknown): Promise<Response> =>
  request(app.server, 'PUT', PASSWORD, { token, json: { current_password, new_password } });

describe('requests that another site makes a browser send', () => {
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://app.example.com.evil.example' },
    { origin: 'https://evil.example/https://app.example.com' },
  ];

  it.each(foreign)('with %j are refused', async (headers) => {
    const account = await register(app.server);
    const { email, password, cookie } = account;
    const json = { email, password };
    expectProblem(await post('/api/v1/auth/refresh', { cookie, headers }), 403, 'cross_site_request');
    expectProblem(await post(LOGOUT, { cookie, headers }), 403, 'cross_site_request');
    expectProblem(await post(LOGIN, { json, headers }), 403, 'cross_site_request');
    expectProblem(await post('/api/v1/auth/register', { json, headers }), 403, 'cross_site_request');
    expect((await refresh(cookie)).status).toBe(200);
  });

  it('are distinguished from those of this site, of a listed origin, or of a program', async () => {
    let { cookie } = await register(app.server);
    const own: Record<string, string>[] = [
      { origin: new URL(app.server.url).origin },
      { origin: new URL(app.server.url).origin, 'sec-fetch-site': 'same-origin' },
      { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' },
      { origin: 'https://app.example.com', 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      {},
    ];
    for (const headers of own) {
      const response = await post('/api/v1/auth/refresh', { cookie, headers });
      expect(response.status).toBe(200);
      cookie = cookieOf(response);
    }
  });

  it('cannot be forms', async () => {
    const { email, password } = await register(app.server);
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
    ]) {
      const body = JSON.stringify({ email, password });
      const response = await post(LOGIN, { body, headers: { 'content-type': type } });
      expectProblem(response, 415, 'unsupported_media_type');
    }
  });
});

describe('bad input', () => {
  const email = 'somebody@example.com';
  const password = 'a good passphrase';

  it('is refused before anything is hashed', async () => {
    const { accessToken } = await register(app.server);
    const long = 'x'.repeat(10_000);
    const field = (response: Response) => expectProblem(response, 400, 'validation_failed').errors[0].field;
    expect(field(await post(LOGIN, { json: { email, password: long } }))).toBe('password');
    expect(field(await post('/api/v1/auth/register', { json: { email, password: long } }))).toBe('password');
    expect(field(await changePassword(accessToken, long, NEW_PASSWORD))).toBe('current_password');
    expect(field(await changePassword(accessToken, password, long))).toBe('new_password');
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an array', []],
    ['a string', 'x'],
    ['no password', { email }],
    ['no email', { password }],
    ['a number for a password', { email, password: 12345678 }],
    ['an array for a password', { email, password: [password] }],
    ['an object for an email', { email: { $ne: null }, password }],
    ['an array for an email', { email: [email], password }],
    ['no address for an email', { email: 'somebody', password }],
    ['NUL in an email', { email: 'some\0body@example.com', password }],
    ['a lone surrogate in an email', { email: 'some\ud800body@example.com', password }],
    ['a very long email', { email: `${'x'.repeat(300)}@example.com`, password }],
    ['an unknown field', { email, password, role: 'owner' }],
    ['an unknown field called id', { email, password, id: email }],
  ])('%s is 400', async (_, json) => {
    const body = json === undefined ? { headers: { 'content-type': 'application/json' } } : { json };
    expectProblem(await post(LOGIN, body), 400, 'validation_failed');
    expectProblem(await post('/api/v1/auth/register', body), 400, 'validation_failed');
    const { accessToken } = await register(app.server);
    const change = await request(app.server, 'PUT', PASSWORD, { ...body, token: accessToken });
    expectProblem(change, 400, 'validation_failed');
  });

  it.each(['{', '{"email":', '{"__proto__":{"email":"a@example.com"}}', '\ufeff{}', 'NaN', '{"a":1}}'])(
    '%j is 400',
    async (body) => {
      const response = await post(LOGIN, { body, headers: { 'content-type': 'application/json' } });
      expect([400]).toContain(response.status);
      expect(['malformed_json', 'validation_failed']).toContain(response.json.code);
    },
  );

  it('in a password being checked is only a wrong password', async () => {
    const account = await register(app.server);
    for (const wrong of ['', '\u202e', ' '.repeat(1000)]) {
      const response = await post(LOGIN, { json: { email: account.email, password: wrong } });
      expectProblem(response, 401, 'sign_in_failed');
    }
  });

  it('in a password that is not text is refused as everywhere', async () => {
    const account = await register(app.server);
    for (const noText of ['NUL \0', 'lone \ud800']) {
      const response = await post(LOGIN, { json: { email: account.email, password: noText } });
      expect({ status: response.status }).toEqual({ status: 400 });
    }
  });

  it('in a cookie header or a user agent causes no server error', async () => {
    const account = await register(app.server);
    const json = { email: account.email, password: account.password };
    for (const cookie of [
      '=',
      ';;;',
      '__Host-refresh_token',
      '__proto__=x',
      'a=%E0%A4%A',
      `a=${'b'.repeat(9000)}`,
    ]) {
      expectProblem(
        await post('/api/v1/auth/refresh', { headers: { cookie } }),
        401,
        'invalid_refresh_token',
      );
      expect((await post(LOGIN, { json, headers: { cookie } })).status).toBe(200);
    }
    expect((await post(LOGIN, { json, headers: { 'user-agent': '\u00ff'.repeat(5000) } })).status).toBe(200);
  });
});
