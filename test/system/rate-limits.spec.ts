import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { type Account, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import type { TestServer } from '../support/server.js';

const PER_ACCOUNT = 5;
const PER_ADDRESS = 25;
const FAMILIAR = '127.0.0.1';

const app = useOwnServer({
  env: {
    SIGN_IN_FAILURES_PER_ACCOUNT: String(PER_ACCOUNT),
    SIGN_IN_FAILURES_PER_ADDRESS: String(PER_ADDRESS),
  },
});

/** Each test has its own addresses, because the counters outlive it. */
let networks = 0;
function newNetwork(): (host: number) => string {
  networks += 1;
  const network = networks;
  return (host) => `198.51.${network}.${host}`;
}

const signIn = (
  email: string,
  password: string,
  address: string,
  server: TestServer = app.server,
): Promise<Response> => request(server, 'POST', '/api/v1/auth/login', { json: { email, password }, address });

const guess = (email: string, address: string, server?: TestServer): Promise<Response> =>
  signIn(email, `guess ${randomUUID()}`, address, server);

const right = ({ email, password }: Account, address: string): Promise<Response> =>
  signIn(email, password, address);

function expectTooMany(response: Response, windowSeconds = 15 * 60): void {
  expectProblem(response, 429, 'too_many_requests');
  const retryAfter = response.headers.get('retry-after');
  expect(retryAfter).toMatch(/^[1-9]\d*$/);
  expect(Number(retryAfter)).toBeLessThanOrEqual(windowSeconds);
}

/** @returns how many passwords were checked; all other guesses must have been refused */
function checked(responses: Response[]): number {
  const refused = responses.filter(({ status }) => status !== 429);
  for (const response of refused) expectProblem(response, 401, 'sign_in_failed');
  return refused.length;
}

describe('guessing passwords', () => {
  it('is limited, even with 200 concurrent guesses over two instances', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    const address = newNetwork()(1);
    const guesses = Array.from({ length: 200 }, (_, index) =>
      guess(account.email, address, index % 2 ? other : app.server),
    );
    expect(checked(await Promise.all(guesses))).toBe(PER_ACCOUNT);
    for (const server of [app.server, other]) {
      expectTooMany(await signIn(account.email, account.password, address, server));
    }
    await other.stop();
  });

  it('does not lock the owner out at any other address', async () => {
    const account = await register(app.server);
    const address = newNetwork();
    for (let round = 0; round < PER_ACCOUNT; round += 1) await guess(account.email, address(1));
    expectTooMany(await right(account, address(1)));
    expect((await right(account, address(2))).status).toBe(200);
    expect((await right(account, FAMILIAR)).status).toBe(200);
  });

  it("from many addresses is limited per account, which does not affect the owner's address", async () => {
    const account = await register(app.server);
    const address = newNetwork();
    expect((await right(account, address(200))).status).toBe(200);
    const hosts = Array.from({ length: 30 }, (_, index) => index + 1);
    const responses = await Promise.all(
      hosts.flatMap((host) => [guess(account.email, address(host)), guess(account.email, address(host))]),
    );
    expect(checked(responses)).toBe(PER_ACCOUNT * 10);
    expectTooMany(await right(account, address(201)), 60 * 60);
    expect((await right(account, FAMILIAR)).status).toBe(200);
    expect((await right(account, address(200))).status).toBe(200);
  });

  it('is counted the same for an email without an account', async () => {
    const address = newNetwork();
    const email = `${randomUUID()}@example.com`;
    const responses = await Promise.all(Array.from({ length: 20 }, () => guess(email, address(1))));
    expect(checked(responses)).toBe(PER_ACCOUNT);
    const spread = Array.from({ length: 60 }, (_, index) => guess(email, address(2 + index)));
    expect(checked(await Promise.all(spread))).toBe(PER_ACCOUNT * 10 - PER_ACCOUNT);
  });

  it('is counted by account, however the email is spelled', async () => {
    const account = await register(app.server);
    const address = newNetwork()(1);
    const spellings = [account.email, account.email.toUpperCase(), ` ${account.email} `];
    const responses = await Promise.all(
      Array.from({ length: 12 }, (_, index) => guess(spellings[index % 3] as string, address)),
    );
    expect(checked(responses)).toBe(PER_ACCOUNT);
  });

  it("cannot be continued with a session's token", async () => {
    const account = await register(app.server);
    const address = newNetwork()(1);
    const change = (current_password: string): Promise<Response> =>
      request(app.server, 'PUT', '/api/v1/auth/password', {
        token: account.accessToken,
        json: { current_password, new_password: 'an entirely new passphrase' },
        address,
      });
    const responses = await Promise.all(Array.from({ length: 20 }, () => change('a wrong guess')));
    const looked = responses.filter(({ status }) => status !== 429);
    for (const response of looked) expectProblem(response, 400, 'current_password_wrong');
    expect(looked).toHaveLength(PER_ACCOUNT);
    expectTooMany(await change(account.password));
    expectTooMany(await right(account, address));
  });
});

describe('spraying one password over many accounts', () => {
  it('is limited per address', async () => {
    const account = await register(app.server);
    const address = newNetwork();
    const spray = Array.from({ length: 60 }, () => guess(`${randomUUID()}@example.com`, address(1)));
    expect(checked(await Promise.all(spray))).toBe(PER_ADDRESS);
    expectTooMany(await right(account, address(1)));
    expect((await right(account, address(2))).status).toBe(200);
  });

  it('is limited together for all addresses of an IPv6 subscriber', async () => {
    const spray = Array.from({ length: 60 }, (_, index) =>
      guess(`${randomUUID()}@example.com`, `2001:db8:1:2::${index.toString(16)}`),
    );
    expect(checked(await Promise.all(spray))).toBe(PER_ADDRESS);
    expect(checked([await guess(`${randomUUID()}@example.com`, '2001:db8:1:3::1')])).toBe(1);
  });

  it('is counted by the address that a trusted proxy saw, not by one that the caller wrote', async () => {
    const address = newNetwork();
    const spray = Array.from({ length: 60 }, (_, index) =>
      guess(`${randomUUID()}@example.com`, `203.0.113.${index}, ${address(1)}`),
    );
    expect(checked(await Promise.all(spray))).toBe(PER_ADDRESS);
  });
});

describe('signing in with the right password', () => {
  it('costs nothing', async () => {
    const account = await register(app.server);
    const address = newNetwork()(1);
    for (let round = 0; round < PER_ADDRESS + 5; round += 1) {
      expect((await right(account, address)).status).toBe(200);
    }
    expect(checked(await Promise.all(Array.from({ length: 20 }, () => guess(account.email, address))))).toBe(
      PER_ACCOUNT,
    );
  });

  it('is not blocked for a household in which somebody keeps trying a locked account', async () => {
    const [locked, neighbour] = [await register(app.server), await register(app.server)];
    const address = newNetwork()(1);
    for (let round = 0; round < PER_ADDRESS * 2; round += 1) await guess(locked.email, address);
    expect((await right(neighbour, address)).status).toBe(200);
  });
});

describe('the counters', () => {
  it('contain no email', async () => {
    const account = await register(app.server);
    await guess(account.email, newNetwork()(1));
    const rows = await app.database.query('SELECT key FROM rate_limits');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(account.email);
  });

  it('restart when their window is over', async () => {
    const account = await register(app.server);
    const address = newNetwork()(1);
    await Promise.all(Array.from({ length: 20 }, () => guess(account.email, address)));
    await app.database.query('UPDATE rate_limits SET expire = expire - 15 * 60 * 1000');
    expect((await right(account, address)).status).toBe(200);
  });

  it('fail closed: without the database nobody gets a guess, and the response is 503', async () => {
    const account = await register(app.server);
    const { pathname, username } = new URL(app.database.url);
    const name = pathname.slice(1);
    await app.database.query(`REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC, ${username}`);
    await app.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = $2`,
      [name, username],
    );
    try {
      const response = await right(account, FAMILIAR);
      expectProblem(response, 503, 'service_unavailable');
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    } finally {
      await app.database.query(`GRANT CONNECT ON DATABASE ${name} TO PUBLIC, ${username}`);
    }
    await eventually(
      'the server is ready again',
      async () => (await request(app.server, 'GET', '/health/ready')).status === 200,
    );
    expect((await right(account, FAMILIAR)).status).toBe(200);
  });
});

describe('signing up', () => {
  const limited = useOwnServer({ env: { SIGNUPS_PER_ADDRESS_PER_HOUR: '3' } });

  const signUp = (email: string, address: string): Promise<Response> =>
    request(limited.server, 'POST', '/api/v1/auth/register', {
      json: { email, password: 'a good passphrase' },
      address,
    });

  it('is limited by address over all instances, including refused attempts', async () => {
    const address = newNetwork();
    const email = `${randomUUID()}@example.com`;
    expect((await signUp(email, address(1))).status).toBe(201);
    expectProblem(await signUp(email, address(1)), 409, 'email_taken');
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => signUp(`${randomUUID()}@example.com`, address(1))),
    );
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const response of responses.filter(({ status }) => status !== 201)) {
      expectTooMany(response, 60 * 60);
    }
    expect((await signUp(`${randomUUID()}@example.com`, address(2))).status).toBe(201);
  });
});
