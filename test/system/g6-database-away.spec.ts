import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { commitByHand } from '../support/by-hand.js';
import { type Account, register, request, type RequestOptions, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { type PostgresProxy, startPostgresProxy } from '../support/postgres-proxy.js';
import type { TestServer } from '../support/server.js';

const app = useOwnServer();
const ME = '/api/v1/me';
/** For the instance that loses its database: leases expire, and dead connections are given up, in half the time. */
const CLOCK_SPEED = 2;

/** The instance that loses its database. The other one keeps it. */
let away: TestServer;
let proxy: PostgresProxy;

beforeAll(async () => {
  proxy = await startPostgresProxy(app.database.url);
  away = await app.startInstance({ env: { DATABASE_URL: proxy.url }, clockSpeed: CLOCK_SPEED });
});
afterAll(() => proxy.close());

const get = (path: string, credential: { apiKey?: string; token?: string } = {}): Promise<Response> =>
  request(away, 'GET', path, credential);

const post = (path: string, options: RequestOptions): Promise<Response> =>
  request(away, 'POST', path, options);

/** Asks until the response has this status. Everything before that must be one of `meanwhile`. */
async function until(status: number, ask: () => Promise<Response>, meanwhile: number[]): Promise<Response> {
  return eventually(`it is answered ${status}`, ask, {
    until(response) {
      if (response.status !== status) expect(meanwhile).toContain(response.status);
      return response.status === status;
    },
    intervalMs: 50,
  });
}

/** A well-formed key that was never issued. */
function madeUpKey(): string {
  const start = `lk_${randomBytes(20).toString('hex')}`;
  return start + crc32(start).toString(16).padStart(8, '0');
}

function expectUnavailable(response: Response): void {
  expectProblem(response, 503, 'service_unavailable');
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(response.headers.get('www-authenticate')).toBeNull();
  expect(response.headers.getSetCookie()).toEqual([]);
}

interface Callers {
  /** An account whose key and token this instance has seen before. */
  known: Account;
  /** An account that has not called this instance yet. */
  stranger: Account;
}

async function prepare(): Promise<Callers> {
  const [known, stranger] = [await register(app.server), await register(app.server)];
  for (const credential of [{ apiKey: known.apiKey }, { token: known.accessToken }]) {
    await until(200, () => get(ME, credential), []);
  }
  return { known, stranger };
}

/** Requests made while the database is away; each must get 503. */
const questions: [string, (callers: Callers) => Promise<Response>][] = [
  ['a known key', ({ known }) => get(ME, { apiKey: known.apiKey })],
  ['a known key as bearer', ({ known }) => get(ME, { token: known.apiKey })],
  ['a known token', ({ known }) => get(ME, { token: known.accessToken })],
  ['a key not seen before', ({ stranger }) => get(ME, { apiKey: stranger.apiKey })],
  ['a token not seen before', ({ stranger }) => get(ME, { token: stranger.accessToken })],
  ['a key that was never issued', () => get(ME, { apiKey: madeUpKey() })],
  ['a list', ({ known }) => get('/api/v1/documents', { apiKey: known.apiKey })],
  [
    'a change',
    ({ known }) =>
      request(away, 'POST', '/api/v1/documents', {
        token: known.accessToken,
        json: { title: 'x', body: '' },
      }),
  ],
  [
    'a sign-in',
    ({ known: { email, password } }) => post('/api/v1/auth/login', { json: { email, password } }),
  ],
  ['a refresh', ({ stranger: { cookie } }) => post('/api/v1/auth/refresh', { cookie })],
  [
    'a sign-up',
    () =>
      request(away, 'POST', '/api/v1/auth/register', {
        json: {
          email: `${randomBytes(8).toString('hex')}@example.com`,
          password: randomBytes(12).toString('hex'),
        },
      }),
  ],
];

describe.each(['cut', 'blackhole'] as const)('while the database is away (%s)', (kind) => {
  let callers: Callers;

  beforeAll(async () => {
    callers = await prepare();
  });
  afterAll(async () => {
    proxy.setFault({ kind: 'none' });
    await until(200, () => get('/health/ready'), [503]);
  });

  it('known credentials are accepted as long as the lease is valid', async () => {
    proxy.setFault({ kind });
    const { known } = callers;
    const answers = await Promise.all([
      get(ME, { apiKey: known.apiKey }),
      get(ME, { token: known.apiKey }),
      get(ME, { token: known.accessToken }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('afterwards the response is 503, and never 401', async () => {
    expectUnavailable(await until(503, () => get(ME, { apiKey: callers.known.apiKey }), [200]));
    // All at once, because each may have to wait for its time-out.
    const answers = await Promise.all(questions.map(([, ask]) => ask(callers)));
    for (const answer of answers) expectUnavailable(answer);
  });

  it('what no database can make valid is refused as always', async () => {
    expectProblem(await get(ME), 401, 'missing_credentials');
    expectProblem(await get(ME, { apiKey: 'nonsense' }), 401, 'invalid_credentials');
    expectProblem(await get(ME, { token: 'e30.e30.nonsense' }), 401, 'invalid_credentials');
  });

  it('the process is alive but not ready', async () => {
    expect(await get('/health/live')).toMatchObject({ status: 200, json: { status: 'ok' } });
    expectUnavailable(await get('/health/ready'));
  });

  it('once it is back, everything works without a restart, and a key revoked meanwhile is refused', async () => {
    const { known, stranger } = callers;
    await commitByHand(
      app.database,
      `UPDATE api_keys SET revoked_at = clock_timestamp() WHERE id = '${known.apiKeyId}'`,
    );
    expectUnavailable(await get(ME, { apiKey: known.apiKey }));

    proxy.setFault({ kind: 'none' });
    const refused = await until(401, () => get(ME, { apiKey: known.apiKey }), [503]);
    expectProblem(refused, 401, 'invalid_credentials');
    await until(200, () => get('/health/ready'), [503]);
    for (const [name, ask] of questions) {
      const { status } = await ask(callers);
      const isRevoked = ['a known key', 'a known key as bearer', 'a list'].includes(name);
      const expected =
        isRevoked || name === 'a key that was never issued' ? 401 : name.match(/change|sign-up/) ? 201 : 200;
      expect({ name, status }).toEqual({ name, status: expected });
    }
    expect((await get(ME, { apiKey: stranger.apiKey })).status).toBe(200);
  });
});

describe('while the password of its role is replaced', () => {
  it('its connections are refused, the response is 503, and it recovers once the password is right again', async () => {
    const role = `rotated_${randomBytes(6).toString('hex')}`;
    const url = Object.assign(new URL(app.database.url), { username: role, password: 'first' });
    const setPassword = (password: string) =>
      app.database.query(`ALTER ROLE ${role} LOGIN PASSWORD '${password}'`);
    await app.database.query(
      `CREATE ROLE ${role} LOGIN PASSWORD 'first' IN ROLE ${new URL(app.database.url).username}`,
    );
    const rotated = await app.startInstance({ env: { DATABASE_URL: url.href } });
    const { apiKey, email, password } = await register(rotated);
    const ask = () =>
      Promise.all([
        request(rotated, 'GET', '/api/v1/documents', { apiKey }),
        request(rotated, 'POST', '/api/v1/auth/login', { json: { email, password } }),
      ]);
    const statuses = async () => (await ask()).map(({ status }) => status);
    expect(await statuses()).toEqual([200, 200]);

    await setPassword('second');
    // The server keeps sessions that are open, such as the one of the lease.
    await app.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND application_name = 'latchkey'`,
      [role],
    );
    await eventually('no connection of the pool is left', statuses, {
      until: (found) => !found.includes(200),
    });
    for (const answer of await ask()) expectUnavailable(answer);

    await setPassword('first');
    await eventually('it works again', statuses, {
      until: (found) => found.every((status) => status === 200),
    });
    expect(rotated.log.filter((line) => line.includes('"code":"internal_error"'))).toEqual([]);
    expect(await rotated.stop()).toBe(0);
    await app.database.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });

  it('a server that starts does not wait for it, and says what is wrong', async () => {
    const url = Object.assign(new URL(app.database.url), { password: 'wrong' });
    await expect(
      app.startInstance({ env: { DATABASE_URL: url.href, DATABASE_WAIT_SECONDS: '3600' } }),
    ).rejects.toThrow(/DATABASE_URL: the database refuses its user or its password \(28P01\)/);
  });
});

describe('when the network silently drops the connections', () => {
  it('they are given up, and the instance recovers by itself', async () => {
    const { known } = await prepare();
    proxy.setFault({ kind: 'blackhole' });
    await until(503, () => get(ME, { apiKey: known.apiKey }), [200]);
    proxy.setFault({ kind: 'forgotten' });
    await until(200, () => get('/health/ready'), [503]);
    await until(200, () => get('/api/v1/documents', { apiKey: known.apiKey }), [503]);
    // Longer than a query may take: a dead connection back in the pool would be used again.
    const giveUpAt = performance.now() + 13_000 / CLOCK_SPEED;
    while (performance.now() < giveUpAt) {
      expect((await get('/api/v1/documents', { apiKey: known.apiKey })).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    proxy.setFault({ kind: 'none' });
  });
});
