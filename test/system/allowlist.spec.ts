import { beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import type { TestServer } from '../support/server.js';

// The test itself is the proxy, at 127.0.0.1; 10.0.0.0/8 are more proxies behind it.
const app = useOwnServer({ env: { TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' } });
let owner: Account;
/** Trusts no forwarded header, because it is not behind a proxy. */
let unproxied: TestServer;

beforeAll(async () => {
  unproxied = await app.startInstance({ env: { TRUSTED_PROXIES: '' } });
  owner = await register(app.server);
});

const newKey = (allowedIps: string[] | null): Promise<Json> =>
  createKey(app.server, owner, { allowed_ips: allowedIps });

const from = (key: Json, forwardedFor: string | undefined, server = app.server) =>
  request(server, 'GET', '/api/v1/me', {
    apiKey: key.key,
    ...(forwardedFor === undefined ? {} : { headers: { 'x-forwarded-for': forwardedFor } }),
  });

describe('a key with an allowlist', () => {
  it.each<[string[], string]>([
    [['192.0.2.7'], '192.0.2.7'],
    [['192.0.2.0/24'], '192.0.2.255'],
    [['192.0.2.0/24'], '::ffff:192.0.2.9'],
    [['::ffff:192.0.2.7'], '192.0.2.7'],
    [['203.0.113.1', '2001:db8::/32'], '2001:DB8:1::1'],
    [['127.0.0.1'], ''],
    [['192.0.2.7'], '192.0.2.7:1234'],
    [['2001:db8::/32'], '[2001:db8::7]:443'],
  ])('%j admits %s', async (allowedIps, address) => {
    const key = await newKey(allowedIps);
    expect((await from(key, address)).status).toBe(200);
    const asBearer = await request(app.server, 'GET', '/api/v1/me', { token: key.key, address });
    expect(asBearer.status).toBe(200);
  });

  it.each<[string[], string]>([
    [['192.0.2.7'], '192.0.2.8'],
    [['192.0.2.0/24'], '192.0.3.0'],
    [['192.0.2.0/24'], '2001:db8::1'],
    [['2001:db8::/32'], '2001:db9::1'],
    [['192.0.2.7'], '127.0.0.1'],
    // Garbage proves nothing, so the proxy's own address counts.
    [['192.0.2.7'], 'unknown'],
    [['192.0.2.7'], '192.0.2.007'],
    [['192.0.2.7'], '192.0.2.8:1234'],
  ])('%j refuses %s, like a key that does not exist', async (allowedIps, address) => {
    const key = await newKey(allowedIps);
    expectProblem(await from(key, address), 401, 'invalid_credentials');
    const asBearer = await request(app.server, 'GET', '/api/v1/me', { token: key.key, address });
    expectProblem(asBearer, 401, 'invalid_credentials');
  });

  it('uses the nearest address that is not one of our proxies', async () => {
    const key = await newKey(['192.0.2.7']);
    expect((await from(key, '192.0.2.7, 10.1.1.1, 10.2.2.2')).status).toBe(200);
    expect((await from(key, '6.6.6.6, 192.0.2.7')).status).toBe(200);
    // Anything further left was written by the caller.
    expectProblem(await from(key, '192.0.2.7, 6.6.6.6'), 401, 'invalid_credentials');
    expectProblem(await from(key, '192.0.2.7, 6.6.6.6, 10.1.1.1'), 401, 'invalid_credentials');
  });

  it('ignores other headers that name an address', async () => {
    const key = await newKey(['192.0.2.7']);
    for (const header of ['x-real-ip', 'client-ip', 'cf-connecting-ip', 'true-client-ip']) {
      const response = await request(app.server, 'GET', '/api/v1/me', {
        apiKey: key.key,
        headers: { [header]: '192.0.2.7' },
      });
      expectProblem(response, 401, 'invalid_credentials');
    }
  });

  it('ignores `Forwarded` if the proxies are configured to write X-Forwarded-For', async () => {
    const key = await newKey(['192.0.2.7']);
    const server = await app.startInstance({ env: { FORWARDED_HEADER: 'x-forwarded-for' } });
    const response = await request(server, 'GET', '/api/v1/me', {
      apiKey: key.key,
      headers: { forwarded: 'for=192.0.2.7' },
    });
    expectProblem(response, 401, 'invalid_credentials');
  });
});

describe('a forwarded header from an untrusted peer', () => {
  it('opens no allowlist and closes none', async () => {
    const [elsewhere, here] = [await newKey(['192.0.2.7']), await newKey(['127.0.0.1'])];
    expectProblem(await from(elsewhere, '192.0.2.7', unproxied), 401, 'invalid_credentials');
    expectProblem(await from(elsewhere, '::ffff:192.0.2.7', unproxied), 401, 'invalid_credentials');
    expect((await from(here, '192.0.2.7', unproxied)).status).toBe(200);
    expect((await from(here, undefined, unproxied)).status).toBe(200);
  });

  it('affects neither the audit trail nor the usage figures', async () => {
    const here = await newKey(null);
    const created = await request(unproxied, 'POST', keysPath(owner.workspace.id), {
      apiKey: here.key,
      address: '192.0.2.7',
      json: { name: 'n' },
    });
    const [event] = await app.database.query('SELECT address FROM audit_events WHERE target_id = $1', [
      created.json.id,
    ]);
    expect(event?.address).toBe('127.0.0.1');
    const usage = await request(unproxied, 'GET', keysPath(owner.workspace.id, here.id, 'usage'), {
      token: owner.accessToken,
    });
    expect(usage.json.last_address).toBe('127.0.0.1');
  });
});

it('a change of the allowlist takes effect on the next request, on every instance', async () => {
  const key = await newKey(['127.0.0.1']);
  const change = (allowedIps: string[] | null) =>
    request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
      json: { allowed_ips: allowedIps },
    });
  for (let round = 0; round < 5; round += 1) {
    expect((await from(key, undefined, unproxied)).status).toBe(200);
    expect((await change(['192.0.2.7'])).status).toBe(200);
    expect((await from(key, undefined, unproxied)).status).toBe(401);
    expect((await from(key, undefined)).status).toBe(401);
    expect((await change(null)).status).toBe(200);
  }
});

it('an IPv4 caller is the same on a socket of either family', async () => {
  const dual = await app.startInstance({ env: { HOST: '::', TRUSTED_PROXIES: '' } });
  const { port } = new URL(dual.url);
  const key = await newKey(['127.0.0.1']);
  expect((await from(key, undefined, { ...dual, url: `http://127.0.0.1:${port}` })).status).toBe(200);
  expectProblem(
    await from(key, undefined, { ...dual, url: `http://[::1]:${port}` }),
    401,
    'invalid_credentials',
  );
});
