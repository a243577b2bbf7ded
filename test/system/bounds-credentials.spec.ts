import { randomBytes, randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request, type RequestOptions, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const BUDGET = 20;
const app = useOwnServer({
  env: { AUTHORITY_CACHE_MAX: '100', UNKNOWN_CREDENTIALS_PER_ADDRESS_PER_MINUTE: String(BUDGET) },
});

let neighbour: Account;
beforeAll(async () => {
  neighbour = await register(app.server);
});

const me = (options: RequestOptions): Promise<Response> => request(app.server, 'GET', '/api/v1/me', options);

/** A well-formed key that was never issued. */
function madeUpKey(): string {
  const start = `lk_${randomBytes(20).toString('hex')}`;
  return start + crc32(start).toString(16).padStart(8, '0');
}

/** How many statements matching the pattern the database has executed. */
async function countStatements(pattern: string): Promise<number> {
  const [row] = await app.database.query<{ calls: string }>(
    `SELECT coalesce(sum(calls), 0) AS calls FROM pg_stat_statements
     WHERE query LIKE $1 AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [pattern],
  );
  return Number(row?.calls);
}

async function inParallel(count: number, send: (index: number) => Promise<unknown>): Promise<void> {
  for (let sent = 0; sent < count; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, index) => send(sent + index)));
  }
}

describe('names that do not exist', () => {
  it("evict nothing: with ten times the cache's capacity, a neighbour still costs no query", async () => {
    await app.database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    const other = await register(app.server);
    const credentials: RequestOptions[] = [
      { apiKey: neighbour.apiKey },
      { token: neighbour.accessToken },
      { apiKey: neighbour.apiKey, headers: { 'x-workspace-id': neighbour.workspace.id } },
    ];
    for (const credential of credentials) expect((await me(credential)).status).toBe(200);
    await inParallel(1_000, async () => {
      const { status } = await me({ token: other.accessToken, headers: { 'x-workspace-id': randomUUID() } });
      expect(status).toBe(404);
    });
    const countLoads = () =>
      Promise.all(
        [
          '%FROM api_keys k JOIN users%WHERE digest%',
          '%FROM memberships m JOIN users%',
          '%FROM sessions s WHERE id%',
        ].map(countStatements),
      );
    const before = await countLoads();
    expect(Math.min(...before)).toBeGreaterThan(0);
    for (const credential of credentials) expect((await me(credential)).status).toBe(200);
    expect(await countLoads()).toEqual(before);
  });
});

const REFRESH_KEYS = '%sealed_refresh_key AS%FROM sessions s JOIN users%';

const refresh = (refreshToken: string, address: string): Promise<Response> =>
  request(app.server, 'POST', '/api/v1/auth/refresh', {
    cookie: neighbour.cookie.replace(/=.*/, `=${refreshToken}`),
    address,
  });

const sessionOf = ({ accessToken }: Account): string =>
  (JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as { sid: string }).sid;

describe('unknown credentials', () => {
  const sources: [string, string, (address: string) => Promise<Response>][] = [
    ['keys', '%FROM api_keys k JOIN users%WHERE digest%', (address) => me({ apiKey: madeUpKey(), address })],
    [
      'keys as bearer',
      '%FROM api_keys k JOIN users%WHERE digest%',
      (address) => me({ token: madeUpKey(), address }),
    ],
    [
      'links',
      '%FROM email_links%',
      (address) =>
        request(app.server, 'POST', '/api/v1/auth/email/verify', {
          json: { token: `lkmail_${randomBytes(32).toString('base64url')}` },
          address,
        }),
    ],
    [
      'refresh tokens',
      REFRESH_KEYS,
      (address) => refresh(`${randomUUID()}.0.${randomBytes(32).toString('base64url')}`, address),
    ],
    [
      'refresh tokens that name a session',
      REFRESH_KEYS,
      (address) => refresh(`${sessionOf(neighbour)}.0.${randomBytes(32).toString('base64url')}`, address),
    ],
  ];

  it.each(sources)(
    '%s have a budget per address, beyond which no query is made',
    async (name, query, send) => {
      const address = `198.51.100.${sources.findIndex(([other]) => other === name) + 1}`;
      const before = await countStatements(query);
      const answers = await Promise.all(Array.from({ length: 200 }, () => send(address)));
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(200 - BUDGET);
      for (const answer of refused) {
        expectProblem(answer, 429, 'too_many_requests');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect((await countStatements(query)) - before).toBe(BUDGET);
      // Known credentials continue to work from there, and everything works from elsewhere.
      expect((await me({ apiKey: neighbour.apiKey, address })).status).toBe(200);
      expect((await me({ token: neighbour.accessToken, address })).status).toBe(200);
      expect((await send('198.51.100.99')).status).not.toBe(429);
    },
  );

  it('do not affect many concurrent requests with one valid key that is not cached yet', async () => {
    const { apiKey } = await register(app.server);
    const answers = await Promise.all(
      Array.from({ length: BUDGET * 5 }, () => me({ apiKey, address: '198.51.100.60' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('do not keep others at the address from signing out', async () => {
    const address = '198.51.100.61';
    for (let count = 0; count < BUDGET; count += 1) await me({ apiKey: madeUpKey(), address });
    const account = await register(app.server);
    const { accessToken: token, cookie } = account;
    const signedOut = await request(app.server, 'POST', '/api/v1/auth/logout', {
      token,
      cookie,
      address,
    });
    expect(signedOut.status).toBe(204);
    expect((await me({ token })).status).toBe(401);
    // Without an access token, nothing tells the cookie from a guess.
    const { cookie: other } = await register(app.server);
    const asked = await request(app.server, 'POST', '/api/v1/auth/logout', { cookie: other, address });
    expectProblem(asked, 429, 'too_many_requests');
  });

  it('count a whole IPv6 network as one, and do not count existing credentials', async () => {
    for (let count = 0; count < BUDGET; count += 1) {
      await me({ apiKey: madeUpKey(), address: `2001:db8::${count}` });
    }
    expectProblem(await me({ apiKey: madeUpKey(), address: '2001:db8::ffff' }), 429, 'too_many_requests');
    expectProblem(await me({ apiKey: madeUpKey(), address: '2001:db8:0:1::1' }), 401, 'invalid_credentials');
    const address = '198.51.100.50';
    for (let count = 0; count < BUDGET + 5; count += 1) {
      const { apiKey } = await register(app.server);
      expect((await me({ apiKey, address })).status).toBe(200);
    }
  });
});
