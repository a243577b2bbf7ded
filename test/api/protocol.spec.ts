import { beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath } from '../support/api-keys.js';
import { useOwnServer, useServer } from '../support/app.js';
import { type Account, rawRequest, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { openApiDocument, operations } from '../support/openapi.js';

const app = useServer();
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

describe('A request without a body ignores headers about one', () => {
  it.each<Record<string, string>>([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'content-type': 'nonsense' },
    { 'content-type': 'application/json' },
    { 'content-type': 'text/plain', 'content-encoding': 'gzip' },
  ])('DELETE with %j revokes', async (headers) => {
    const key = await createKey(app.server, owner);
    const path = keysPath(owner.workspace.id, key.id);
    const response = await request(app.server, 'DELETE', path, { token: owner.accessToken, headers });
    expect([response.status, response.json]).toEqual([200, { status: 'revoked' }]);
  });

  it.each(['Content-Length: 0\r\n', 'Transfer-Encoding: chunked\r\n', ''])(
    'also where its length is said as %j',
    async (length) => {
      const key = await createKey(app.server, owner);
      const response = await rawRequest(
        app.server,
        `DELETE ${keysPath(owner.workspace.id, key.id)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n` +
          `X-API-Key: ${owner.apiKey}\r\nContent-Type: text/plain\r\n${length}\r\n` +
          (length.startsWith('Transfer') ? '0\r\n\r\n' : ''),
      );
      expect(response).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  it.each(['Content-Length: 2\r\n\r\n{}', 'Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'])(
    'but one with a body is: %j',
    async (rest) => {
      const key = await createKey(app.server, owner);
      const response = await rawRequest(
        app.server,
        `DELETE ${keysPath(owner.workspace.id, key.id)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n` +
          `X-API-Key: ${owner.apiKey}\r\nContent-Type: text/plain\r\n${rest}`,
      );
      expect(response).toMatch(/^HTTP\/1\.1 415 /);
    },
  );

  it('and if a body is needed, the response says so', async () => {
    const path = keysPath(owner.workspace.id);
    const response = await request(app.server, 'POST', path, {
      token: owner.accessToken,
      headers: { 'content-type': 'text/plain' },
    });
    expectProblem(response, 400, 'validation_failed');
  });
});

describe('A method that a path does not support', () => {
  const methodsOf = new Map<string, Set<string>>();
  for (const { method, path } of operations) {
    const own = methodsOf.get(path) ?? new Set<string>();
    methodsOf.set(path, own.add(method.toUpperCase()));
  }
  const takesAnyMethod = operations.filter((operation) => operation.takesAnyMethod).map(({ path }) => path);
  const paths = [...methodsOf.keys()].filter((path) => !takesAnyMethod.includes(path));

  /** For every path that the address can match: `api-keys/revoke` is a path itself, and also a key called "revoke". */
  const methodsAt = (address: string): Set<string> =>
    new Set(
      [...methodsOf]
        .filter(([path]) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address))
        .flatMap(([, methods]) => [...methods]),
    );

  it.each(paths)('gets 405 and Allow: %s', async (path) => {
    const address = path.replaceAll(/\{\w+\}/g, owner.workspace.id);
    const own = methodsAt(address);
    const expected = [...own, ...(own.has('GET') ? ['HEAD'] : [])].sort().join(', ');
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
      (name) => !own.has(name),
    )) {
      for (const credential of [{}, { apiKey: owner.apiKey }]) {
        const response = await request(app.server, method, address, credential);
        expectProblem(response, 405, 'method_not_allowed');
        expect([method, response.headers.get('allow')]).toEqual([method, expected]);
      }
    }
  });

  it('is tested on all paths of the document', () => {
    expect([...takesAnyMethod].sort()).toEqual(['/api/v1/ext-authz/{audience}/{scopes}', '/api/v1/verify']);
    expect([...paths, ...takesAnyMethod].sort()).toEqual(Object.keys(openApiDocument.paths).sort());
  });

  it.each([
    ['/', 'GET, HEAD'],
    ['/sign-in', 'GET, HEAD'],
    ['/workspaces/x/api-keys', 'GET, HEAD'],
    ['/docs', 'GET, HEAD'],
    ['/docs/errors', 'GET, HEAD'],
    ['/api/openapi.json', 'GET, HEAD'],
    ['/health/live', 'GET, HEAD'],
    ['/api/v1/me/', 'DELETE, GET, HEAD, PATCH'],
  ])('is answered likewise for pages: %s', async (path, allow) => {
    const response = await request(app.server, 'POST', path);
    expectProblem(response, 405, 'method_not_allowed');
    expect(response.headers.get('allow')).toBe(allow);
  });

  it.each(['/nowhere', '/api/v1/nowhere', '/api/v1', '/.env'])(
    'gets 404 if nothing is there: %s',
    async (path) => {
      expectProblem(await request(app.server, 'POST', path), 404, 'not_found');
    },
  );
});

describe('A message about a value outside a fixed list', () => {
  it.each([
    [
      'scopes: ["x"]',
      { name: 'k', scopes: ['x'] },
      'scopes.0',
      /^"x" is not a scope; must be one of api-keys:read, .*members:read.*, or a scope of a resource server$/,
    ],
    ['scopes: [5]', { name: 'k', scopes: [5] }, 'scopes.0', /^must be one of api-keys:read, /],
  ])('names the value and the list: %s', async (_, json, field, message) => {
    const path = keysPath(owner.workspace.id);
    const { errors } = expectProblem(
      await request(app.server, 'POST', path, { token: owner.accessToken, json }),
      400,
      'validation_failed',
    );
    expect(errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  it('never repeats a credential, or more than a line', async () => {
    const scope = `${owner.apiKey}\u202e\n${'x'.repeat(500)}`;
    const response = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      token: owner.accessToken,
      json: { name: 'k', scopes: [scope] },
    });
    expectProblem(response, 400, 'validation_failed');
    expect(response.text).not.toContain(owner.apiKey);
    expect(response.json.errors[0].message).not.toMatch(/[\n\u202e]|x{61}/);
  });

  it('lists the valid roles, statuses and actions', async () => {
    const workspace = `/api/v1/workspaces/${owner.workspace.id}`;
    const invite = await request(app.server, 'POST', `${workspace}/invitations`, {
      token: owner.accessToken,
      json: { role: 'boss' },
    });
    const keys = await request(app.server, 'GET', `${workspace}/api-keys?status=dead`, {
      token: owner.accessToken,
    });
    const trail = await request(app.server, 'GET', `${workspace}/audit-events?action=x`, {
      token: owner.accessToken,
    });
    expect([invite, keys, trail].map(({ json }) => json.errors[0].message)).toEqual([
      '"boss" is not a role; must be one of viewer, member, admin, owner',
      expect.stringMatching(/^"dead" is not a status of keys; must be one of active, /),
      expect.stringMatching(/^"x" is not an action; must be one of .*api_key\.created/),
    ]);
  });
});

describe('A webhook to this machine, in development', () => {
  // Everything that is not JSON is the banner, which the server shows to developers.
  const development = useOwnServer({ env: { NODE_ENV: 'development' }, expectedErrors: [/^(?!\{)/] });
  let developer: Account;

  beforeAll(async () => {
    developer = await register(development.server);
  });

  it.each([
    'http://127.0.0.1:9000/hook',
    'http://localhost:9000/hook',
    'http://[::1]/hook',
    'http://10.0.0.1/',
    'http://intranet/',
  ])('%s is refused, naming the variable that allows it', async (url) => {
    const response = await request(
      development.server,
      'POST',
      `/api/v1/workspaces/${developer.workspace.id}/webhook-endpoints`,
      {
        token: developer.accessToken,
        json: { url, events: ['api_key.created'], api_key_id: developer.apiKeyId },
      },
    );
    const { errors } = expectProblem(response, 400, 'validation_failed');
    expect(errors).toEqual([{ field: 'url', message: expect.stringContaining('WEBHOOK_ALLOW_PRIVATE') }]);
  });
});
