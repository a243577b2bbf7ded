import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import {
  type Account,
  rawRequest,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { parseRawResponse } from '../support/raw-response.js';

const app = useServer();
const ME = '/api/v1/me';

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** Properties of every response, whoever produced it. */
function expectSafeHeaders({ headers }: Response): void {
  expect(Object.fromEntries(headers)).toMatchObject(SECURITY_HEADERS);
  expect(headers.get('x-request-id')).toMatch(/^[\w.-]{1,64}$/);
  expect(headers.get('server')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
}

function expectSafeProblem(response: Response, status: number, code: string): void {
  const problem = expectProblem(response, status, code);
  expectSafeHeaders(response);
  expect(problem.request_id).toBe(response.headers.get('x-request-id'));
  expect(response.text).not.toMatch(/node_modules|\.[jt]s:|\bat \w+ \(|SELECT|FST_ERR|HPE_|Error:/);
}

let account: Account;
beforeAll(async () => {
  account = await register(app.server);
});

/** Sends a request that no client library would send, and reads the response. */
async function raw(bytes: string | Uint8Array): Promise<Response> {
  return parseRawResponse(await rawRequest(app.server, bytes));
}

const COMMON = 'Host: x\r\nConnection: close\r\n';
const line = (method: string, target: string, headers = ''): string =>
  `${method} ${target} HTTP/1.1\r\n${COMMON}${headers}\r\n`;

describe('an unusual spelling of a path', () => {
  const ways = [
    ['/api/v1/me/', 200],
    ['/api/v1/m%65', 200],
    ['http://elsewhere.example/api/v1/me', 200],
    ['http://user:password@elsewhere.example/api/v1/me', 200],
    ['/api/v1%2Fme', 404],
    ['/api/v1%2fme', 404],
    ['/api%5Cv1/me', 404],
    ['//api/v1/me', 404],
    ['/api//v1/me', 404],
    ['/api/v1/me//', 404],
    ['/api/v1/me;x=1', 404],
    ['/API/v1/me', 404],
    ['/api/v1/ME', 404],
    ['/api/v1/./me', 404],
    ['/api/v1/x/../me', 404],
    ['/api/v1/%2e%2e/v1/me', 404],
    ['/health/../api/v1/me', 404],
    ['/health/live/../../api/v1/me', 404],
    ['/api/v1/me%00', 404],
    ['/api/v1/me%20', 404],
    ['/api/v1/me.json', 404],
    ['*', 404],
    ['/api/v1/%zz', 400],
    ['/api/v1/me%', 400],
    ['/api/v1/%ff', 400],
  ] as const;

  it('a fragment: counts as a query parameter, which the route does not know', async () => {
    const target = '/api/v1/me#fragment';
    expectSafeProblem(await raw(line('GET', target)), 401, codeFor(200));
    const withKey = await raw(line('GET', target, `X-API-Key: ${account.apiKey}\r\n`));
    expectSafeProblem(withKey, 400, 'validation_failed');
  });

  it.each(ways)('%s: never admits a caller without a credential', async (target, status) => {
    const response = await raw(line('GET', target));
    expectSafeProblem(response, status === 200 ? 401 : status, codeFor(status));
  });

  it.each(ways)('%s: returns %d with a key', async (target, status) => {
    const response = await raw(line('GET', target, `X-API-Key: ${account.apiKey}\r\n`));
    expect(response.status).toBe(status);
    expectSafeHeaders(response);
    if (status === 200) expect(response.json).toMatchObject({ kind: 'api_key' });
  });

  const codeFor = (status: number): string =>
    ({ 200: 'missing_credentials', 400: 'invalid_request', 404: 'not_found' })[status] ?? '';
});

describe('a method', () => {
  it('HEAD answers like GET, without a body and with the same requirements', async () => {
    const get = await request(app.server, 'GET', ME, { apiKey: account.apiKey });
    const head = await request(app.server, 'HEAD', ME, { apiKey: account.apiKey });
    expect({ status: head.status, text: head.text }).toEqual({ status: 200, text: '' });
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    expect((await request(app.server, 'HEAD', ME)).status).toBe(401);
    expect((await request(app.server, 'HEAD', ME, { apiKey: 'nonsense' })).status).toBe(401);
  });

  it.each(['OPTIONS', 'TRACE', 'PUT', 'DELETE', 'PROPFIND', 'PURGE', 'M-SEARCH'])(
    '%s returns 405 if the path does not support it, with and without a key',
    async (method) => {
      const path = method === 'DELETE' ? '/api/v1/workspaces' : ME;
      expectSafeProblem(await raw(line(method, path)), 405, 'method_not_allowed');
      const withKey = await raw(line(method, path, `X-API-Key: ${account.apiKey}\r\n`));
      expectSafeProblem(withKey, 405, 'method_not_allowed');
      expect(withKey.text).not.toContain(account.apiKey);
    },
  );

  it.each(['FOO', 'get', 'GETS', 'PRI'])('%s is none', async (method) => {
    expectSafeProblem(await raw(line(method, ME)), 400, 'invalid_request');
  });
});

describe('bytes that two servers could interpret differently are refused, and the connection is closed', () => {
  const body = 'Content-Type: application/json\r\n';
  it.each([
    ['a length and chunks', `${body}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n`],
    ['chunks and a length', `${body}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n`],
    ['two lengths', `${body}Content-Length: 4\r\nContent-Length: 5\r\n`],
    ['a list of lengths', `${body}Content-Length: 4, 4\r\n`],
    ['a signed length', `${body}Content-Length: +4\r\n`],
    ['a negative length', `${body}Content-Length: -4\r\n`],
    ['a hexadecimal length', `${body}Content-Length: 0x4\r\n`],
    ['chunks that are not the last coding', `${body}Transfer-Encoding: chunked, identity\r\n`],
    ['an unknown coding', `${body}Transfer-Encoding: xchunked\r\n`],
    ['a space before the colon', `${body}Transfer-Encoding : chunked\r\n`],
    ['a folded header', 'X-Folded: a\r\n b\r\n'],
    ['a bare CR in a header', 'X-A: a\rX-B: b\r\n'],
    ['a NUL in a header', 'X-A: a\0b\r\n'],
    ['a header without a colon', 'nonsense\r\n'],
    ['a header without a name', ': a\r\n'],
  ])('%s', async (_, headers) => {
    const smuggled = line('GET', '/api/v1/smuggled');
    const bytes = `POST /api/v1/workspaces HTTP/1.1\r\nHost: x\r\nX-API-Key: ${account.apiKey}\r\n${headers}\r\n0\r\n\r\n${smuggled}`;
    const received = await rawRequest(app.server, bytes);
    expectSafeProblem(parseRawResponse(received), 400, 'invalid_request');
    expect(received.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(app.server.log.join('\n')).not.toContain('smuggled');
  });

  it.each([
    ['line feeds alone', `GET ${ME} HTTP/1.1\nHost: x\nConnection: close\n\n`],
    ['no version that exists', `GET ${ME} HTTP/3.7\r\n${COMMON}\r\n`],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a TLS handshake', '\x16\x03\x01\x02\x00\x01'],
    ['an escape sequence in the address', `GET /a\x1b[31m HTTP/1.1\r\n${COMMON}\r\n`],
    ['no Host', `GET ${ME} HTTP/1.1\r\nConnection: close\r\n\r\n`],
  ])('%s', async (_, bytes) => {
    expectSafeProblem(await raw(bytes), 400, 'invalid_request');
  });

  it('HTTP/1.0, which needs no Host, is served', async () => {
    const response = await raw('GET /health/live HTTP/1.0\r\n\r\n');
    expect(response).toMatchObject({ status: 200, json: { status: 'ok' } });
  });

  it('an unknown expectation is ignored', async () => {
    const response = await raw(line('GET', '/health/live', 'Expect: tea\r\n'));
    expect(response).toMatchObject({ status: 200, json: { status: 'ok' } });
  });
});

describe('oversized requests are refused', () => {
  it.each([
    ['a segment of the path', line('GET', `/api/v1/workspaces/${'a'.repeat(300)}`), 414, 'uri_too_long'],
    ['an address', line('GET', `/${'a'.repeat(20_000)}`), 431, 'headers_too_large'],
    ['a query', line('GET', `${ME}?${'a'.repeat(20_000)}`), 431, 'headers_too_large'],
    ['a header', line('GET', ME, `X-A: ${'a'.repeat(20_000)}\r\n`), 431, 'headers_too_large'],
    ['a cookie', line('GET', ME, `Cookie: ${'a=b; '.repeat(4_000)}\r\n`), 431, 'headers_too_large'],
    [
      'a row of headers',
      line('GET', ME, 'X-Any: a row of headers\r\n'.repeat(1_000)),
      431,
      'headers_too_large',
    ],
  ])('%s', async (_, bytes, status, code) => {
    expectSafeProblem(await raw(bytes), status, code);
  });

  it('and those just below the limit are not', async () => {
    expectSafeProblem(await raw(line('GET', `${ME}?${'a'.repeat(15_000)}`)), 401, 'missing_credentials');
  });
});

describe('X-Request-Id', () => {
  it.each([
    'abc',
    '0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e',
    'A.b_c-1',
    'walk_42',
    'req_0123456789abcdef01234567',
    'x'.repeat(64),
  ])('%s is adopted, also in the problem document', async (id) => {
    const response = await request(app.server, 'GET', ME, { headers: { 'x-request-id': id } });
    expect(response.headers.get('x-request-id')).toBe(id);
    expect(response.json.request_id).toBe(id);
  });

  it.each(['', 'a b', 'x'.repeat(65), '<script>', 'a\tb', 'ä', '"', 'a, b'])(
    '%j is replaced by one of ours',
    async (id) => {
      const response = await request(app.server, 'GET', ME, { headers: { 'x-request-id': id } });
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it.each([
    ['a key', (key: string) => key],
    ['a key within other text', (key: string) => `job-${key}`],
    ["an operator's key", (key: string) => key.replace('_', 'op_')],
    ["a service's secret", (key: string) => key.replace('_', 'rs_')],
    ['a token of a link', (key: string) => key.replace(/^[^_]+/, 'lkreset')],
  ])('is not repeated if %s was put there by mistake', async (_name, secretOf) => {
    const { apiKey } = await register(app.server);
    const { headers, text } = await request(app.server, 'GET', ME, {
      headers: { 'x-request-id': secretOf(apiKey) },
    });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const [, body = apiKey] = apiKey.split('_');
    expect(text).not.toContain(body);
    expect(app.server.log.join('\n')).not.toContain(body);
  });
});

describe('the headers that protect browsers', () => {
  it.each<[string, string, string, RequestOptions, number]>([
    ['an answer', 'GET', '/health/live', {}, 200],
    ['an error', 'GET', ME, {}, 401],
    ['an unknown path', 'GET', '/nowhere', {}, 404],
    ['a file that does not exist', 'GET', '/unknown.js', {}, 404],
    [
      'a refused body',
      'POST',
      '/api/v1/auth/register',
      { body: 'x', headers: { 'content-type': 'a/b' } },
      415,
    ],
    ['a body that is no JSON', 'POST', '/api/v1/auth/register', { json: 'x' }, 400],
    ['a preflight without CORS', 'OPTIONS', ME, { headers: { origin: 'https://evil.example' } }, 405],
  ])('are on %s', async (_, method, path, options, status) => {
    const response = await request(app.server, method, path, options);
    expect(response.status).toBe(status);
    expectSafeHeaders(response);
  });
});
