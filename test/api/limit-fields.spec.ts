import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseList } from 'structured-headers';
import { createKey, keysPath } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { type ApiOperation, exampleBody, fillPath, operations } from '../support/openapi.js';
import { registerResourceServer, runOperatorTool } from '../support/operator.js';

/**
 * Walks the OpenAPI document: every response to a key with limits states the limits and what is left. New routes are
 * covered automatically.
 */
const app = useServer();
// A day, whose end matters to none of these tests.
const LIMIT = 100_000;

const limits = (requests = LIMIT) => ({ limits: [{ requests, per: 'day' }] });

/** A user whose keys are all limited, by their workspace. */
async function registerLimited(): Promise<Account> {
  const account = await register(app.server);
  const answer = await request(app.server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}`, {
    token: account.accessToken,
    json: limits(),
  });
  expect(answer.status).toBe(200);
  return account;
}

/** Keys that are refused because they lack something, or have used up something. */
async function arrange() {
  const account = await registerLimited();
  const narrow = await createKey(app.server, account, { scopes: ['documents:read'], ...limits() });
  const usedUp = await createKey(app.server, account, limits(1));
  await request(app.server, 'GET', '/api/v1/me', { apiKey: usedUp.key });
  return { account, narrow, usedUp };
}

/** What is left of each limit, by name. */
function leftOf({ headers }: Response): Record<string, number> {
  const policies = parseList(headers.get('ratelimit-policy') ?? '');
  const states = parseList(headers.get('ratelimit') ?? '');
  expect(policies.length).toBeGreaterThan(0);
  expect(states.map(([name]) => name)).toEqual(policies.map(([name]) => name));
  return Object.fromEntries(
    states.map(([name, parameters], index) => {
      const left = parameters.get('r') as number;
      const limit = policies[index]?.[1].get('q') as number;
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left).toBeLessThanOrEqual(limit);
      expect([undefined, expect.any(Number)]).toContainEqual(parameters.get('t'));
      return [name as string, left];
    }),
  );
}

const saysNothing = ({ headers }: Response): boolean =>
  headers.get('ratelimit') === null && headers.get('ratelimit-policy') === null;

const ofKeys = operations.filter(({ access }) => access.access === 'authenticated');
const takesBody = ({ method }: ApiOperation): boolean => ['POST', 'PUT', 'PATCH'].includes(method);

/** For routes that only read. */
let shared: ReturnType<typeof arrange> | undefined;

/** Requests of each kind, the last of which may change its target. */
async function answersTo(operation: ApiOperation): Promise<Response[]> {
  const { account, narrow, usedUp } = await (operation.method === 'GET' ? (shared ??= arrange()) : arrange());
  const ids = Object.fromEntries(operation.pathParameters.map((name) => [name, randomUUID()]));
  const elsewhere = fillPath(operation.path, ids);
  const path = fillPath(operation.path, { ...ids, workspaceId: account.workspace.id });
  const json = exampleBody(operation, randomUUID());
  const send = (apiKey: string, options: Json = {}, to = path, method = operation.method) =>
    request(app.server, method, to, { apiKey, ...options });
  const refused = [
    send(narrow.key, { json }),
    send(usedUp.key, { json }),
    send(account.apiKey, { json }, elsewhere),
    send(account.apiKey, { json, headers: { 'x-workspace-id': randomUUID() } }),
    ...(operation.method === 'GET' ? [send(account.apiKey, {}, `${path}?limit=-1&scope=none`)] : []),
    ...(takesBody(operation)
      ? [
          send(account.apiKey, { body: '{', headers: { 'content-type': 'application/json' } }),
          send(account.apiKey, { body: 'a', headers: { 'content-type': 'text/plain' } }),
          send(account.apiKey, { json: { no: 'such field' } }),
        ]
      : []),
  ];
  return [
    ...(await Promise.all(refused)),
    ...(operation.method === 'GET' ? [await send(account.apiKey, {}, path, 'HEAD')] : []),
    ...(operation.takesAnyMethod ? [await send(account.apiKey, {}, path, 'OPTIONS')] : []),
    await send(account.apiKey, { json }),
  ];
}

describe('Every answer to a key with limits', () => {
  const seen = new Set<number>();

  it.each(ofKeys.map((operation) => [operation.name, operation] as const))(
    'says what they are and what is left: %s',
    async (_title, operation) => {
      for (const answer of await answersTo(operation)) {
        seen.add(answer.status);
        expect([operation.name, answer.status, Object.keys(leftOf(answer))]).toEqual([
          operation.name,
          answer.status,
          expect.arrayContaining(['workspace-day']),
        ]);
      }
    },
  );

  it('was seen of many kinds', () => {
    expect([...seen].sort()).toEqual(expect.arrayContaining([200, 201, 204, 400, 403, 404, 415, 429]));
  });

  it('says so, too, where the answer depends on a version, repeats an earlier one, or is about a body that is too long', async () => {
    const { apiKey } = await registerLimited();
    const call = (method: string, path: string, json?: Json, headers: Record<string, string> = {}) =>
      request(app.server, method, `/api/v1/documents${path}`, {
        apiKey,
        headers,
        ...(json === undefined ? {} : { json }),
      });
    const create = (title: string) => call('POST', '', { title, body: '' }, { 'idempotency-key': 'same' });
    const [created, repeated, reused] = [await create('a'), await create('a'), await create('b')];
    expect(repeated.json).toEqual(created.json);
    const tag = created.headers.get('etag') as string;
    const path = `/${created.json.id}`;
    const answers = [
      ...[created, repeated, reused],
      await call('GET', path, undefined, { 'if-none-match': tag }),
      await call('PATCH', path, { title: 'c' }, { 'if-match': '"99"' }),
      await call('POST', '', 'x'.repeat(2 ** 21)),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 422, 304, 412, 413]);
    const left = answers.map((answer) => leftOf(answer)['workspace-day']);
    expect(left).toEqual([1, 2, 3, 4, 5, 6].map((used) => LIMIT - used));
  });

  it('names each limit that holds for the key, also where the key is sent to another workspace', async () => {
    const { accessToken: token, workspace } = await registerLimited();
    const path = `/api/v1/workspaces/${workspace.id}`;
    const { json: serviceAccount } = await request(app.server, 'POST', `${path}/service-accounts`, {
      token,
      json: { name: 'Export', role: 'member', ...limits() },
    });
    const { key: apiKey } = await createKey(
      app.server,
      { accessToken: token, workspace },
      { service_account_id: serviceAccount.id, ...limits() },
    );
    const answer = await request(app.server, 'GET', `/api/v1/workspaces/${randomUUID()}`, { apiKey });
    expectProblem(answer, 404, 'not_found');
    expect(leftOf(answer)).toEqual({
      'api-key-day': LIMIT,
      'service-account-day': LIMIT,
      'workspace-day': LIMIT,
    });
  });

  it('says so, too, while its workspace is suspended', async () => {
    const { apiKey, workspace } = await registerLimited();
    const answer = await request(app.server, 'POST', `/api/v1/operator/workspaces/${workspace.id}/suspend`, {
      token: await runOperatorTool(app.database, 'create', 'limit fields'),
      json: { reason: 'A test.' },
    });
    expect(answer.status).toBe(200);
    const refused = await request(app.server, 'GET', '/api/v1/documents', { apiKey });
    expectProblem(refused, 403, 'workspace_suspended');
    expect(leftOf(refused)).toEqual({ 'workspace-day': LIMIT });
  });

  it('says so, too, where a proxy asks for what does not exist', async () => {
    const { apiKey } = await registerLimited();
    const operatorKey = await runOperatorTool(app.database, 'create', 'limit fields of a service');
    const { name } = await registerResourceServer(app.server, operatorKey, 'limit-fields');
    for (const path of [
      '/verify?scope=no:such',
      `/ext-authz/${name}/no:such`,
      '/verify?audience=a&audience=b',
    ]) {
      const refused = await request(app.server, 'GET', `/api/v1${path}`, { apiKey });
      expectProblem(refused, 400, 'validation_failed');
      expect(leftOf(refused)).toEqual({ 'workspace-day': LIMIT });
    }
  });
});

describe('Nothing of limits is said', () => {
  it('of a key that is no longer valid: it looks as one that never was', async () => {
    const { accessToken: token, workspace, apiKey, apiKeyId } = await registerLimited();
    const me = () => request(app.server, 'GET', '/api/v1/me', { apiKey });
    expect(leftOf(await me())).toEqual({ 'workspace-day': LIMIT - 1 });
    await request(app.server, 'DELETE', keysPath(workspace.id, apiKeyId), { token });
    const refused = await me();
    expectProblem(refused, 401, 'invalid_credentials');
    expect(saysNothing(refused)).toBe(true);
  });

  it('where no key is looked at: on public routes, and where there is no route', async () => {
    const { apiKey } = await registerLimited();
    const send = (method: string, path: string) => request(app.server, method, path, { apiKey });
    const answers = [
      await send('GET', '/.well-known/jwks.json'),
      await send('GET', '/api/v1/no-such-route'),
      await send('OPTIONS', '/api/v1/documents'),
    ];
    expect(answers.map((answer) => [answer.status, saysNothing(answer)])).toEqual([
      [200, true],
      [404, true],
      [405, true],
    ]);
  });

  it('to people, and to keys without limits', async () => {
    const limited = await registerLimited();
    const free = await register(app.server);
    for (const caller of [{ token: limited.accessToken }, { apiKey: free.apiKey }]) {
      for (const path of ['/api/v1/me', `/api/v1/documents/${randomUUID()}`]) {
        expect(saysNothing(await request(app.server, 'GET', path, caller))).toBe(true);
      }
    }
  });
});
