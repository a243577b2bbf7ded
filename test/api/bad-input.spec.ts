import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, rawRequest, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { registerResourceServer, type ResourceServer, runOperatorTool } from '../support/operator.js';
import { type ApiOperation, exampleBody, fillPath, openApiDocument, operations } from '../support/openapi.js';

const app = useServer();
const PATH = '/api/v1/documents';

let account: Account;
beforeAll(async () => {
  account = await register(app.server);
});

/** Posts a raw body. */
const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  request(app.server, 'POST', PATH, {
    apiKey: account.apiKey,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

async function expectFieldErrors(response: Promise<Response>, ...fields: string[]): Promise<void> {
  const { errors } = expectProblem(await response, 400, 'validation_failed');
  expect(errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  for (const { message } of errors) expect(message).toMatch(/^(must|is) /);
}

const json = JSON.stringify;
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('a field of the wrong type gets 400 and is named', () => {
  const wrongTitles: unknown[] = [
    null,
    1,
    1e300,
    true,
    {},
    [],
    ['a'],
    { toString: 'x' },
    '',
    '   ',
    'a\nb',
    'x'.repeat(201),
  ];
  it.each(wrongTitles.map((title) => [json(title).slice(0, 40), title]))('title: %s', async (_, title) => {
    await expectFieldErrors(post(json({ title, body: '' })), 'title');
  });

  it.each([[null], [1], [{}], [['a']], ['x'.repeat(500_001)]])('body: %.40j', async (body) => {
    await expectFieldErrors(post(json({ title: 'x', body })), 'body');
  });

  it.each([
    ['{}', ['title', 'body']],
    ['{"title":"x"}', ['body']],
    ['{"title":1,"body":2}', ['title', 'body']],
    ['{"title":1e999,"body":12345678901234567890123}', ['title', 'body']],
  ])('%s', async (body, fields) => {
    await expectFieldErrors(post(body), ...fields);
  });

  it.each(['[]', '"text"', '1', 'null', 'true', ''])('the whole body: %j', async (body) => {
    await expectFieldErrors(post(body), '(body)');
  });

  it('no body at all', async () => {
    const response = await request(app.server, 'POST', PATH, { apiKey: account.apiKey });
    const { errors } = expectProblem(response, 400, 'validation_failed');
    expect(errors).toEqual([
      { field: '(body)', message: 'must be a JSON object, sent with Content-Type: application/json' },
    ]);
  });

  it.each([
    'id',
    'workspace_id',
    'created_by',
    'version',
    'role',
    'hash',
    'toString',
    'hasOwnProperty',
    'a name '.repeat(100),
    `lk_${'0f'.repeat(24)}`,
  ])('unknown: %.20s', async (name) => {
    const field = name.startsWith('lk_') ? '[removed]' : name.length > 60 ? `${name.slice(0, 60)}…` : name;
    await expectFieldErrors(post(`{"title":"x","body":"","${name}":1}`), field);
    const { id } = (await post('{"title":"x","body":""}')).json;
    for (const method of ['PUT', 'PATCH']) {
      const options = { token: account.accessToken, body: `{"title":"x","body":"","${name}":1}` };
      const headers = { 'content-type': 'application/json' };
      await expectFieldErrors(request(app.server, method, `${PATH}/${id}`, { ...options, headers }), field);
    }
  });

  it('unknown, in the tens of thousands: the first fifty are named', async () => {
    const names = Array.from({ length: 60_000 }, (_, number) => `"n${number}":1`);
    const { errors } = expectProblem(
      await post(`{"title":"x","body":"",${names.join(',')}}`),
      400,
      'validation_failed',
    );
    expect(errors).toHaveLength(50);
  });

  describe('of every operation', () => {
    const schemaOf = ({ bodySchema }: ApiOperation): Json => {
      const name = bodySchema?.$ref?.split('/').at(-1);
      return (name ? openApiDocument.components.schemas[name] : bodySchema) ?? {};
    };
    const forAccounts = operations.filter(({ access }) =>
      ['authenticated', 'public'].includes(access.access),
    );

    async function errorsOf(operation: ApiOperation, body: Json): Promise<Json[]> {
      const values = Object.fromEntries(operation.pathParameters.map((name) => [name, randomUUID()]));
      const path = fillPath(operation.path, { ...values, workspaceId: account.workspace.id });
      const credential = operation.access.access === 'public' ? {} : { token: account.accessToken };
      const response = await request(app.server, operation.method, path, {
        ...credential,
        headers: { 'idempotency-key': randomUUID() },
        json: body,
      });
      return expectProblem(response, 400, 'validation_failed').errors;
    }

    it('required, but missing', async () => {
      const requiredOf = (operation: ApiOperation): string[] => schemaOf(operation).required ?? [];
      const walked = forAccounts.filter((operation) => requiredOf(operation).length > 0);
      expect(walked.length).toBeGreaterThan(20);
      for (const operation of walked) {
        const required = requiredOf(operation).map((field) => ({ field, message: 'is required' }));
        expect({ operation: operation.name, errors: await errorsOf(operation, {}) }).toEqual({
          operation: operation.name,
          errors: expect.arrayContaining(required),
        });
      }
    });

    it('one of a few words, but another', async () => {
      const choicesOf = (operation: ApiOperation): string[] =>
        Object.entries<Json>(schemaOf(operation).properties ?? {})
          .filter(([, { enum: words }]) => words?.length > 1)
          .map(([field]) => field);
      const walked = forAccounts.filter((operation) => choicesOf(operation).length > 0);
      expect(walked.length).toBeGreaterThan(5);
      for (const operation of walked) {
        const fields = choicesOf(operation);
        const errors = await errorsOf(operation, Object.fromEntries(fields.map((field) => [field, 'boss'])));
        const message = expect.stringMatching(/^"boss" is not an? .+; must be one of \w+, /);
        expect({ operation: operation.name, errors }).toEqual({
          operation: operation.name,
          errors: expect.arrayContaining(fields.map((field) => ({ field, message }))),
        });
      }
    });
  });

  it('a patch that changes nothing', async () => {
    const { id } = (await post('{"title":"x","body":""}')).json;
    await expectFieldErrors(
      request(app.server, 'PATCH', `${PATH}/${id}`, { apiKey: account.apiKey, json: {} }),
      '(body)',
    );
  });

  it.each(['', ' ', 'x'.repeat(256), 'a b', 'ä'])('Idempotency-Key: %.10j', async (key) => {
    await expectFieldErrors(post('{"title":"x","body":""}', { 'idempotency-key': key }), 'Idempotency-Key');
  });

  it.each(['x', '0198c0de', "' OR 1=1", ''])('X-Workspace-Id: %j', async (id) => {
    await expectFieldErrors(post('{"title":"x","body":""}', { 'x-workspace-id': id }), 'X-Workspace-Id');
  });
});

describe('Every operation', () => {
  let operator: string;
  let service: ResourceServer;
  let caller: Account;

  beforeAll(async () => {
    operator = await runOperatorTool(app.database, 'create', 'every operation');
    service = await registerResourceServer(app.server, operator, `walk-${randomUUID().slice(0, 8)}`);
    caller = await register(app.server);
  });

  /** Sends a request that would be admitted. */
  const send = (
    operation: ApiOperation,
    { query = '', ...content }: { query?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Response> => {
    const ids = Object.fromEntries(operation.pathParameters.map((name) => [name, randomUUID()]));
    const path = fillPath(operation.path, { ...ids, workspaceId: caller.workspace.id });
    const credentials = {
      public: {},
      operator: { token: operator },
      resource_server: { token: service.secret },
      authenticated: { token: caller.accessToken },
    }[operation.access.access];
    const json = content.body === undefined ? { json: exampleBody(operation, randomUUID()) } : {};
    return request(app.server, operation.method, `${path}?${query}`, { ...credentials, ...json, ...content });
  };

  function expectDocumented({ name, responses }: ApiOperation, { status, json }: Response): void {
    expect([name, responses[status]?.description ?? '']).toEqual([
      name,
      expect.stringContaining(`\`${json.code}\``),
    ]);
  }

  describe('that reads a body documents how it refuses one', () => {
    const walked = operations.filter(({ method }) => method !== 'GET');

    it.each(walked.map((operation) => [operation.name, operation] as const))('%s', async (_, operation) => {
      const text = await send(operation, { headers: { 'content-type': 'text/plain' }, body: 'x' });
      expectProblem(text, 415, 'unsupported_media_type');
      const large = await send(operation, {
        headers: { 'content-type': 'application/json' },
        body: `"${'x'.repeat(1_100_000)}"`,
      });
      expectProblem(large, 413, 'payload_too_large');
      const cut = await send(operation, { headers: { 'content-type': 'application/json' }, body: '{' });
      for (const answer of [text, large, cut]) expectDocumented(operation, answer);
    });
  });

  describe('refuses an unknown query parameter with 400, and does nothing', () => {
    /** What others write or extend: proxies, identity providers, browsers and monitors. */
    const IGNORING = ['extAuthz', 'startSso', 'finishSso', 'getJwks', 'getLiveness', 'getReadiness'];
    /** They judge a request by more than this, and first. */
    const REFUSING_OTHERWISE: Record<string, [number, string]> = {
      reportLeaksFromGithub: [403, 'invalid_signature'],
      reportCredentials: [400, 'credential_in_url'],
    };
    const walked = operations.filter(({ id }) => !IGNORING.includes(id) && !(id in REFUSING_OTHERWISE));

    it.each(walked.map((operation) => [operation.name, operation] as const))('%s', async (_, operation) => {
      const answer = await send(operation, { query: 'dry-run=true' });
      const { errors } = expectProblem(answer, 400, 'validation_failed');
      expectDocumented(operation, answer);
      expect(errors).toContainEqual({ field: 'dry-run', message: 'is not a known field' });
    });

    it.each(IGNORING)('but is ignored by %s', async (id) => {
      const operation = operations.find((each) => each.id === id) as ApiOperation;
      expect((await send(operation, { query: 'dry-run=true' })).text).not.toContain('dry-run');
    });

    it.each(Object.entries(REFUSING_OTHERWISE))(
      'or is refused otherwise by %s',
      async (id, [status, code]) => {
        const operation = operations.find((each) => each.id === id) as ApiOperation;
        expectProblem(await send(operation, { query: 'dry-run=true' }), status, code);
      },
    );

    it('on the revocation of a key: the key still works', async () => {
      const key = await createKey(app.server, caller);
      const path = keysPath(caller.workspace.id, key.id);
      const refused = await request(app.server, 'DELETE', `${path}?descendant=true`, {
        token: caller.accessToken,
      });
      expectProblem(refused, 400, 'validation_failed');
      const one = await request(app.server, 'POST', keysPath(caller.workspace.id, 'revoke?dry_run=true'), {
        token: caller.accessToken,
        json: { ids: [key.id] },
      });
      expectProblem(one, 400, 'validation_failed');
      expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key.key })).status).toBe(200);
    });

    it('names no API key in its answer', async () => {
      const answer = await request(app.server, 'GET', `/api/v1/me?${caller.apiKey}=1&key=${caller.apiKey}`, {
        token: caller.accessToken,
      });
      expectProblem(answer, 400, 'validation_failed');
      expect(answer.text).not.toContain(caller.apiKey);
    });
  });
});

describe('an API key in a URL gets 400', () => {
  const searches = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'q'));
  let operator: string;
  beforeAll(async () => {
    operator = await runOperatorTool(app.database, 'create', 'searches');
  });

  it('is tried on every search', () => {
    expect(searches.length).toBeGreaterThanOrEqual(7);
  });

  it.each(searches.map((operation) => [operation.name, operation] as const))(
    '%s',
    async (_, { method, path, access }) => {
      const token = access.access === 'operator' ? operator : account.accessToken;
      const { apiKey } = account;
      for (const q of [apiKey, ` ${apiKey} `, `"${apiKey}"`, `Bearer ${apiKey}`, `KEY=${apiKey}`]) {
        const query = new URLSearchParams({ q });
        const address = `${fillPath(path, { workspaceId: account.workspace.id })}?${query.toString()}`;
        const response = await request(app.server, method, address, { token });
        const { errors } = expectProblem(response, 400, 'validation_failed');
        expect(errors).toEqual([
          { field: 'q', message: 'must not contain an API key, because URLs are logged' },
        ]);
        expect(response.text).not.toContain(apiKey);
      }
    },
  );

  it('whatever the parameter', async () => {
    const { apiKey } = account;
    const ask = (address: string) => request(app.server, 'GET', address, { apiKey });
    await expectFieldErrors(ask(`/api/v1/verify?audience=${apiKey}`), 'audience');
    const keys = `/api/v1/workspaces/${account.workspace.id}/api-keys`;
    await expectFieldErrors(ask(`${keys}?metadata.env=${apiKey}`), 'metadata.env');
  });
});

describe('text that cannot be stored gets 400', () => {
  it.each(['\\u0000', 'a\\u0000b', '\\ud800', '\\udc00', '\\ud83dx'])('%s', async (text) => {
    await expectFieldErrors(post(`{"title":"x","body":"${text}"}`), 'body');
    await expectFieldErrors(post(`{"title":"x${text}","body":""}`), 'title');
  });
});

describe('text that can be stored is returned unchanged', () => {
  it.each([
    '\\ud83d\\ude00',
    '\\u0001\\u001b[31m',
    '\\ufeff\\ufffe\\uffff',
    '\\u202e',
    "'; DROP TABLE x; --",
  ])('%s', async (text) => {
    const response = await post(`{"title":"x","body":"${text}"}`);
    expect({ status: response.status, body: response.json.body }).toEqual({
      status: 201,
      body: JSON.parse(`"${text}"`),
    });
  });
});

describe('a body that is not strict JSON gets 400', () => {
  it.each([
    ['broken', '{"title":'],
    ['with something behind it', '{"title":"x","body":""}}'],
    ['with a comment', '{"title":"x",/**/"body":""}'],
    ['with a byte order mark', '\ufeff{"title":"x","body":""}'],
    ['a form', 'title=x&body=y'],
    ['with a member twice', '{"title":"x","body":"","title":"y"}'],
    ['with a member twice, once escaped', '{"title":"x","body":"","t\\u0069tle":"y"}'],
    ['with __proto__', '{"title":"x","body":"","__proto__":{"admin":true}}'],
    ['with __proto__, further in', '{"title":"x","body":{"a":[{"__proto__":1}]}}'],
    ['with constructor', '{"title":"x","body":"","constructor":{"prototype":{}}}'],
    ['nested too deep', `{"title":"x","body":${nested(32)}}`],
    ['nested without end', nested(500_000)],
    ['a number without end', `{"title":${'9'.repeat(100_000)}x}`],
  ])('%s', async (_, body) => {
    expectProblem(await post(body), 400, 'malformed_json');
  });

  it.each([
    ['a lone byte', [0xff]],
    ['an overlong NUL', [0xc0, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a sequence that is cut off', [0xe2, 0x82]],
  ])('not UTF-8: %s', async (_, bytes) => {
    const body = Buffer.concat([Buffer.from('{"title":"x","body":"'), Buffer.from(bytes), Buffer.from('"}')]);
    expectProblem(await post(new Uint8Array(body)), 400, 'malformed_json');
  });

  it('the response repeats nothing of it', async () => {
    const response = await post('{"password":"hunter2"');
    expectProblem(response, 400, 'malformed_json');
    expect(response.text).not.toContain('hunter2');
  });
});

describe('a body of another type gets 415', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/merge-patch+json',
    'application/xml',
    'json',
    'application/json, text/plain',
    '',
  ])('Content-Type: %s', async (type) => {
    expectProblem(
      await post('{"title":"x","body":""}', { 'content-type': type }),
      415,
      'unsupported_media_type',
    );
  });

  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;x=y',
  ])('but not Content-Type: %s', async (type) => {
    expect((await post('{"title":"x","body":""}', { 'content-type': type })).status).toBe(201);
  });

  it.each(['gzip', 'identity'])('Content-Encoding: %s', async (encoding) => {
    const response = await post('{"title":"x","body":""}', { 'content-encoding': encoding });
    expectProblem(response, 415, 'unsupported_media_type');
  });
});

describe('a body of more than 1 MiB gets 413', () => {
  const limit = 1_048_576;
  const ofSize = (bytes: number): string => `{"title":"x","body":""}`.padEnd(bytes, ' ');

  it('but one of exactly 1 MiB is read', async () => {
    expect((await post(ofSize(limit))).status).toBe(201);
    expectProblem(await post(ofSize(limit + 1)), 413, 'payload_too_large');
  });

  it('even if its size is not announced', async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const received = await rawRequest(
      app.server,
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${account.apiKey}\r\nConnection: close\r\n` +
        `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(17)}0\r\n\r\n`,
    );
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
    expect(received).toContain('"code":"payload_too_large"');
  });

  it('even if it is only announced', async () => {
    const received = await rawRequest(
      app.server,
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${account.apiKey}\r\nConnection: close\r\n` +
        `Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n`,
    );
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
  });
});
