import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, rawRequest, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';

const app = useOwnServer({ expectedErrors: [/"request_id":"broken-table"/] });

let account: Account;
beforeAll(async () => {
  account = await register(app.server);
});

/** The log lines of the request with this id. A line is written after the response was sent. */
async function linesOf(requestId: string, count = 1): Promise<Json[]> {
  const lines = await eventually(
    `${requestId} is logged`,
    () => app.server.log.filter((line) => line.includes(`"request_id":"${requestId}"`)),
    { until: ({ length }) => length >= count },
  );
  return lines.map((line) => JSON.parse(line));
}

const marker = (): string => `marker-${randomBytes(9).toString('hex')}`;

describe('each request leaves one line', () => {
  it.each([
    ['a key', () => ({ apiKey: account.apiKey }), 200, () => `key:${account.apiKeyId}`],
    ['a token', () => ({ token: account.accessToken }), 200, () => `user:${account.user.id}`],
    ['nobody', () => ({}), 401, () => null],
  ])('of %s, with the same fields and nothing else', async (_, credential, status, principal) => {
    const requestId = marker();
    await request(app.server, 'GET', '/api/v1/documents?limit=1', {
      ...credential(),
      address: '203.0.113.7',
      headers: { 'x-request-id': requestId },
    });
    expect(await linesOf(requestId)).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        pid: app.server.process.pid,
        request_id: requestId,
        method: 'GET',
        path: '/api/v1/documents',
        status,
        duration_ms: expect.any(Number),
        address: '203.0.113.7',
        principal: principal(),
        msg: 'request',
      },
    ]);
  });

  it('whatever its outcome', async () => {
    const id = marker();
    const send = (n: number, method: string, path: string, body?: string) =>
      request(app.server, method, path, {
        apiKey: account.apiKey,
        headers: { 'x-request-id': `${id}-${n}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      });
    await send(1, 'GET', '/nowhere');
    await send(2, 'GET', '/api/v1/%zz');
    await send(3, 'POST', '/api/v1/documents', '{');
    await send(4, 'HEAD', '/api/v1/me');
    await send(5, 'OPTIONS', '/api/v1/me');
    const statuses = [];
    for (const n of [1, 2, 3, 4, 5]) statuses.push((await linesOf(`${id}-${n}`)).map(({ status }) => status));
    expect(statuses).toEqual([[404], [400], [400], [200], [405]]);
  });

  it('even if it never became one', async () => {
    const received = await rawRequest(app.server, 'nonsense\r\n\r\n');
    const requestId = String(/x-request-id: (\S+)/.exec(received)?.[1]);
    expect(await linesOf(requestId)).toMatchObject([
      { level: 30, status: 400, msg: 'malformed HTTP request' },
    ]);
  });
});

describe('the log contains no secrets', () => {
  it('however they were sent', async () => {
    const secret = marker();
    const requestId = marker();
    const headers = {
      'x-request-id': requestId,
      'x-api-key': `lk_${secret}`,
      cookie: `__Host-refresh_token=${secret}`,
      'user-agent': secret,
      referer: `https://example.com/${secret}`,
      'x-any': secret,
    };
    const json = { title: secret, body: secret, password: secret, [secret]: secret };
    await request(app.server, 'POST', `/api/v1/documents?key=${secret}#${secret}`, { headers, json });
    await request(app.server, 'POST', `/api/v1/documents?key=${secret}`, {
      token: account.accessToken,
      json,
    });
    await request(app.server, 'POST', '/api/v1/auth/register', {
      json: { email: `${secret}@example.com`, password: secret },
    });
    await request(app.server, 'POST', '/api/v1/documents', {
      token: secret,
      body: `{"${secret}":`,
      headers: { 'content-type': 'application/json', 'x-request-id': `${requestId}-last` },
    });
    await rawRequest(
      app.server,
      `GET http://u:${secret}@x/health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    await rawRequest(
      app.server,
      `GET /health/live#${secret} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    await rawRequest(app.server, `X-API-Key: ${secret}\r\n\r\n`);
    await linesOf(`${requestId}-last`);
    expect(app.server.log.join('\n')).not.toContain(secret);
  });

  it('not even in the path, where they do not belong', async () => {
    const { apiKey, accessToken, cookie } = account;
    const secrets = [apiKey, accessToken, cookie.replace(/^.*?=/, ''), account.webhookSigningSecret];
    for (const [index, secret] of secrets.entries()) {
      const requestId = marker();
      const response = await request(app.server, 'GET', `/api/v1/documents/${encodeURIComponent(secret)}`, {
        apiKey,
        headers: { 'x-request-id': requestId },
      });
      expect({ index, status: response.status < 500 }).toEqual({ index, status: true });
      expect(response.text).not.toContain(secret);
      await linesOf(requestId);
    }
    const log = app.server.log.join('\n');
    for (const secret of secrets) expect(log.includes(secret)).toBe(false);
  });
});

describe('nobody controls the terminal of someone who reads the log', () => {
  it.each([
    ['a path', Buffer.from('GET /\x9b31m\x85 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'latin1')],
    ['an encoded path', 'GET /%0d%0a%1b[31m%9b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['UTF-8 in a path', 'GET /\u202e\u009b\u2028 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a request id', 'GET / HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\u001b[31m\r\nConnection: close\r\n\r\n'],
    [
      'a forwarded address',
      'GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: \u009b31m\r\nConnection: close\r\n\r\n',
    ],
    ['a user agent', 'GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: \u009b31m\r\nConnection: close\r\n\r\n'],
    ['a method', '\u001b[31m / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('with %s', async (_, bytes) => {
    const received = await rawRequest(app.server, bytes);
    await linesOf(String(/x-request-id: (\S+)/.exec(received)?.[1]));
    for (const line of app.server.log) expect(line).toMatch(/^[\x20-\x7e]*$/);
  });
});

describe('an internal error', () => {
  it('leaves a line with its cause, while the caller learns nothing of it', async () => {
    const parameter = marker();
    await app.database.query('ALTER TABLE documents RENAME COLUMN title TO renamed');
    const response = await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: account.apiKey,
      headers: { 'x-request-id': 'broken-table' },
      json: { title: parameter, body: parameter },
    });
    await app.database.query('ALTER TABLE documents RENAME COLUMN renamed TO title');
    expect(response).toMatchObject({
      status: 500,
      json: { code: 'internal_error', request_id: 'broken-table' },
    });
    expect(response.text).not.toMatch(/column|QueryFailed|INSERT|node_modules/);

    const [error, line] = await linesOf('broken-table', 2);
    expect(error).toMatchObject({
      level: 50,
      err: { type: 'QueryFailedError', code: '42703', stack: expect.stringMatching(/documents\.service/) },
    });
    expect(line).toMatchObject({ level: 30, status: 500, msg: 'request' });
    expect(app.server.log.join('\n')).not.toContain(parameter);
  });
});
