import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { inspect, promisify } from 'node:util';
import {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  Latchkey,
  LatchkeyError,
  type LatchkeyOptions,
  NotFoundError,
  RateLimitError,
  type SignedUp,
  TimeoutError,
  UnavailableError,
  UsageError,
} from '@latchkey/sdk';
import { useServer } from '../support/app.js';
import type { Json } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { type HttpFault, type HttpProxy, startHttpProxy } from '../support/http-proxy.js';

const DOCUMENTS = '/api/v1/documents';

const app = useServer();
let proxy: HttpProxy;
let account: SignedUp;

beforeAll(async () => {
  proxy = await startHttpProxy(app.server.url);
  account = await Latchkey.session({ baseUrl: app.server.url }).register({
    email: `${randomUUID()}@example.com`,
    password: randomBytes(18).toString('base64url'),
  });
});

afterEach(() => {
  proxy.fault = undefined;
  proxy.requests.length = 0;
});

afterAll(() => proxy.close());

const client = (options: LatchkeyOptions = {}): Latchkey =>
  new Latchkey({ apiKey: account.plaintext, baseUrl: proxy.url, ...options });

/** Affects the first `times` requests. */
function failFirst(times: number, fault: HttpFault): void {
  let left = times;
  proxy.fault = () => (left-- > 0 ? fault : undefined);
}

/** The value with which a promise rejects. */
async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`It resolved with ${inspect(value)}`);
    },
    (error: unknown) => error,
  );
}

const faults: HttpFault[] = [{ kind: 'refuse' }, { kind: 'lose-answer' }, { kind: 'cut-answer' }];

describe('Reading', () => {
  it.each(faults)('continues after the connection breaks ($kind)', async (fault) => {
    failFirst(2, fault);
    expect(await client().me()).toMatchObject({ kind: 'api_key' });
    expect(proxy.count('GET /api/v1/me')).toBe(3);
  });

  it.each(faults)(
    'gives up after its maximum number of retries, and says so in one line ($kind)',
    async (fault) => {
      failFirst(Infinity, fault);
      const error = await rejection(client({ maxRetries: 1 }).me());
      expect(error).toBeInstanceOf(ConnectionError);
      expect(error).toMatchObject({ code: 'connection_failed', status: undefined });
      expect((error as LatchkeyError).detail).toMatch(/^No response from http:\/\/localhost:\d+: [^\n]+\.$/);
      expect(proxy.count('GET /api/v1/me')).toBe(2);
    },
  );

  it('does not wait forever for a response, whether or not it has begun', async () => {
    failFirst(Infinity, { kind: 'stall' });
    const error = await rejection(client({ timeoutMs: 100, maxRetries: 1 }).me());
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ code: 'timeout', detail: `${proxy.url} did not respond within 100 ms.` });
    expect(proxy.count('GET /api/v1/me')).toBe(2);

    failFirst(Infinity, { kind: 'delay', milliseconds: 30_000 });
    await expect(client().me({ timeoutMs: 100, maxRetries: 0 })).rejects.toThrow(TimeoutError);
  });

  it.each([429, 502, 503, 504])('retries after %d, as soon as Retry-After allows', async (status) => {
    failFirst(1, { kind: 'answer', status, headers: { 'retry-after': '1' } });
    const started = performance.now();
    expect(await client().me()).toMatchObject({ kind: 'api_key' });
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
    expect(proxy.count('GET /api/v1/me')).toBe(2);
  });

  it('says how long to wait if that is longer than it waits itself', async () => {
    failFirst(Infinity, { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } });
    const error = await rejection(client().me());
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ status: 429, retryAfterSeconds: 3600 });
    expect(proxy.count('GET /api/v1/me')).toBe(1);

    failFirst(Infinity, { kind: 'answer', status: 503 });
    const unavailable = await rejection(client().me({ maxRetries: 0 }));
    expect(unavailable).toBeInstanceOf(UnavailableError);
    expect(unavailable).toMatchObject({
      status: 503,
      code: 'unexpected_answer',
      retryAfterSeconds: undefined,
    });
  });

  it.each([400, 401, 403, 404, 409, 418, 500])('does not retry after %d', async (status) => {
    failFirst(Infinity, { kind: 'answer', status, body: '{"code":"so_it_is","detail":"So it is."}' });
    await expect(client().me()).rejects.toMatchObject({ status, code: 'so_it_is', detail: 'So it is.' });
    expect(proxy.count('GET /api/v1/me')).toBe(1);
  });

  it("lets the caller abort it at any time, with the caller's reason", async () => {
    const reason = new Error('No longer needed');
    await expect(client().me({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(proxy.requests).toEqual([]);

    const whileWaiting = new AbortController();
    failFirst(Infinity, { kind: 'stall' });
    const waiting = rejection(client().me({ signal: whileWaiting.signal }));
    await eventually('it has been sent', () => proxy.requests.length === 1);
    whileWaiting.abort(reason);
    expect(await waiting).toBe(reason);

    const whilePausing = new AbortController();
    failFirst(Infinity, { kind: 'answer', status: 503, headers: { 'retry-after': '50' } });
    const pausing = rejection(client().me({ signal: whilePausing.signal }));
    await eventually('it has been answered', () => proxy.requests.length === 2);
    whilePausing.abort(reason);
    expect(await pausing).toBe(reason);
    expect(proxy.requests).toHaveLength(2);
  });
});

it('A call aborted while it waits for a retry keeps no program running', async () => {
  proxy.fault = () => ({ kind: 'answer', status: 503, headers: { 'Retry-After': '59' } });
  const program = `
    import { Latchkey } from '@latchkey/sdk';
    const controller = new AbortController();
    const call = new Latchkey({
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        setTimeout(() => controller.abort(), 200);
        return response;
      },
    }).me({ signal: controller.signal });
    await call.catch(({ name }) => console.log(name));`;
  const env = { ...process.env, LATCHKEY_API_KEY: account.plaintext, LATCHKEY_BASE_URL: proxy.url };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env,
    // Less than it would have waited.
    timeout: 40_000,
  });
  expect(stdout).toBe('AbortError\n');
  expect(proxy.count('GET /api/v1/me')).toBe(1);
});

describe('Creating', () => {
  const documents = () =>
    app.database.query('SELECT id FROM documents WHERE workspace_id = $1', [account.workspace.id]);
  const keysNamed = (name: string) =>
    app.database.query<{ id: string }>('SELECT id FROM api_keys WHERE workspace_id = $1 AND name = $2', [
      account.workspace.id,
      name,
    ]);

  it.each(faults)('creates one document, whatever happens to the connection ($kind)', async (fault) => {
    const before = await documents();
    failFirst(2, fault);
    const document = await client().documents.create({ title: 'Once', body: '' });
    expect(await documents()).toHaveLength(before.length + 1);
    expect(await client().documents.get(document.id)).toEqual(document);
    const keys = proxy.requests.flatMap(({ headers }) => headers['idempotency-key'] ?? []);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('creates one key if the response is lost, and says which', async () => {
    failFirst(1, { kind: 'lose-answer' });
    const error = await rejection(client().workspaces.createApiKey(account.workspace.id, { name: 'lost' }));
    const keys = await keysNamed('lost');
    expect(keys).toHaveLength(1);
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({
      status: 409,
      code: 'idempotency_result_not_stored',
      extensions: { resourceId: keys[0]!.id },
    });
  });

  it('creates one key for all calls with the same idempotencyKey, and one per call without it', async () => {
    const { workspaces } = client();
    const options = { idempotencyKey: randomUUID() };
    const { apiKey } = await workspaces.createApiKey(account.workspace.id, { name: 'same' }, options);
    await expect(
      workspaces.createApiKey(account.workspace.id, { name: 'same' }, options),
    ).rejects.toMatchObject({ extensions: { resourceId: apiKey.id } });
    expect(await keysNamed('same')).toHaveLength(1);

    await workspaces.createApiKey(account.workspace.id, { name: 'each' });
    await workspaces.createApiKey(account.workspace.id, { name: 'each' });
    expect(await keysNamed('each')).toHaveLength(2);
  });
});

describe('Changing', () => {
  it.each([...faults, { kind: 'answer', status: 503 } as const])('is tried once ($kind)', async (fault) => {
    const { id } = await client().documents.create({ title: 'x', body: '' });
    proxy.requests.length = 0;
    failFirst(Infinity, fault);
    await expect(client().documents.update(id, { title: 'y' })).rejects.toThrow(LatchkeyError);
    await expect(client().documents.replace(id, { title: 'y', body: '' })).rejects.toThrow(LatchkeyError);
    await expect(client().documents.delete(id)).rejects.toThrow(LatchkeyError);
    expect(proxy.requests.map(({ name }) => name.split(' ')[0])).toEqual(['PATCH', 'PUT', 'DELETE']);
  });
});

describe('A response', () => {
  it('is distinguished from the page of some other server', async () => {
    failFirst(Infinity, { kind: 'answer', status: 200, body: '<!doctype html>' });
    await expect(client().me()).rejects.toMatchObject({
      code: 'unexpected_answer',
      detail: 'The response is not JSON. Is this the base URL of a Latchkey server?',
    });
  });

  it.each([301, 302, 303, 307, 308])('that redirects (%d) does not take the key along', async (status) => {
    const elsewhere = await startHttpProxy(app.server.url);
    failFirst(Infinity, { kind: 'answer', status, headers: { location: `${elsewhere.url}/api/v1/me` } });
    await expect(client().me()).rejects.toMatchObject({
      status,
      code: 'redirected',
      detail: `${proxy.url} redirects to ${elsewhere.url}. Set baseUrl to the address of the server.`,
    });
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });
});

describe('An error', () => {
  it('has a class to catch, and everything that the server said', async () => {
    const { documents, workspaces } = client();
    const invalid = await rejection(
      workspaces.createApiKey(account.workspace.id, { name: 'x', allowedIps: ['nonsense'] }),
    );
    expect(invalid).toBeInstanceOf(InvalidRequestError);
    expect(invalid).toMatchObject({
      name: 'InvalidRequestError',
      status: 400,
      code: 'validation_failed',
      requestId: expect.stringMatching(/./),
      errors: [{ field: 'allowedIps.0', message: expect.stringMatching(/./) }],
    });
    expect(JSON.parse(JSON.stringify(invalid))).toMatchObject({ status: 400, code: 'validation_failed' });
    expect(String(invalid)).toMatch(/^InvalidRequestError: .+ \(validation_failed, request .+\)$/);

    await expect(documents.get(randomUUID())).rejects.toThrow(NotFoundError);
    await expect(client({ apiKey: 'lk_nonsense' }).me()).rejects.toThrow(AuthenticationError);
  });

  it('about an unreachable server names it, and the reason', async () => {
    const port = await unusedPort();
    const error = await rejection(client({ baseUrl: `http://127.0.0.1:${port}`, maxRetries: 0 }).me());
    expect(error).toMatchObject({
      name: 'ConnectionError',
      detail: `No response from http://127.0.0.1:${port}: ECONNREFUSED.`,
    });
  });

  it.each([Error, TypeError])(
    'contains no credential, even if the failed fetch leaked it (%p)',
    async (Kind) => {
      const fails = (_: string, init: RequestInit): Promise<Response> => {
        const error = new Kind(`Could not send ${JSON.stringify(init.headers)}`);
        throw Object.assign(error, { config: init });
      };
      const error = await rejection(client({ maxRetries: 0, fetch: fails }).me());
      expect(error).toBeInstanceOf(ConnectionError);
      const shown = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error) + String(error);
      expect(shown).toContain(Kind === Error ? ': the connection failed.' : '[secret]');
      expect(shown).not.toContain(account.plaintext);
    },
  );

  it('contains no password either', async () => {
    const password = randomBytes(18).toString('base64url');
    const session = Latchkey.session({
      baseUrl: proxy.url,
      fetch: (_, init) => {
        throw new Error(`Could not send ${JSON.stringify(init)}`);
      },
    });
    const error = await rejection(session.login({ email: 'ada@example.com', password }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error)).not.toContain(password);
  });
});

describe('A client', () => {
  it('reveals no key, however it is inspected', async () => {
    const latchkey = client({ workspaceId: account.workspace.id });
    await latchkey.me();
    const session = Latchkey.session({ baseUrl: proxy.url });
    const password = randomBytes(18).toString('base64url');
    await session.register({ email: `${randomUUID()}@example.com`, password });
    const token = await session.accessToken();
    const views = [
      (value: object) => inspect(value, { depth: 10, showHidden: true }),
      (value: object) => JSON.stringify(value),
      String,
    ];
    for (const each of [latchkey, latchkey.workspaces, latchkey.documents, session, session.account]) {
      const shown = views.map((view) => view(each)).join();
      for (const secret of [account.plaintext, token, password]) expect(shown).not.toContain(secret);
    }
    expect(JSON.parse(JSON.stringify(latchkey))).toEqual({
      baseUrl: proxy.url,
      workspaceId: account.workspace.id,
    });
  });

  it('uses a custom fetch, with plain arguments', async () => {
    const calls: [string, RequestInit][] = [];
    const latchkey = client({
      fetch: (url, init) => {
        calls.push([url, init]);
        return fetch(url, init);
      },
    });
    await latchkey.documents.create({ title: 'Mine', body: '' });
    expect(calls).toEqual([
      [
        `${proxy.url}${DOCUMENTS}`,
        expect.objectContaining({ method: 'POST', body: '{"title":"Mine","body":""}' }),
      ],
    ]);
  });
});

describe('A mistake in a call', () => {
  const { env } = process;
  afterEach(() => {
    process.env = env;
  });

  it('is reported before anything is sent, without showing values', async () => {
    process.env = { ...env, LATCHKEY_API_KEY: '', LATCHKEY_BASE_URL: '' };
    const apiKey = account.plaintext;
    const baseUrl = proxy.url;
    const mistakes: [LatchkeyOptions, string][] = [
      [{ baseUrl }, 'Set the option apiKey or the variable LATCHKEY_API_KEY.'],
      [{ apiKey }, 'Set the option baseUrl or the variable LATCHKEY_BASE_URL.'],
      [
        { apiKey: `${apiKey}\nX: y`, baseUrl },
        'apiKey contains characters that are not valid in an API key.',
      ],
      [{ apiKey, baseUrl: 'localhost:3000' }, 'baseUrl must be a URL that starts with https:// or http://.'],
      [{ apiKey, baseUrl: 'http://a:b@localhost' }, 'baseUrl must not contain a user name or a password.'],
      [{ apiKey, baseUrl, workspaceId: 'a\nb' }, 'workspaceId must be the id of a workspace.'],
      [{ apiKey, baseUrl, timeoutMs: 0 }, 'timeoutMs must be more than 0 and at most 2147483647.'],
      [{ apiKey, baseUrl, maxRetries: 0.5 }, 'maxRetries must be a whole number, 0 or more.'],
    ];
    for (const [options, detail] of mistakes) {
      expect(() => new Latchkey(options)).toThrow(UsageError);
      expect(() => new Latchkey(options)).toThrow(`${detail} (invalid_usage)`);
    }
  });

  it.each(['', '.', '..', '../..', 'a/b', 'a b', '%2e', '\ud800', undefined, null, 7, {}])(
    'does not turn into a different path: %j as an id',
    async (id) => {
      const { documents, workspaces } = client();
      await expect(documents.delete(id as string)).rejects.toThrow(UsageError);
      await expect(workspaces.revokeApiKey(account.workspace.id, id as string)).rejects.toThrow(
        'keyId must be an id',
      );
      await expect(workspaces.listApiKeys(id as string).page()).rejects.toThrow('workspaceId must be an id');
      expect(proxy.requests).toEqual([]);
    },
  );

  it.each([
    [{ expiresAt: new Date('31.12.2026') }, 'expiresAt is not a valid date.'],
    [{ expiresAt: Number.NaN }, 'expiresAt must be a finite number.'],
    [{ limits: [{ requests: Infinity, per: 'day' }] }, 'limits.0.requests must be a finite number.'],
    [{ allowedIps: ['192.0.2.1', undefined] }, 'allowedIps.1 must not be undefined.'],
    [{ metadata: { end_of: new Date(Number.NaN) } }, 'metadata.end_of is not a valid date.'],
  ])('does not become null in a body, which means something else: %#', async (mistake, detail) => {
    const { workspaces } = client();
    const change = mistake as Json;
    for (const call of [
      workspaces.createApiKey(account.workspace.id, { name: 'x', ...change }),
      workspaces.updateApiKey(account.workspace.id, account.apiKey.id, change),
    ]) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(UsageError);
      expect(error).toMatchObject({ detail });
    }
    expect(proxy.requests).toEqual([]);
  });

  it('does not drop out of a query either, where a valid date may be given', async () => {
    const { workspaces } = client();
    const search = (expiresBefore: unknown) =>
      workspaces.listApiKeys(account.workspace.id, { expiresBefore } as Json).page();
    for (const mistake of [new Date('never'), Number.NaN, [new Date('never')]])
      await expect(search(mistake)).rejects.toThrow(UsageError);
    expect(proxy.requests).toEqual([]);
    expect((await search(new Date('2020-01-01'))).items).toEqual([]);
  });

  it('is also reported in a call option', async () => {
    const { documents } = client();
    const document = { title: '', body: '' };
    for (const idempotencyKey of ['', 'a b', 'é', 'x'.repeat(256)])
      await expect(documents.create(document, { idempotencyKey })).rejects.toThrow(UsageError);
    await expect(documents.list({}, { timeoutMs: -1 }).page()).rejects.toThrow(UsageError);
    await expect(documents.list({}, { maxRetries: -1 }).page()).rejects.toThrow(UsageError);
    expect(proxy.requests).toEqual([]);
  });
});

describe('The environment', () => {
  const { env } = process;
  afterEach(() => {
    process.env = env;
  });

  it('supplies what the options omit', async () => {
    process.env = {
      ...env,
      LATCHKEY_API_KEY: `${account.plaintext}\n`,
      LATCHKEY_WORKSPACE_ID: account.workspace.id,
      LATCHKEY_BASE_URL: `${proxy.url}/api/v1/`,
    };
    const latchkey = new Latchkey();
    expect(latchkey).toMatchObject({ baseUrl: proxy.url, workspaceId: account.workspace.id });
    expect(await latchkey.me()).toMatchObject({ workspace: { id: account.workspace.id } });
    expect(proxy.requests[0]?.headers['x-workspace-id']).toBe(account.workspace.id);
    await expect(new Latchkey({ apiKey: 'lk_other' }).me()).rejects.toThrow(AuthenticationError);
  });
});

/** A loopback port that nobody listens on. */
async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
