import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { openConnection } from '../support/raw-client.js';

const app = useOwnServer({
  env: {
    // The minimum: one MiB per workspace.
    BODY_MEGABYTES_MAX: '4',
    // So that missing bodies are not cut off, however busy the machine is.
    REQUEST_TIMEOUT_SECONDS: '60',
  },
});
let account: Account;
beforeAll(async () => {
  account = await register(app.server);
});

/** The server's own CPU time so far, in milliseconds, whatever else the machine does. */
function processorMs(): number {
  const stat = readFileSync(`/proc/${app.server.process.pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const asJson = (body: string) => ({ body, headers: { 'content-type': 'application/json' } });
const names = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"n${index}":1`).join(',')}}`;

const publicRoutes = [
  '/api/v1/auth/login',
  '/api/v1/auth/register',
  '/api/v1/auth/refresh',
  '/api/v1/auth/logout',
  '/api/v1/auth/password/forgot',
  '/api/v1/auth/password/reset',
  '/api/v1/auth/email/verify',
];

describe('a caller without a credential sends little', () => {
  it.each(publicRoutes)('%s accepts 16 kB', async (path) => {
    const padded = (bytes: number): string => `{${' '.repeat(bytes - 2)}}`;
    const fits = await request(app.server, 'POST', path, asJson(padded(16_384)));
    expect(fits.status).not.toBe(413);
    expectProblem(await request(app.server, 'POST', path, asJson(padded(16_385))), 413, 'payload_too_large');
  });

  it('a body without a valid credential is not read, whatever it contains', async () => {
    const wrong = [{}, { apiKey: 'nonsense' }, { token: 'e30.e30.e30' }];
    for (const credential of wrong) {
      for (const body of ['{', names(90_000)]) {
        const answer = await request(app.server, 'POST', '/api/v1/documents', {
          ...credential,
          ...asJson(body),
        });
        expect(answer.status).toBe(401);
      }
    }
    const missing = await request(app.server, 'DELETE', `/api/v1/documents/${account.user.id}`, asJson('{'));
    expectProblem(missing, 401, 'missing_credentials');
  });

  it('a credential without the scope is refused before the body, and counted once', async () => {
    const { json: key } = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${account.workspace.id}/api-keys`,
      {
        token: account.accessToken,
        json: { name: 'reader', scopes: ['documents:read'] },
      },
    );
    const refused = await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: key.key,
      ...asJson('{'),
    });
    expectProblem(refused, 403, 'insufficient_scope');
  });
});

describe('work does not grow with the number of errors', () => {
  const ROUNDS = 20;
  /** The kernel counts CPU time in such steps; without the limit, the work took fifty times as long. */
  const TICK_MS = 10;
  const RUNS = 3;
  /**
   * The server's cost of one such request: the lowest average of several runs, because everything else the server does
   * (renewals, garbage collection) can only add to it.
   */
  async function costOf(send: () => Promise<{ status: number }>): Promise<number> {
    const averages: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const before = processorMs();
      for (let round = 0; round < ROUNDS; round += 1)
        expect((await send()).status).toBeGreaterThanOrEqual(400);
      averages.push((processorMs() - before) / ROUNDS);
    }
    return Math.min(...averages);
  }

  const bodies: [string, string][] = [
    ['90,000 unknown names', names(90_000)],
    ['300,000 empty objects', `[${'{},'.repeat(300_000)}0]`],
    ['500,000 numbers', `{"scopes":[${'1,'.repeat(500_000)}1]}`],
    ['500,000 levels', '['.repeat(500_000)],
    ['the most values there may be, all wrong', `{"name":"x","scopes":[${'"x",'.repeat(4_900)}"x"]}`],
    ['the most names there may be, all unknown', names(4_990)],
    ['quotes without end', '"'.repeat(1_000_000)],
    ['backslashes without end', `"${'\\'.repeat(1_000_000)}`],
  ];

  it.each(bodies)('%s cost little more than one text of that size', async (_, body) => {
    const path = `/api/v1/workspaces/${account.workspace.id}/api-keys`;
    const authorised = (sent: string) =>
      request(app.server, 'POST', path, { token: account.accessToken, ...asJson(sent) });
    const oneText = `"${'x'.repeat(body.length - 2)}"`;
    const affordable = 3 * (await costOf(() => authorised(oneText))) + TICK_MS;
    expect(await costOf(() => authorised(body))).toBeLessThanOrEqual(affordable);
    expect(
      await costOf(() => request(app.server, 'POST', '/api/v1/auth/login', asJson(body))),
    ).toBeLessThanOrEqual(affordable);
    const answer = await authorised(body);
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(20_000);
  });
});

describe('bodies of requests in progress take a bounded amount of memory', () => {
  const HELD_BYTES = 700_000;
  const path = '/api/v1/documents';
  const head = (headers: Record<string, string>): string =>
    [
      `POST ${path} HTTP/1.1`,
      ...Object.entries({ host: 'x', 'content-type': 'application/json', ...headers }).map(
        ([name, value]) => `${name}: ${value}`,
      ),
      '\r\n',
    ].join('\r\n');

  /** An admitted request whose body does not arrive. */
  async function hold(apiKey: string): Promise<Socket> {
    // Makes the key known: the next request is then admitted at once, before any later one.
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey })).status).toBe(200);
    const socket = openConnection(app.server);
    await once(socket, 'connect');
    // With this header, the server says when it reads the body.
    socket.write(head({ 'x-api-key': apiKey, 'content-length': String(HELD_BYTES), expect: '100-continue' }));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    return socket;
  }

  const attempt = (apiKey: string, bytes: number) =>
    request(app.server, 'POST', path, { apiKey, ...asJson('{'.padEnd(bytes, ' ')) });

  it('per workspace, and in total; refused requests may retry, and finished ones make room', async () => {
    const accounts: Account[] = [];
    for (let count = 0; count < 6; count += 1) accounts.push(await register(app.server));
    const [first, ...others] = accounts.map(({ apiKey }) => apiKey) as [string, ...string[]];
    const last = others.pop() as string;
    const sockets = [await hold(first)];
    await eventually('the first workspace has too much', async () => {
      const { status } = await attempt(first, HELD_BYTES);
      return status === 429;
    });
    const own = await attempt(first, HELD_BYTES);
    expectProblem(own, 429, 'too_many_requests');
    expect(own.headers.get('retry-after')).toBe('1');
    expect((await attempt(first, 100)).status).toBe(400);

    for (const key of others) sockets.push(await hold(key));
    await eventually('there is no more for anyone', async () => {
      const { status } = await attempt(last, 900_000);
      return status === 503;
    });
    const full = await attempt(last, 900_000);
    expectProblem(full, 503, 'server_busy');
    expect(full.headers.get('retry-after')).toBe('1');
    // Requests with small bodies, or none, are served.
    expect((await attempt(last, 100)).status).toBe(400);
    expect((await request(app.server, 'GET', path, { apiKey: last })).status).toBe(200);

    for (const socket of sockets) socket.destroy();
    await eventually('there is room again', async () => (await attempt(first, 900_000)).status === 400);
  });

  it('according to their actual length, if that was not announced', async () => {
    const { workspace, accessToken, apiKey } = await register(app.server);
    const someoneWaits = (condition: string) =>
      eventually(condition, async () => {
        const [row] = await app.database.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND ${condition}`,
        );
        return row?.count === 1;
      });
    // Keeps a request waiting after its body was read.
    const holder = app.database.query(
      `BEGIN; SELECT FROM workspaces WHERE id = '${workspace.id}' FOR UPDATE; SELECT pg_sleep(3); COMMIT`,
    );
    await someoneWaits(`wait_event = 'PgSleep'`);
    const waiting = fetch(`${app.server.url}/api/v1/workspaces/${workspace.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: new Blob([JSON.stringify({ name: 'Other' })]).stream(),
      duplex: 'half',
    });
    await someoneWaits(`wait_event_type = 'Lock' AND query LIKE '%workspaces%'`);
    expect((await attempt(apiKey, 1_000_000)).status).toBe(400);
    expect((await waiting).status).toBe(200);
    await holder;
  });
});
