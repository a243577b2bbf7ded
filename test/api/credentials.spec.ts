import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { addColleague, changeRole, createKey, keysPath } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, rawRequest, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const BARE = 'Bearer realm="latchkey"';
const INVALID_TOKEN = `${BARE}, error="invalid_token"`;
const INVALID_REQUEST = `${BARE}, error="invalid_request"`;

const app = useServer();
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

const get = (headers: Record<string, string>, path = '/api/v1/me') =>
  request(app.server, 'GET', path, { headers });

function expectChallenge(response: Response, status: number, code: string, challenge: string): void {
  expectProblem(response, status, code);
  expect(response.headers.get('www-authenticate')).toBe(challenge);
}

describe('a credential outside its header', () => {
  it.each(['api_key', 'apikey', 'key', 'X-API-Key', 'access_token', 'token', 'authorization'])(
    'is not read from ?%s=',
    async (parameter) => {
      for (const credential of [owner.apiKey, owner.accessToken]) {
        const path = `/api/v1/me?${parameter}=${encodeURIComponent(credential)}`;
        expectChallenge(await get({}, path), 401, 'missing_credentials', BARE);
      }
    },
  );

  it.each(['api_key', 'key', 'access_token', 'token'])('is not read from "%s" in the body', async (field) => {
    for (const credential of [owner.apiKey, owner.accessToken]) {
      const response = await request(app.server, 'POST', keysPath(owner.workspace.id), {
        json: { name: 'n', [field]: credential },
      });
      expectChallenge(response, 401, 'missing_credentials', BARE);
    }
  });

  it('is not read from a form, a cookie, or a header of another name', async () => {
    const form = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      body: `access_token=${owner.accessToken}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([401, 415]).toContain(form.status);
    const elsewhere: Record<string, string>[] = [
      { cookie: `access_token=${owner.accessToken}; api_key=${owner.apiKey}` },
      { cookie: owner.cookie },
      { 'x-auth-token': owner.accessToken },
      { 'proxy-authorization': `Bearer ${owner.accessToken}` },
    ];
    for (const headers of elsewhere) {
      expectChallenge(await get(headers), 401, 'missing_credentials', BARE);
    }
  });

  it('does not make up for a bad one in its header', async () => {
    const path = `/api/v1/me?access_token=${owner.accessToken}&api_key=${owner.apiKey}`;
    expectChallenge(await get({ 'x-api-key': 'nonsense' }, path), 401, 'invalid_credentials', INVALID_TOKEN);
    const bearer = { authorization: 'Bearer nonsense' };
    expectChallenge(await get(bearer, path), 401, 'invalid_credentials', INVALID_TOKEN);
  });
});

describe('the scheme', () => {
  it('is refused when two are sent, even if both credentials are valid', async () => {
    const pairs: [string, string][] = [
      [owner.apiKey, owner.accessToken],
      [owner.apiKey, owner.apiKey],
      ['nonsense', owner.accessToken],
      [owner.apiKey, 'nonsense'],
    ];
    for (const [apiKey, token] of pairs) {
      const headers = { 'x-api-key': apiKey, authorization: `Bearer ${token}` };
      expectChallenge(await get(headers), 400, 'multiple_credentials', INVALID_REQUEST);
    }
  });

  it("is final: a credential in the other scheme's header is refused", async () => {
    const headers = { 'x-api-key': owner.accessToken };
    expectChallenge(await get(headers), 401, 'invalid_credentials', INVALID_TOKEN);
  });

  it.each([
    ['Basic', () => `Basic ${Buffer.from(`${owner.email}:${owner.password}`).toString('base64')}`],
    ['Digest', () => 'Digest username="x"'],
    ['Token', () => `Token ${owner.apiKey}`],
    ['none', () => owner.apiKey],
    ['Bearer with nothing behind it', () => 'Bearer'],
    ['Bearer with two tokens', () => `Bearer ${owner.apiKey} ${owner.apiKey}`],
    ['Bearer with two spaces', () => `Bearer  ${owner.apiKey}`],
    ['Bearer with a tab', () => `Bearer\t${owner.apiKey}`],
    ['Bearer with a comma and another', () => `Bearer ${owner.apiKey}, Bearer ${owner.apiKey}`],
  ])('%s is not understood: 400', async (_, header) => {
    const response = await get({ authorization: header() });
    expectChallenge(response, 400, 'malformed_credentials', INVALID_REQUEST);
    expect(response.text).not.toContain(owner.apiKey);
  });

  it.each(['bearer', 'BEARER', 'bEARER'])('may be spelt %s', async (scheme) => {
    for (const credential of [owner.apiKey, owner.accessToken]) {
      expect((await get({ authorization: `${scheme} ${credential}` })).status).toBe(200);
    }
  });
});

describe('a rejected key', () => {
  const refused: Record<string, string> = {};

  beforeAll(async () => {
    const act = (method: string, key: Json, json?: Json) =>
      request(app.server, method, keysPath(owner.workspace.id, key.id), { token: owner.accessToken, json });
    const [revoked, expired, elsewhere, orphaned] = [
      await createKey(app.server, owner),
      await createKey(app.server, owner),
      await createKey(app.server, owner, { allowed_ips: ['192.0.2.7'] }),
      await addColleague(app, owner, 'member'),
    ];
    await act('DELETE', revoked);
    await act('PATCH', expired, { expires_at: new Date().toISOString() });
    await changeRole(app, owner, orphaned, null);
    Object.assign(refused, {
      'that was never issued': generateApiKey('lk'),
      'with a typo': owner.apiKey.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      'that is no key at all': 'nonsense',
      'with another prefix': generateApiKey('ink'),
      'that is revoked': revoked.key,
      'that has expired': expired.key,
      'from another address': elsewhere.key,
      'whose creator has left': orphaned.apiKey,
    });
  });

  /** Everything by which a caller could tell responses apart. */
  async function visible(headers: Record<string, string>, path: string): Promise<unknown> {
    const response = await get(headers, path);
    const { request_id, ...body } = response.json;
    expect(response.headers.get('x-request-id')).toBe(request_id);
    const varying = ['date', 'x-request-id'];
    return {
      status: response.status,
      headers: [...response.headers].filter(([name]) => !varying.includes(name)),
      order: Object.keys(response.json),
      body,
    };
  }

  it.each(['/api/v1/me', '/api/v1/workspaces/0197b0c4-7cf1-7000-8000-000000000000/api-keys'])(
    'gets the same 401 from %s, whatever is wrong with it',
    async (path) => {
      const reference = await visible({ 'x-api-key': generateApiKey('lk') }, path);
      expect(reference).toMatchObject({
        status: 401,
        headers: expect.arrayContaining([['www-authenticate', INVALID_TOKEN]]),
        body: { code: 'invalid_credentials' },
      });
      expect(Object.keys(refused)).toHaveLength(8);
      for (const [reason, key] of Object.entries(refused)) {
        const ways: Record<string, string>[] = [{ 'x-api-key': key }, { authorization: `Bearer ${key}` }];
        for (const headers of ways) {
          expect({ reason, ...((await visible(headers, path)) as object) }).toEqual({
            reason,
            ...(reference as object),
          });
        }
      }
    },
  );
});

describe('a header that no client would send', () => {
  const KEY_LENGTH = 51;
  const cases: [string, (key: string) => string | Uint8Array, number][] = [
    ['an empty key', () => 'X-API-Key:', 401],
    ['a key of spaces', () => 'X-API-Key:    ', 401],
    ['an empty Authorization', () => 'Authorization:', 400],
    ['both, and both empty', () => 'X-API-Key:\r\nAuthorization:', 400],
    ['the key with space around it', (key) => `X-API-Key: \t ${key} \t `, 200],
    ['the name in another case', (key) => `x-aPi-kEy: ${key}`, 200],
    ['the name with underscores', (key) => `X_API_KEY: ${key}`, 401],
    ['the name with a space behind it', (key) => `X-API-Key : ${key}`, 400],
    ['the key folded over two lines', (key) => `X-API-Key: ${key.slice(0, 9)}\r\n ${key.slice(9)}`, 400],
    ['NUL in the key', (key) => `X-API-Key: ${key}\0`, 400],
    ['NUL in the token', (key) => `Authorization: Bearer ${key}\0`, 400],
    ['a bare CR', (key) => `X-API-Key: ${key}\rX-Other: x`, 400],
    ['Latin-1', (key) => Buffer.from(`X-API-Key: ${key.slice(0, -1)}\xe9`, 'latin1'), 401],
    ['UTF-8', (key) => Buffer.from(`X-API-Key: ${key.slice(0, -1)}é`), 401],
    ['bytes that are no UTF-8', () => Buffer.from('X-API-Key: lk_\xff\xfe\xc0\x80', 'latin1'), 401],
    ['Latin-1 in the token', () => Buffer.from('Authorization: Bearer \xe9\xff', 'latin1'), 401],
    ['a no-break space', (key) => Buffer.from(`Authorization: Bearer\xa0${key}`, 'latin1'), 400],
    ['8 kB', () => `X-API-Key: ${'a'.repeat(8_192)}`, 401],
    ['8 kB that begin like a key', (key) => `X-API-Key: ${key}${'0'.repeat(8_192)}`, 401],
    ['8 kB of token', () => `Authorization: Bearer ${'a'.repeat(8_192)}`, 401],
    ['8 kB of dots', () => `Authorization: Bearer ${'.'.repeat(8_192)}`, 401],
    ['8 kB of spaces', () => `Authorization: Bearer${' '.repeat(8_192)}x`, 400],
    ['20 kB', () => `X-API-Key: ${'a'.repeat(20_000)}`, 431],
    ['the key twice', (key) => `X-API-Key: ${key}\r\nX-API-Key: ${key}`, 401],
    ['two keys, the first one good', (key) => `X-API-Key: ${key}\r\nX-API-Key: x`, 401],
    ['two keys with a comma', (key) => `X-API-Key: ${key},${key}`, 401],
    ['Authorization twice', (key) => `Authorization: Bearer ${key}\r\nAuthorization: Bearer ${key}`, 400],
    [
      'Authorization twice, one of them bad',
      (key) => `Authorization: Bearer ${key}\r\nAuthorization: x`,
      400,
    ],
    ['two tokens with a comma', (key) => `Authorization: Bearer ${key},${key}`, 401],
    ['a quoted key', (key) => `X-API-Key: "${key}"`, 401],
    ['the key in upper case', (key) => `X-API-Key: ${key.toUpperCase()}`, 401],
    ['a header called __proto__', (key) => `__proto__: x\r\nX-API-Key: ${key}`, 200],
    ['a bad workspace header', (key) => `X-API-Key: ${key}\r\nX-Workspace-Id: x`, 400],
    ['an empty workspace header', (key) => `X-API-Key: ${key}\r\nX-Workspace-Id:`, 400],
  ];

  it.each(cases)('%s', async (_, header, status) => {
    expect(owner.apiKey).toHaveLength(KEY_LENGTH);
    const answer = await rawRequest(
      app.server,
      Buffer.concat([
        Buffer.from('GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n'),
        Buffer.from(header(owner.apiKey)),
        Buffer.from('\r\n\r\n'),
      ]),
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toContain(owner.apiKey);
    if (status !== 200) expect(answer).toMatch(/content-type: application\/problem\+json/i);
  });
});
