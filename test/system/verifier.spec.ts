import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createVerifier,
  type Refusal,
  type Verdict,
  type Verifier,
  type VerifierOptions,
} from '@latchkey/verifier';
import { latchkey } from '@latchkey/verifier/express';
import express from 'express';
import { type Cluster, type Instance, startCluster } from '../revocation/cluster.js';
import { whenReady } from '../revocation/keys.js';
import { addColleague, createKey, keysPath } from '../support/api-keys.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { startHttpProxy } from '../support/http-proxy.js';
import { serversPath } from '../support/operator.js';
import type { TestServer } from '../support/server.js';
import { registerService, type Service, startVerifierProgram } from '../support/verifiers.js';

const LEASE_MS = 3_000;
/** How long an instance holds the answer to a renewal. */
const HELD_MS = 900;

let database: OwnDatabase;
let cluster: Cluster;
let instances: [Instance, Instance];
let owner: Account;
let service: Service;
const open: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createDatabase();
  cluster = await startCluster(database.url, 2);
  instances = cluster.instances as [Instance, Instance];
  owner = await register(instances[0].server);
  service = await registerService(instances[0].server, database);
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  await whenReady(instances);
});
afterAll(async () => {
  await cluster.stop();
  await database.drop();
});

interface TestVerifier extends Verifier {
  /** How often the verifier has asked Latchkey about a credential. */
  resolved: number;
  errors: string[];
}

/** A verifier in this process; closed after the test. */
async function startVerifier(options: Partial<VerifierOptions> = {}): Promise<TestVerifier> {
  const errors: string[] = [];
  let resolved = 0;
  const verifier = createVerifier({
    baseUrl: instances.map(({ server }) => server.url),
    secret: service.secret,
    audience: service.name,
    onError: ({ message }) => errors.push(message),
    fetch: (url, init) => {
      if (typeof url === 'string' && url.endsWith('/resolve')) resolved += 1;
      return fetch(url, init);
    },
    ...options,
  });
  open.push(() => verifier.close());
  return Object.defineProperties(verifier as TestVerifier, {
    errors: { value: errors },
    resolved: { get: () => resolved },
  });
}

async function startReadyVerifier(options?: Partial<VerifierOptions>): Promise<TestVerifier> {
  const verifier = await startVerifier(options);
  await verifier.ready();
  return verifier;
}

async function startProgram(baseUrls = instances.map(({ server }) => server.url)): Promise<TestServer> {
  const program = await startVerifierProgram(service, baseUrls);
  open.push(async () => {
    program.signal('SIGCONT');
    await program.stop();
  });
  await eventually('the verifier has a lease', () => isReady(program));
  return program;
}

const isReady = async (program: TestServer): Promise<boolean> =>
  (await request(program, 'GET', '/health/ready')).status === 200;

const headersOf = ({ apiKey, token, headers }: RequestOptions): Record<string, string> => ({
  ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...headers,
});

const statusOf = async (verdict: Verdict | Promise<Verdict>): Promise<number> => {
  const settled = await verdict;
  return settled.ok ? 200 : settled.status;
};

const codeOf = async (verdict: Verdict | Promise<Verdict>): Promise<string> => {
  const settled = await verdict;
  return settled.ok ? 'ok' : settled.problem.code;
};

const isRegistration = (url: unknown): boolean =>
  typeof url === 'string' && url.endsWith('/verifier-sessions');

/** Loses every registration. */
const unregistered: typeof fetch = (url, init) =>
  isRegistration(url) ? Promise.reject(new TypeError('fetch failed')) : fetch(url, init);

/** Like an instance of an earlier version, which does not say whose secret was sent. */
const withoutAudience: typeof fetch = async (url, init) => {
  const response = await fetch(url, init);
  if (!(typeof url === 'string' && url.endsWith('/resolve')) || !response.ok) return response;
  const { audience: _, ...answer } = (await response.json()) as Json;
  return Response.json(answer);
};

const ask = (verifier: Verifier, apiKey: string): Promise<number> =>
  statusOf(verifier.verify({ 'x-api-key': apiKey }));

const revoke = async ({ server }: Pick<Instance, 'server'>, { id }: Json): Promise<number> =>
  (await request(server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken })).status;

const rowsOfVerifiers = (): Promise<unknown[]> =>
  database.query('SELECT FROM authority_instances WHERE resource_server_id = $1', [service.id]);

describe('a verifier', () => {
  it('decides like /verify, at first sight and afterwards', async () => {
    const stage = { database, server: instances[0].server };
    const [viewer, verifier] = await Promise.all([
      addColleague(stage, owner, 'viewer'),
      startReadyVerifier(),
    ]);
    const keys = await Promise.all(
      [
        {},
        { scopes: [service.readScope] },
        { scopes: ['members:read'] },
        { allowed_ips: ['192.0.2.0/24'] },
        { expires_at: new Date(Date.now() + 3_600_000).toISOString() },
      ].map((body) => createKey(instances[0].server, owner, body)),
    );
    const revoked = await createKey(instances[0].server, owner);
    await revoke(instances[0], revoked);
    const elsewhere = { 'x-workspace-id': '01900000-0000-7000-8000-000000000000' };
    const credentials: RequestOptions[] = [
      ...[...keys, revoked].map(({ key }) => ({ apiKey: key })),
      ...[viewer.apiKey, `${owner.apiKey}0`, 'nonsense'].map((apiKey) => ({ apiKey })),
      { token: owner.apiKey },
      { token: owner.accessToken },
      { apiKey: owner.accessToken },
      { token: `${owner.accessToken}x` },
      { token: viewer.accessToken },
      { token: viewer.accessToken, headers: { 'x-workspace-id': owner.workspace.id } },
      { token: owner.accessToken, headers: elsewhere },
      { token: owner.accessToken, headers: { 'x-workspace-id': 'mine' } },
      { apiKey: owner.apiKey, headers: elsewhere },
      { apiKey: owner.apiKey, headers: { 'x-workspace-id': owner.workspace.id } },
      { apiKey: owner.apiKey, token: owner.apiKey },
      {},
    ];
    const scopes = [[], [service.readScope], [service.writeScope], ['members:read', service.writeScope]];
    for (const credential of credentials) {
      for (const scope of scopes) {
        const required = scope.length === 0 ? {} : { scope };
        for (const address of ['192.0.2.7', '198.51.100.1']) {
          const query = new URLSearchParams([
            ['audience', service.name],
            ...scope.map((name): [string, string] => ['scope', name]),
          ]);
          const expected = await request(instances[1].server, 'GET', `/api/v1/verify?${String(query)}`, {
            ...credential,
            address,
          });
          for (const sight of ['first', 'second']) {
            const verdict = await verifier.verify(headersOf(credential), { ...required, address });
            const seen = verdict.ok
              ? {
                  status: 204,
                  code: undefined,
                  challenge: null,
                  user: verdict.principal.userId,
                  key: verdict.principal.apiKey?.id ?? '',
                  workspace: verdict.principal.workspaceId,
                  role: verdict.principal.role,
                  scopes: verdict.principal.scopes.join(' '),
                }
              : {
                  status: verdict.status,
                  code: verdict.problem.code,
                  detail: verdict.problem.detail,
                  challenge: verdict.headers['www-authenticate'] ?? null,
                };
            const { headers, status, json } = expected;
            expect({ credential, scope, address, sight, ...seen }).toEqual({
              ...{ credential, scope, address, sight, status },
              code: json?.code,
              challenge: headers.get('www-authenticate'),
              ...(status === 204
                ? {
                    user: headers.get('x-latchkey-user-id'),
                    key: headers.get('x-latchkey-api-key-id'),
                    workspace: headers.get('x-latchkey-workspace-id'),
                    role: headers.get('x-latchkey-role'),
                    scopes: headers.get('x-latchkey-scopes'),
                  }
                : { detail: json.detail }),
            });
          }
        }
      }
    }
  });

  it.each([
    [false, 401, 200],
    [true, 200, 401],
  ])(
    "in Express uses the caller's address: with `trust proxy` %s, the forwarded header counts",
    async (trustProxy, viaHeader, ofConnection) => {
      const verifier = await startReadyVerifier();
      const service = express()
        .set('trust proxy', trustProxy)
        .use(latchkey(verifier))
        .get('/', (_request, response) => void response.json({}));
      const server = service.listen(0, '127.0.0.1');
      open.push(() => new Promise((resolve) => server.close(resolve)));
      await once(server, 'listening');
      const statusOf = async (allowedIp: string): Promise<number> => {
        const { key } = await createKey(instances[0].server, owner, { allowed_ips: [allowedIp] });
        const { port } = server.address() as AddressInfo;
        const headers = { 'x-api-key': key, 'x-forwarded-for': '192.0.2.7' };
        return (await fetch(`http://127.0.0.1:${port}/`, { headers })).status;
      };
      expect(await statusOf('192.0.2.7')).toBe(viaHeader);
      expect(await statusOf('127.0.0.1')).toBe(ofConnection);
    },
  );

  it('asks nobody about a known credential, and once for many concurrent requests', async () => {
    const verifier = await startReadyVerifier();
    const { key } = await createKey(instances[0].server, owner);
    await Promise.all(Array.from({ length: 50 }, () => ask(verifier, key)));
    expect(verifier.resolved).toBe(1);
    for (let count = 0; count < 1_000; count += 1) {
      // Synchronously, without a promise.
      expect(verifier.verify({ 'x-api-key': key })).toMatchObject({ ok: true });
    }
    expect(verifier.resolved).toBe(1);
  });

  it('admits nobody with a scope that does not exist, and says so', async () => {
    const verifier = await startReadyVerifier();
    const verdict = await verifier.verify({ 'x-api-key': owner.apiKey }, { scope: 'no:such' });
    expect(verdict).toMatchObject({
      ok: false,
      status: 500,
      problem: {
        code: 'unknown_scope',
        detail: `The service asks for "no:such", which is not a scope of "${service.name}".`,
      },
    });
  });

  it('accepts no credential issued to others', async () => {
    const verifier = await startReadyVerifier();
    const other = await registerService(instances[0].server, database);
    const assertion = (
      await request(instances[0].server, 'GET', `/api/v1/verify?audience=${other.name}`, {
        apiKey: owner.apiKey,
      })
    ).headers.get('x-latchkey-assertion');
    for (const token of [assertion, service.secret, other.secret, service.operatorKey]) {
      expect(await codeOf(verifier.verify({ authorization: `Bearer ${token}` }))).toBe('invalid_credentials');
    }
    expect(await codeOf(verifier.verify({ 'x-api-key': owner.apiKey }, { scope: other.readScope }))).toBe(
      'unknown_scope',
    );
  });

  it('accepts an access token only in Authorization, even before it could register', async () => {
    for (const verifier of [await startReadyVerifier(), await startVerifier({ fetch: unregistered })]) {
      const tokens = [{ authorization: `Bearer ${owner.accessToken}` }, { 'x-api-key': owner.accessToken }];
      // Concurrently: both ask the same question.
      const codes = tokens.map((headers) => codeOf(verifier.verify(headers)));
      expect(await Promise.all(codes)).toEqual(['ok', 'invalid_credentials']);
      expect(await codeOf(verifier.verify({ 'x-api-key': owner.apiKey }))).toBe('ok');
    }
  });

  it.each<[string, () => Partial<VerifierOptions>, RegExp]>([
    [
      'a wrong secret',
      () => ({ secret: `${service.secret.slice(0, -8)}00000000` }),
      /401 \(invalid_credentials\)/,
    ],
    ['another audience', () => ({ audience: 'payroll' }), /audience: "payroll" is not whose secret this is/],
  ])('with %s says so, and admits nobody', async (_, options, message) => {
    const verifier = await startVerifier(options());
    await expect(verifier.ready()).rejects.toThrow(message);
    expect(verifier.errors).toEqual([expect.stringMatching(message)]);
    expect(verifier.errors.join()).not.toContain(service.secret.slice(4, -8));
    expect(verifier.hasLease).toBe(false);
  });

  describe.each<[string, () => Promise<Partial<VerifierOptions>>]>([
    ['a wrong secret', async () => ({ secret: `${service.secret.slice(0, -8)}00000000` })],
    ['another audience', async () => ({ audience: 'payroll' })],
    [
      'the secret of another service',
      async () => ({ secret: (await registerService(instances[0].server, database)).secret }),
    ],
  ])('with %s', (_, options) => {
    const answersOf = (verifier: Verifier): Promise<string[]> =>
      Promise.all(
        [{}, { scope: service.readScope }, { scope: 'members:read' }].map((requirement) =>
          codeOf(verifier.verify({ 'x-api-key': owner.apiKey }, requirement)),
        ),
      );
    const UNAVAILABLE = Array(3).fill('service_unavailable');

    it('admits nobody and blames no caller, from the first request on', async () => {
      const verifier = await startVerifier(await options());
      expect(await answersOf(verifier)).toEqual(UNAVAILABLE);
    });

    it('does so even if its registration is not answered', async () => {
      const verifier = await startVerifier({ ...(await options()), fetch: unregistered });
      expect(await answersOf(verifier)).toEqual(UNAVAILABLE);
      expect(verifier.errors.join()).toMatch(/\(invalid_credentials\)|is not whose secret this is/);
    });

    it('admits nobody once it has been refused, even if an instance of an earlier version would', async () => {
      const verifier = await startVerifier({ ...(await options()), fetch: withoutAudience });
      await expect(verifier.ready()).rejects.toThrow();
      expect(await answersOf(verifier)).toEqual(UNAVAILABLE);
    });
  });

  it('works with an instance of an earlier version, which does not say whose secret it was', async () => {
    const verifier = await startVerifier({ fetch: withoutAudience });
    expect(await codeOf(verifier.verify({ 'x-api-key': owner.apiKey }))).toBe('ok');
  });

  it('admits callers again once a registration has succeeded', async () => {
    let isRefused = true;
    const verifier = await startVerifier({
      fetch: async (url, init) =>
        isRefused && isRegistration(url)
          ? Response.json({ code: 'invalid_credentials' }, { status: 401 })
          : fetch(url, init),
    });
    await expect(verifier.ready()).rejects.toThrow(/401 \(invalid_credentials\)/);
    const check = () => codeOf(verifier.verify({ 'x-api-key': owner.apiKey }));
    expect(await check()).toBe('service_unavailable');
    isRefused = false;
    await eventually('it has a lease', () => verifier.hasLease);
    expect(await check()).toBe('ok');
  });

  it("gives each caller an answer of its own, which the service's own code may change", async () => {
    const verifier = await startReadyVerifier();
    const requests = [
      {},
      { 'x-api-key': owner.apiKey, 'x-workspace-id': 'mine' },
      { 'x-api-key': 'nonsense' },
      { authorization: 'Bearer nonsense' },
      { 'x-api-key': owner.apiKey, 'x-workspace-id': '01900000-0000-7000-8000-000000000000' },
    ];
    for (const headers of requests) {
      // At once, so that they share what Latchkey answers.
      const [one, other] = (await Promise.all([verifier.verify(headers), verifier.verify(headers)])) as [
        Refusal,
        Refusal,
      ];
      const before = structuredClone(other);
      one.problem['tenant'] = 'alice';
      one.problem.detail = 'changed';
      (one.problem['errors'] as Json[] | undefined)?.push({ field: 'tenant' });
      (one.headers as Record<string, string>)['x-trace'] = 'alice';
      expect(other).toEqual(before);
      expect(await verifier.verify(headers)).toEqual(before);
    }
  });

  it('reports to the owner of a key what it was used for, and from where', async () => {
    const verifier = await startVerifier();
    await verifier.ready();
    const { id, key } = await createKey(instances[0].server, owner, { scopes: [service.readScope] });
    for (const [count, scope, address] of [
      [3, service.readScope, '192.0.2.1'],
      [2, service.writeScope, '192.0.2.2'],
      [1, service.readScope, 'not an address'],
    ] as const) {
      for (let made = 0; made < count; made += 1)
        await verifier.verify({ 'x-api-key': key }, { scope, address });
    }
    await verifier.close();
    const usage = await eventually(
      'the usage is written',
      async () =>
        (
          await request(instances[0].server, 'GET', keysPath(owner.workspace.id, id, 'usage'), {
            token: owner.accessToken,
          })
        ).json.totals,
      { until: ({ allowed, denied }) => allowed + denied === 6 },
    );
    expect(usage).toMatchObject({ allowed: 4, denied_by_reason: { insufficient_scope: 2 } });
  });

  it('refuses everyone once closed, and no revocation waits for it', async () => {
    const verifier = await startReadyVerifier();
    await verifier.close();
    expect(await codeOf(verifier.verify({ 'x-api-key': owner.apiKey }))).toBe('service_unavailable');
    const rows = await database.query('SELECT FROM authority_instances WHERE resource_server_id IS NOT NULL');
    expect(rows).toEqual([]);
  });
});

describe('G3: once a change is answered, no verifier accepts the old authority', () => {
  it('whichever instance makes it, and whichever the verifier talks to', async () => {
    const verifiers = await Promise.all(
      [0, 1, 0].map((index) => startReadyVerifier({ baseUrl: (instances[index] as Instance).server.url })),
    );
    for (let round = 0; round < 20; round += 1) {
      const key = await createKey(instances[0].server, owner);
      for (const verifier of verifiers) expect(await ask(verifier, key.key)).toBe(200);
      const status = await revoke(instances[round % 2] as Instance, key);
      // Begun in the turn in which the answer arrived.
      const after = verifiers.map((verifier) => ask(verifier, key.key));
      expect({ status, after: await Promise.all(after) }).toEqual({ status: 200, after: [401, 401, 401] });
    }
  });

  it('and one request of each verifier is enough for that', async () => {
    const rounds = 10;
    let renewals = 0;
    const verifier = await startReadyVerifier({
      fetch: (url, init) => {
        if (typeof url === 'string' && url.endsWith('/renew')) renewals += 1;
        return fetch(url, init);
      },
    });
    const keys = await Promise.all(
      Array.from({ length: rounds }, () => createKey(instances[0].server, owner)),
    );
    for (const { key } of keys) expect(await ask(verifier, key)).toBe(200);
    await eventually('a renewal is held', () => renewals > 0);
    const startedAt = performance.now();
    renewals = 0;
    for (const key of keys) expect(await revoke(instances[1], key)).toBe(200);
    const unprompted = Math.ceil((performance.now() - startedAt) / HELD_MS);
    expect(renewals).toBeLessThanOrEqual(rounds + unprompted);
    expect(await Promise.all(keys.map(({ key }) => ask(verifier, key)))).toEqual(keys.map(() => 401));
  });

  it('even if it ends a person, a role or a scope, or the service itself', async () => {
    const stage = { database, server: instances[0].server };
    const own = await registerService(instances[0].server, database);
    const verifier = await startReadyVerifier({ secret: own.secret, audience: own.name });
    const viewer = await addColleague(stage, owner, 'member');
    const member = `/api/v1/workspaces/${owner.workspace.id}/members/${viewer.userId}`;
    const check = (scope?: string) =>
      codeOf(verifier.verify({ 'x-api-key': viewer.apiKey }, scope === undefined ? {} : { scope }));

    expect(await check(own.writeScope)).toBe('ok');
    await request(instances[1].server, 'PATCH', member, {
      token: owner.accessToken,
      json: { role: 'viewer' },
    });
    expect(await check(own.writeScope)).toBe('insufficient_role');
    expect(await check(own.readScope)).toBe('ok');
    await request(instances[1].server, 'PUT', serversPath(own.id, 'scopes'), {
      token: own.operatorKey,
      json: [],
    });
    expect(await check(own.readScope)).toBe('unknown_scope');
    expect(await check()).toBe('ok');
    await request(instances[1].server, 'DELETE', member, { token: owner.accessToken });
    expect(await check()).toBe('invalid_credentials');

    expect(await codeOf(verifier.verify({ 'x-api-key': owner.apiKey }))).toBe('ok');
    await request(instances[1].server, 'DELETE', serversPath(own.id), { token: own.operatorKey });
    expect(await codeOf(verifier.verify({ 'x-api-key': owner.apiKey }))).toBe('service_unavailable');
  });

  it('loaded records are no older than what was acknowledged, even through an instance that lags', async () => {
    const [writer, lagging] = instances;
    const key = await createKey(writer.server, owner);
    const me = () => request(lagging.server, 'GET', '/api/v1/me', { apiKey: key.key });
    const resolve = () =>
      request(lagging.server, 'POST', '/api/v1/verifier-sessions/resolve', {
        token: service.secret,
        json: { credential: key.key },
      });
    expect((await me()).status).toBe(200);
    // It learns of the change at its next renewal, within a second.
    lagging.proxy.setFault({ kind: 'swallow-notifications' });
    open.push(async () => lagging.proxy.setFault({ kind: 'none' }));
    const revoked = revoke(writer, key);
    await eventually('it has committed', () =>
      database
        .query('SELECT FROM api_keys WHERE id = $1 AND revoked_at IS NOT NULL', [key.id])
        .then((rows) => rows[0]),
    );
    const { json } = await resolve();
    // The key is still valid in its own cache: nothing has been answered yet.
    expect({
      own: (await me()).status,
      endsInMs: Math.min(0, json.accepted.revoked_in_ms) === json.accepted.revoked_in_ms,
    }).toEqual({
      own: 200,
      endsInMs: true,
    });
    expect(await revoked).toBe(200);
  });

  it('a frozen one delays one revocation, by a lease at most, and refuses when it wakes up', async () => {
    const [program, verifier] = await Promise.all([startProgram(), startReadyVerifier()]);
    const keys = await Promise.all([1, 2].map(() => createKey(instances[0].server, owner)));
    const [first, second] = keys as [Json, Json];
    for (const { key } of keys) {
      expect((await request(program, 'GET', '/api/v1/me', { apiKey: key })).status).toBe(200);
      expect(await ask(verifier, key)).toBe(200);
    }
    expect(await rowsOfVerifiers()).toHaveLength(2);
    program.signal('SIGSTOP');
    expect(await revoke(instances[0], first)).toBe(200);
    // The next change no longer waits for it.
    await eventually('its row is gone', rowsOfVerifiers, { until: ({ length }) => length === 1 });
    expect(await revoke(instances[1], second)).toBe(200);
    const asked = keys.map(({ key }) => request(program, 'GET', '/api/v1/me', { apiKey: key }));
    program.signal('SIGCONT');
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([401, 401]);
    expect(await Promise.all(keys.map(({ key }) => ask(verifier, key)))).toEqual([401, 401]);
    await eventually('it has a lease again', () => isReady(program));
  });

  it('one that is cut off admits nobody, and recovers by itself', async () => {
    const proxy = await startHttpProxy(instances[0].server.url);
    open.push(() => proxy.close());
    const verifier = await startReadyVerifier({ baseUrl: proxy.url });
    const [revoked, other] = (await Promise.all([1, 2].map(() => createKey(instances[0].server, owner)))) as [
      Json,
      Json,
    ];
    for (const { key } of [revoked, other]) expect(await ask(verifier, key)).toBe(200);
    proxy.fault = () => ({ kind: 'refuse' });
    expect(await revoke(instances[0], revoked)).toBe(200);
    expect(await ask(verifier, revoked.key)).toBe(503);
    expect(await ask(verifier, other.key)).toBe(503);
    proxy.fault = undefined;
    await eventually('it has a lease again', () => verifier.hasLease);
    expect(await ask(verifier, revoked.key)).toBe(401);
    expect(await ask(verifier, other.key)).toBe(200);
  });

  it('one whose renewals are lost on their way back starts over, and is not considered up to date', async () => {
    const proxy = await startHttpProxy(instances[0].server.url);
    open.push(() => proxy.close());
    const verifier = await startReadyVerifier({ baseUrl: proxy.url });
    const keys = await Promise.all(Array.from({ length: 4 }, () => createKey(instances[0].server, owner)));
    for (const { key } of keys) expect(await ask(verifier, key)).toBe(200);
    for (const [round, key] of keys.entries()) {
      let lost = 0;
      proxy.fault = ({ name }) =>
        name.endsWith('/renew') && lost++ < round ? { kind: 'lose-answer' } : undefined;
      expect(await revoke(instances[1], key)).toBe(200);
      expect(await ask(verifier, key.key)).not.toBe(200);
    }
    proxy.fault = undefined;
    await eventually('it has a lease', () => verifier.hasLease);
  });

  it('one whose instance dies continues through another, with what it knows', async () => {
    const verifier = await startReadyVerifier();
    const { id, key } = await createKey(instances[1].server, owner);
    expect(await ask(verifier, key)).toBe(200);
    const { resolved } = verifier;
    await instances[0].server.kill();
    open.push(() => cluster.restart(instances[0]));
    // Longer than the lease it had before.
    const until = performance.now() + 1.5 * LEASE_MS;
    const seen = new Set<number>();
    while (performance.now() < until) {
      seen.add(await ask(verifier, key));
      await sleep(10);
    }
    expect([...seen]).toEqual([200]);
    expect({ resolved: verifier.resolved, errors: verifier.errors }).toEqual({ resolved, errors: [] });
    expect(await revoke(instances[1], { id })).toBe(200);
    expect(await ask(verifier, key)).toBe(401);
  });

  it('one whose instance is frozen continues through another', async () => {
    const verifier = await startReadyVerifier();
    const key = await createKey(instances[1].server, owner);
    expect(await ask(verifier, key.key)).toBe(200);
    instances[0].server.signal('SIGSTOP');
    open.push(async () => instances[0].server.signal('SIGCONT'));
    const until = performance.now() + 1.5 * LEASE_MS;
    const seen = new Set<number>();
    while (performance.now() < until) {
      seen.add(await ask(verifier, key.key));
      await sleep(10);
    }
    expect([...seen]).toEqual([200]);
    expect(await revoke(instances[1], key)).toBe(200);
    expect(await ask(verifier, key.key)).toBe(401);
  });

  it('a service has at most a hundred of them, and dead ones make room', async () => {
    const own = await registerService(instances[0].server, database);
    await database.query(
      `INSERT INTO authority_instances (id, acknowledged, renewal, protocol, resource_server_id)
       SELECT gen_random_uuid(), 0, 1, 2, $1 FROM generate_series(1, 100)`,
      [own.id],
    );
    const verifier = await startVerifier({ secret: own.secret, audience: own.name });
    await expect(verifier.ready()).rejects.toThrow(/409 \(verifier_session_limit\)/);
    await eventually('there is room', () => verifier.hasLease);
  });

  it('rows of dead verifiers are removed soon after another one of the service has registered', async () => {
    const program = await startProgram();
    await program.kill();
    await startReadyVerifier();
    await eventually('one is left', rowsOfVerifiers, { until: ({ length }) => length === 1 });
  });
});
