import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { createKey, keysPath } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import {
  type Account,
  rawRequest,
  request,
  register,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { openApiDocument } from '../support/openapi.js';
import { requireProgram } from '../support/programs.js';
import { openConnection } from '../support/raw-client.js';
import { testRun } from '../support/run.js';
import { parseLogLine } from '../support/server-log.js';
import { registerResourceServer, type ResourceServer, runOperatorTool } from '../support/operator.js';

const run = promisify(execFile);
const withPython = requireProgram('python3') ? it : it.skip;

const INTROSPECTION_IN_PYTHON = `
import base64, os, urllib.parse, urllib.request
credentials = f"{os.environ['NAME']}:{os.environ['SECRET']}".encode()
request = urllib.request.Request(
    os.environ["LATCHKEY_BASE_URL"] + "/api/v1/introspect",
    urllib.parse.urlencode({"token": os.environ["TOKEN"], "scope": os.environ["SCOPE"]}).encode(),
    {"Authorization": "Basic " + base64.b64encode(credentials).decode()},
)
with urllib.request.urlopen(request, timeout=10) as response:
    print(response.read().decode())
`;

const app = useServer();
let owner: Account;
let server: ResourceServer;
/** Has only `read` of the service. */
let reader: { id: string; key: string };
let readScope: string;
let writeScope: string;

beforeAll(async () => {
  const operatorKey = await runOperatorTool(app.database, 'create', 'platform team');
  const name = `s${randomBytes(6).toString('hex')}`;
  readScope = `${name}:read`;
  writeScope = `${name}:write`;
  server = await registerResourceServer(app.server, operatorKey, name, [
    { scope: readScope, role: 'viewer', title: 'Read' },
    { scope: writeScope, role: 'member', title: 'Write' },
  ]);
  owner = await register(app.server);
  reader = await createKey(app.server, owner, { name: 'reader', scopes: [readScope] });
});

const verify = (query: Record<string, string | string[]>, options: RequestOptions, method = 'GET') => {
  const parameters = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  return request(app.server, method, `/api/v1/verify?${String(new URLSearchParams(parameters))}`, options);
};

const identityOf = ({ headers }: Response) =>
  Object.fromEntries(
    [...headers].flatMap(([name, value]) =>
      name.startsWith('x-latchkey-') && name !== 'x-latchkey-assertion' ? [[name.slice(11), value]] : [],
    ),
  );

describe('/verify', () => {
  it('identifies a key, with its scopes for the audience', async () => {
    const response = await verify({ audience: server.name, scope: readScope }, { apiKey: reader.key });
    expect(response.status).toBe(204);
    expect(identityOf(response)).toEqual({
      kind: 'api_key',
      'user-id': owner.user.id,
      'service-account-id': '',
      'api-key-id': reader.id,
      'workspace-id': owner.workspace.id,
      role: 'owner',
      scopes: readScope,
    });
  });

  it('identifies a person with every header, so that none forged by a client passes through', async () => {
    const response = await verify({ audience: server.name }, { token: owner.accessToken });
    expect(identityOf(response)).toEqual({
      kind: 'user',
      'user-id': owner.user.id,
      'service-account-id': '',
      'api-key-id': '',
      'workspace-id': owner.workspace.id,
      role: 'owner',
      scopes: `${readScope} ${writeScope}`,
    });
  });

  it('without an audience reports the scopes of the API itself', async () => {
    const key = await createKey(app.server, owner, { scopes: ['documents:read', readScope] });
    const response = await verify({ scope: ['documents:read', readScope] }, { apiKey: key.key });
    expect(response.status).toBe(204);
    expect(identityOf(response)).toMatchObject({ scopes: 'documents:read' });
    expect(response.headers.get('x-latchkey-assertion')).toBeNull();
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND'])(
    'answers %s like GET, and reads no body, whatever the headers say about one',
    async (method) => {
      const body = ['HEAD', 'OPTIONS'].includes(method)
        ? {}
        : { body: 'x'.repeat(100_000), headers: { 'content-type': 'text/csv', 'content-encoding': 'br' } };
      expect((await verify({}, { apiKey: reader.key, ...body }, method)).status).toBe(204);
      expectStatus(await verify({}, { apiKey: `${reader.key}0`, ...body }, method), 401);
    },
  );

  it.each<[string, () => RequestOptions, number, string]>([
    ['nothing', () => ({}), 401, 'missing_credentials'],
    ['an unknown key', () => ({ apiKey: 'lk_unknown' }), 401, 'invalid_credentials'],
    ['two credentials', () => ({ apiKey: reader.key, token: reader.key }), 400, 'multiple_credentials'],
    ['the secret of the service', () => ({ token: server.secret }), 401, 'invalid_credentials'],
    [
      'another workspace',
      () => ({ apiKey: reader.key, headers: { 'x-workspace-id': '01900000-0000-7000-8000-000000000000' } }),
      400,
      'workspace_mismatch',
    ],
  ])('refuses %s like every route', async (_, credential, status, code) => {
    expectProblem(await verify({ audience: server.name }, credential()), status, code);
  });

  it('names the scope that a key lacks', async () => {
    const response = await verify({ scope: [readScope, writeScope] }, { apiKey: reader.key });
    expectProblem(response, 403, 'insufficient_scope');
    expect(response.json).toMatchObject({ required_scope: writeScope });
    expect(response.headers.get('www-authenticate')).toContain(`scope="${writeScope}"`);
  });

  it.each<[Record<string, string | string[]>, string, RegExp]>([
    [{ audience: 'nobody' }, 'audience', /"nobody" is not a resource server/],
    [{ audience: ['a', 'b'] }, 'audience', /once/],
    [{ scope: 'no:such' }, 'scope', /"no:such" is not a scope/],
    [{ scopes: 'documents:read' }, 'scopes', /not a known field/],
  ])('admits nobody if its own configuration is wrong: %j', async (query, field, message) => {
    const response = await verify(query, { apiKey: owner.apiKey });
    expectProblem(response, 400, 'validation_failed');
    expect(response.json.errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  it('refuses a scope of another audience', async () => {
    const operatorKey = await runOperatorTool(app.database, 'create', 'another');
    const other = await registerResourceServer(app.server, operatorKey, `${server.name}-2`);
    const response = await verify({ audience: other.name, scope: readScope }, { apiKey: owner.apiKey });
    expectProblem(response, 400, 'validation_failed');
  });

  it("uses the caller's address", async () => {
    const { key } = await createKey(app.server, owner, { allowed_ips: ['192.0.2.7'] });
    expect((await verify({}, { apiKey: key, address: '192.0.2.7' })).status).toBe(204);
    expectProblem(await verify({}, { apiKey: key, address: '192.0.2.8' }), 401, 'invalid_credentials');
  });

  it('refuses a key as soon as its revocation is answered', async () => {
    const { id, key } = await createKey(app.server, owner, { scopes: [readScope] });
    expect((await verify({ audience: server.name }, { apiKey: key })).status).toBe(204);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken });
    expectProblem(await verify({ audience: server.name }, { apiKey: key }), 401, 'invalid_credentials');
  });

  it("counts what it allowed and denied towards the key's usage", async () => {
    const { id, key } = await createKey(app.server, owner, { scopes: [readScope] });
    await verify({ scope: readScope }, { apiKey: key });
    await verify({ scope: writeScope }, { apiKey: key });
    const path = keysPath(owner.workspace.id, id, 'usage');
    const { json } = await request(app.server, 'GET', path, { token: owner.accessToken });
    expect(json.totals).toEqual({ allowed: 1, denied: 1, denied_by_reason: { insufficient_scope: 1 } });
  });
});

describe('/ext-authz', () => {
  /** Like a proxy that appends what its client sent. */
  const asked = (
    path: string,
    apiKey: string,
    method = 'GET',
    scopes = readScope,
    more = '',
  ): Promise<string> =>
    rawRequest(
      app.server,
      `${method} /api/v1/ext-authz/${server.name}/${scopes}${path} HTTP/1.1\r\nHost: api.example.com\r\n` +
        `X-API-Key: ${apiKey}\r\nConnection: close\r\n${more}\r\n`,
    );
  const ask = (options: RequestOptions) =>
    request(app.server, 'GET', `/api/v1/ext-authz/${server.name}/${readScope}/invoices`, options);
  const allowed = /^HTTP\/1\.1 200 OK\r\n/;

  it('returns 200 and identifies a key, as /verify does', async () => {
    const path = `/api/v1/ext-authz/${server.name}/${readScope}/invoices`;
    const response = await request(app.server, 'GET', path, { apiKey: reader.key });
    expect(response).toMatchObject({ status: 200, text: '' });
    const verified = await verify({ audience: server.name, scope: readScope }, { apiKey: reader.key });
    expect(identityOf(response)).toEqual(identityOf(verified));
    const assertion = response.headers.get('x-latchkey-assertion');
    expect(assertion?.split('.')).toHaveLength(3);
  });

  it.each([
    '/',
    '',
    '//',
    '/a/b/../c',
    '/?audience=nobody&scope=no:such&scopes=',
    '/../../nobody/-/',
    '/%2e%2e/%2F..%2f',
    '/caf%C3%A9;v=1/a+b,c',
    `/${'a'.repeat(2_000)}?${'b=c&'.repeat(500)}`,
  ])('requires the same, whatever path and query the client sends: %p', async (path) => {
    expect(await asked(path, reader.key)).toMatch(allowed);
    expect(await asked(path, reader.key, 'GET', writeScope)).toMatch(/^HTTP\/1\.1 403 /);
    expect(await asked(path, `${reader.key}0`)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND'])(
    'answers %s like GET',
    async (method) => {
      expect(await asked('/invoices', reader.key, method)).toMatch(allowed);
      expect(await asked('/invoices', `${reader.key}0`, method)).toMatch(/^HTTP\/1\.1 401 /);
    },
  );

  it.each(['/100%', '/%zz', '/a/%ff'])('admits no request whose path cannot be decoded: %p', async (path) => {
    for (const key of [reader.key, `${reader.key}0`]) {
      const answer = await asked(path, key);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('"code":"invalid_request"');
      expect(answer).not.toMatch(/^x-latchkey-/im);
    }
  });

  it('reads no body, whatever the headers say about one', async () => {
    const body = (key: string) =>
      asked('/invoices', key, 'POST', readScope, 'Content-Type: text/csv\r\nContent-Length: 100000\r\n');
    expect(await body(reader.key)).toMatch(allowed);
    expect(await body(`${reader.key}0`)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('identifies a person by their access token', async () => {
    const response = await ask({ token: owner.accessToken });
    expect(response.status).toBe(200);
    expect(identityOf(response)).toMatchObject({ kind: 'user', 'user-id': owner.user.id });
  });

  it('refuses two credentials', async () => {
    expectProblem(await ask({ apiKey: reader.key, token: reader.key }), 400, 'multiple_credentials');
  });

  it('reports when a limit is used up, and until when', async () => {
    const { key } = await createKey(app.server, owner, {
      scopes: [readScope],
      limits: [{ requests: 1, per: 'day' }],
    });
    const allowed = await ask({ apiKey: key });
    expect([allowed.status, allowed.headers.get('ratelimit')]).toEqual([
      200,
      expect.stringMatching(/^"api-key-day";r=0;t=\d+$/),
    ]);
    const refused = await ask({ apiKey: key });
    expectProblem(refused, 429, 'quota_exceeded');
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(refused.headers.get('ratelimit-policy')).toBe('"api-key-day";q=1;w=86400');
  });

  it('refuses a key as soon as its revocation is answered', async () => {
    const { id, key } = await createKey(app.server, owner, { scopes: [readScope] });
    expect((await ask({ apiKey: key })).status).toBe(200);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken });
    expectProblem(await ask({ apiKey: key }), 401, 'invalid_credentials');
  });

  it('uses the address seen by the proxy, and none forged by its client', async () => {
    const [caller, forged, proxy] = ['192.0.2.7', '198.51.100.9', '127.0.0.1'];
    // Like a proxy that appends the address of its client, and then its own.
    const statusOf = async (allowed: string) => {
      const { key } = await createKey(app.server, owner, { scopes: [readScope], allowed_ips: [allowed] });
      return (await ask({ apiKey: key, address: `${forged}, ${caller}, ${proxy}` })).status;
    };
    expect([await statusOf(caller), await statusOf(forged), await statusOf(proxy)]).toEqual([200, 401, 401]);
  });

  it('requires every one of several scopes, and none for "-"', async () => {
    const both = await createKey(app.server, owner, { scopes: [readScope, writeScope] });
    const scopes = `${readScope},${writeScope}`;
    expect(await asked('/', both.key, 'GET', scopes)).toMatch(allowed);
    expect(await asked('/', reader.key, 'GET', scopes)).toMatch(/^HTTP\/1\.1 403 /);
    expect(await asked('/', reader.key, 'GET', '-')).toMatch(allowed);
  });

  it.each<[string, string, RegExp]>([
    ['nobody/-', 'audience', /"nobody" is not a resource server/],
    ['AUDIENCE/no:such', 'scope', /"no:such" is not a scope/],
    ['AUDIENCE/READ,', 'scope', /"" is not a scope/],
    ['AUDIENCE/-,READ', 'scope', /"-" is not a scope/],
    [`AUDIENCE/${'x,'.repeat(50)}x`, 'scopes', /at most 50 scopes/],
  ])(
    'admits nobody through a proxy that asks for %s, and says what is wrong',
    async (path, field, message) => {
      const requirement = path.replace('AUDIENCE', server.name).replace('READ', readScope);
      const response = await request(app.server, 'GET', `/api/v1/ext-authz/${requirement}/invoices`, {
        apiKey: reader.key,
      });
      expectProblem(response, 400, 'validation_failed');
      expect(response.json.errors).toEqual([{ field, message: expect.stringMatching(message) }]);
    },
  );

  it('admits nobody through a proxy that asks for more scopes than fit into a path segment', async () => {
    const scopes = Array.from({ length: 20 }, () => readScope).join();
    expect(scopes.length).toBeGreaterThan(200);
    expect(await asked('/', reader.key, 'GET', scopes)).toMatch(/^HTTP\/1\.1 414 /);
  });
});

describe('An assertion', () => {
  const assertionFor = async (options: RequestOptions) =>
    (await verify({ audience: server.name }, options)).headers.get('x-latchkey-assertion') ?? '';
  const keysOf = ({ url }: { url: string }) => createRemoteJWKSet(new URL('/.well-known/jwks.json', url));

  it('is verified by a stock library, and matches the headers', async () => {
    const assertion = await assertionFor({ apiKey: reader.key });
    const { payload, protectedHeader } = await jwtVerify(assertion, keysOf(app.server), {
      audience: server.name,
      issuer: 'latchkey',
      algorithms: ['ES256'],
    });
    expect(payload).toMatchObject({
      sub: owner.user.id,
      client_id: reader.id,
      kind: 'api_key',
      scope: readScope,
      workspace_id: owner.workspace.id,
      role: 'owner',
    });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
    expect(protectedHeader.kid).toMatch(/./);
    await expect(jwtVerify(assertion, keysOf(app.server), { audience: 'another' })).rejects.toThrow(/aud/);
  });

  it('is reused for the same principal, but differs for another audience or key', async () => {
    const assertion = await assertionFor({ apiKey: reader.key });
    expect(await assertionFor({ apiKey: reader.key })).toBe(assertion);
    expect(await assertionFor({ apiKey: owner.apiKey })).not.toBe(assertion);
  });

  it('can be verified across a rotation of the secret, whichever instance issued it', async () => {
    const rotated = await app.startInstance({
      env: {
        JWT_SECRET: randomBytes(32).toString('base64url'),
        JWT_SECRET_PREVIOUS: testRun.secrets.JWT_SECRET,
      },
    });
    const fromOld = await assertionFor({ apiKey: reader.key });
    await jwtVerify(fromOld, keysOf(rotated), { audience: server.name });
    const { headers } = await request(rotated, 'GET', `/api/v1/verify?audience=${server.name}`, {
      apiKey: reader.key,
    });
    const fromNew = headers.get('x-latchkey-assertion') ?? '';
    await jwtVerify(fromNew, keysOf(rotated), { audience: server.name });
    await expect(jwtVerify(fromNew, keysOf(app.server))).rejects.toThrow();
  });

  it('is not accepted as a credential', async () => {
    const assertion = await assertionFor({ apiKey: reader.key });
    expectProblem(
      await request(app.server, 'GET', '/api/v1/me', { token: assertion }),
      401,
      'invalid_credentials',
    );
  });
});

describe('Introspection', () => {
  const introspect = (fields: Record<string, string> | [string, string][], headers = basic()) =>
    request(app.server, 'POST', '/api/v1/introspect', {
      body: String(new URLSearchParams(fields)),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const basic = (name = server.name, secret = server.secret) => ({
    authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
  });

  it('works with a stock OAuth library', async () => {
    const issuer: oauth.AuthorizationServer = {
      issuer: app.server.url,
      introspection_endpoint: `${app.server.url}/api/v1/introspect`,
    };
    const client = { client_id: server.name };
    const authentication = oauth.ClientSecretBasic(server.secret);
    const response = await oauth.introspectionRequest(issuer, client, authentication, reader.key, {
      [oauth.allowInsecureRequests]: true,
    });
    expect(await oauth.processIntrospectionResponse(issuer, client, response)).toEqual({
      active: true,
      aud: server.name,
      client_id: reader.id,
      iat: expect.any(Number),
      kind: 'api_key',
      name: 'reader',
      role: 'owner',
      scope: readScope,
      sub: owner.user.id,
      token_type: 'api_key',
      workspace_id: owner.workspace.id,
    });
  });

  withPython("works with Python's standard library, and hears of a revoke", async () => {
    const { id, key } = await createKey(app.server, owner, { scopes: [readScope] });
    const introspectInPython = async () => {
      const { stdout } = await run('python3', ['-c', INTROSPECTION_IN_PYTHON], {
        env: {
          PATH: process.env.PATH,
          LATCHKEY_BASE_URL: app.server.url,
          NAME: server.name,
          SECRET: server.secret,
          TOKEN: key,
          SCOPE: readScope,
        },
      });
      return JSON.parse(stdout);
    };
    expect(await introspectInPython()).toMatchObject({ active: true, client_id: id, scope: readScope });
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken });
    expect(await introspectInPython()).toEqual({ active: false });
  });

  it('returns nothing that the OpenAPI document does not describe', async () => {
    const path = `/api/v1/workspaces/${owner.workspace.id}/service-accounts`;
    const { json: account } = await request(app.server, 'POST', path, {
      token: owner.accessToken,
      json: { name: 'Export', role: 'member' },
    });
    const { key } = await createKey(app.server, owner, {
      service_account_id: account.id,
      metadata: { customer: 'acme' },
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const { json } = await introspect({ token: key });
    expect(json).toMatchObject({ metadata: { customer: 'acme' }, service_account_id: account.id });
    const { properties } = openApiDocument.components.schemas.Introspection;
    expect(Object.keys(json).toSorted()).toEqual(Object.keys(properties).toSorted());
  });

  it('reports until when an access token is valid, and accepts the secret as a bearer token', async () => {
    const { json } = await introspect({ token: owner.accessToken }, bearer());
    expect(json).toMatchObject({
      active: true,
      kind: 'user',
      token_type: 'access_token',
      sub: owner.user.id,
    });
    expect(json.exp - json.iat).toBe(900);
    expect(json).not.toHaveProperty('client_id');
  });
  const bearer = () => ({ authorization: `Bearer ${server.secret}` });

  it('refuses a form that is too large, and survives a caller that leaves in the middle of one', async () => {
    const tooLarge = await introspect({ token: reader.key, note: 'x'.repeat(2_000_000) });
    expectProblem(tooLarge, 413, 'payload_too_large');
    const id = `leaves-${randomBytes(8).toString('hex')}`;
    const socket = openConnection(app.server);
    socket.write(
      [
        'POST /api/v1/introspect HTTP/1.1',
        'Host: localhost',
        `X-Request-Id: ${id}`,
        `Authorization: ${basic().authorization}`,
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 1000',
        '',
        'token=',
      ].join('\r\n'),
    );
    await eventually('it is reading', () => socket.bytesWritten > 0);
    await sleep(100);
    socket.resetAndDestroy();
    const lines = await eventually('it is logged', () =>
      app.server.log.map(parseLogLine).filter((line) => line?.['request_id'] === id),
    );
    // Not as an error of the server.
    expect(lines.filter((line) => Number(line?.['level']) >= 50)).toEqual([]);
    expect((await introspect({ token: reader.key })).json.active).toBe(true);
  });

  it('reports until when an expiring key is valid', async () => {
    const expiresAt = new Date(Date.now() + 3600_000);
    const { key } = await createKey(app.server, owner, { expires_at: expiresAt.toISOString() });
    const { json } = await introspect({ token: key });
    expect(Math.abs(json.exp - expiresAt.getTime() / 1000)).toBeLessThan(30);
  });

  it.each<[string, () => Promise<Record<string, string>> | Record<string, string>]>([
    ['an unknown credential', () => ({ token: 'lk_unknown' })],
    ['its own secret', () => ({ token: server.secret })],
    ['nothing', () => ({ token: '' })],
    ['a scope that is not held', () => ({ token: reader.key, scope: `${readScope} ${writeScope}` })],
    [
      'a key of certain addresses, used elsewhere',
      async () => ({
        token: (await createKey(app.server, owner, { allowed_ips: ['192.0.2.7'] })).key,
        address: '192.0.2.8',
      }),
    ],
    [
      'a key of certain addresses, used nobody says where',
      async () => ({ token: (await createKey(app.server, owner, { allowed_ips: ['192.0.2.7'] })).key }),
    ],
    [
      'a revoked key',
      async () => {
        const { id, key } = await createKey(app.server, owner);
        expect((await introspect({ token: key })).json.active).toBe(true);
        await request(app.server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken });
        return { token: key };
      },
    ],
  ])('reports %s as inactive, and nothing else', async (_, fields) => {
    const response = await introspect(await fields());
    expect(response.status).toBe(200);
    expect(response.json).toEqual({ active: false });
  });

  it('reports a key as active where it may be used from', async () => {
    const { key } = await createKey(app.server, owner, { allowed_ips: ['2001:db8::/32'] });
    const { json } = await introspect({ token: key, address: '2001:DB8::7', scope: readScope });
    expect(json.active).toBe(true);
  });

  it.each<[string, () => Record<string, string>, string]>([
    ['no secret', () => ({}), 'missing_credentials'],
    ['a wrong secret', () => basic(server.name, `${server.secret.slice(0, -1)}x`), 'invalid_credentials'],
    ['the name of another', () => basic('another'), 'invalid_credentials'],
    ['an API key', () => ({ authorization: `Bearer ${owner.apiKey}` }), 'invalid_credentials'],
    ['an access token', () => ({ authorization: `Bearer ${owner.accessToken}` }), 'invalid_credentials'],
    ['Basic without a colon', () => ({ authorization: 'Basic eA==' }), 'malformed_credentials'],
  ])('is closed to %s', async (_, headers, code) => {
    const response = await introspect({ token: reader.key }, headers() as { authorization: string });
    expectProblem(response, code === 'malformed_credentials' ? 400 : 401, code);
  });

  it.each<[[string, string][], string]>([
    [[['token_type_hint', 'access_token']], 'token'],
    [
      [
        ['token', 'a'],
        ['token', 'b'],
      ],
      'token',
    ],
    [
      [
        ['token', 'a'],
        ['address', 'somewhere'],
      ],
      'address',
    ],
    [
      [
        ['token', 'a'],
        ['scope', 'no:such'],
      ],
      'scope',
    ],
  ])('names what is wrong with %j', async (fields, field) => {
    const response = await introspect(fields);
    expectProblem(response, 400, 'validation_failed');
    expect(response.json.errors).toEqual([{ field, message: expect.stringMatching(/./) }]);
  });

  it('also accepts JSON, while other routes accept no form', async () => {
    const json = await request(app.server, 'POST', '/api/v1/introspect', {
      json: { token: reader.key },
      headers: basic(),
    });
    expect(json.json.active).toBe(true);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const login = await request(app.server, 'POST', '/api/v1/auth/login', { body: 'email=a', headers: form });
    expectProblem(login, 415, 'unsupported_media_type');
  });

  it('is limited in size', async () => {
    expectProblem(await introspect({ token: 'x'.repeat(5_000) }), 400, 'validation_failed');
    expectProblem(await introspect({ token: 'x'.repeat(2_000_000) }), 413, 'payload_too_large');
  });

  it('accepts the old secret until the overlap of its rotation ends', async () => {
    const operatorKey = await runOperatorTool(app.database, 'create', 'rotating');
    const other = await registerResourceServer(app.server, operatorKey, `${server.name}-3`);
    const rotate = (overlap: number) =>
      request(app.server, 'POST', `/api/v1/operator/resource-servers/${other.id}/rotate-secret`, {
        token: operatorKey,
        json: { overlap_seconds: overlap },
      });
    const isAccepted = async (secret: string): Promise<boolean> =>
      (await introspect({ token: 'x' }, basic(other.name, secret))).status === 200;
    const second = (await rotate(600)).json.secret;
    expect([await isAccepted(other.secret), await isAccepted(second)]).toEqual([true, true]);
    const third = (await rotate(0)).json.secret;
    expect([await isAccepted(other.secret), await isAccepted(second), await isAccepted(third)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

function expectStatus(response: Response, status: number): void {
  expect({ status: response.status, text: response.text }).toMatchObject({ status });
}
