import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createVerifier, type Verdict, type Verifier, type VerifierOptions } from '@latchkey/verifier';
import { type Cluster, type Instance, startCluster } from '../revocation/cluster.js';
import { whenReady } from '../revocation/keys.js';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { countStatements } from '../support/statements.js';
import { registerService, type Service } from '../support/verifiers.js';

// A day, which ends in no test, unless the test is about the end of a window.

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

async function startVerifier(options: Pick<VerifierOptions, 'onError'> = {}): Promise<Verifier> {
  const verifier = createVerifier({
    ...options,
    baseUrl: instances.map(({ server }) => server.url),
    secret: service.secret,
    audience: service.name,
  });
  open.push(() => verifier.close());
  await verifier.ready();
  return verifier;
}

const limited = (requests: number, per = 'day'): Promise<Json> =>
  createKey(instances[0].server, owner, { limits: [{ requests, per }] });

type Attempt = () => Promise<number>;

const onInstance =
  ({ server }: Instance, key: Json): Attempt =>
  async () =>
    (await whoAmI(server, { apiKey: key.key })).status;

const verdictOf = (verifier: Verifier, key: Json): Verdict | Promise<Verdict> =>
  verifier.verify({ 'x-api-key': key.key });

const onVerifier =
  (verifier: Verifier, key: Json): Attempt =>
  async () => {
    const verdict = await verdictOf(verifier, key);
    return verdict.ok ? 200 : verdict.status;
  };

/**
 * Sends from several connections until each is refused: nothing is left, or others hold the rest.
 *
 * @returns how many requests passed
 */
async function exhaust(attempt: Attempt, connections = 8): Promise<number> {
  let passed = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (;;) {
        const status = await attempt();
        if (status !== 200) {
          expect(status).toBe(429);
          return;
        }
        passed += 1;
      }
    }),
  );
  return passed;
}

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);

describe('a limit', () => {
  it.each([1, 10, 1_000])(
    'of %i is exact over two instances and two verifiers, which together use all of it',
    async (requests) => {
      const key = await limited(requests);
      const verifiers = [await startVerifier(), await startVerifier()];
      const exhaustAll = () =>
        Promise.all([
          ...instances.map((instance) => exhaust(onInstance(instance, key))),
          ...verifiers.map((verifier) => exhaust(onVerifier(verifier, key))),
        ]);
      let passed = 0;
      // A slow answer with a slice may arrive after its holder was refused: the slice is used then.
      await eventually('the limit is used to the end', async () => (passed += sum(await exhaustAll())), {
        until: (count) => count >= requests,
      });
      expect(passed + sum(await exhaustAll())).toBe(requests);
    },
  );

  it('can be used by one instance alone once another has stopped using its share', async () => {
    const key = await limited(400, 'minute');
    for (let count = 0; count < 50; count += 1) expect(await onInstance(instances[0], key)()).toBe(200);
    // Unused requests come back within a thirty-second of the window.
    const passed: number[] = [];
    await eventually('all of it was used', async () => {
      passed.push(await exhaust(onInstance(instances[1], key)));
      return sum(passed) >= 350;
    });
  });

  it('applies once lowered, on every instance and verifier, from the answer on', async () => {
    const key = await limited(100_000);
    const verifier = await startVerifier();
    const attempts = [...instances.map((instance) => onInstance(instance, key)), onVerifier(verifier, key)];
    for (const attempt of attempts) for (let count = 0; count < 20; count += 1) await attempt();
    const answer = await request(instances[0].server, 'PATCH', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
      json: { limits: [{ requests: 10, per: 'day' }] },
    });
    expect(answer.status).toBe(200);
    for (const attempt of attempts) expect(await attempt()).toBe(429);
  });

  it('of a workspace applies across instances and verifiers, too', async () => {
    const account = await register(instances[0].server);
    const key = await createKey(instances[0].server, account);
    const verifier = await startVerifier();
    await request(instances[1].server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}`, {
      token: account.accessToken,
      json: { limits: [{ requests: 60, per: 'day' }] },
    });
    const passed = await Promise.all([
      ...instances.map((instance) => exhaust(onInstance(instance, key))),
      exhaust(onVerifier(verifier, key)),
    ]);
    expect(sum(passed)).toBe(60);
    const verdict = await verdictOf(verifier, key);
    expect(verdict).toMatchObject({
      ok: false,
      status: 429,
      problem: { code: 'quota_exceeded', limit: 60, per: 'day', holder: 'workspace' },
      headers: { ratelimit: expect.stringMatching(/^"workspace-day";r=0;t=\d+$/) },
    });
  });

  it('of a service account applies across instances and verifiers, next to that of its workspace', async () => {
    const account = await register(instances[0].server);
    const path = `/api/v1/workspaces/${account.workspace.id}`;
    const token = account.accessToken;
    const limit = (requests: number) => ({ limits: [{ requests, per: 'day' }] });
    const { json: serviceAccount } = await request(instances[0].server, 'POST', `${path}/service-accounts`, {
      token,
      json: { name: 'Export', role: 'member', ...limit(1_000) },
    });
    await request(instances[0].server, 'PATCH', path, { token, json: limit(1_000) });
    const key = await createKey(instances[0].server, account, { service_account_id: serviceAccount.id });
    const verifier = await startVerifier();
    const attempts = [...instances.map((instance) => onInstance(instance, key)), onVerifier(verifier, key)];
    for (const attempt of attempts) expect(await attempt()).toBe(200);
    await request(instances[1].server, 'PATCH', `${path}/service-accounts/${serviceAccount.id}`, {
      token,
      json: limit(60),
    });
    expect(sum(await Promise.all(attempts.map(exhaust)))).toBeLessThanOrEqual(60 - attempts.length);
    expect(await verdictOf(verifier, key)).toMatchObject({
      problem: { code: 'quota_exceeded', limit: 60, per: 'day', holder: 'service_account' },
      headers: {
        ratelimit: expect.stringMatching(/^"service-account-day";r=0;t=\d+, "workspace-day";r=\d+;t=\d+$/),
      },
    });
  });

  it('of the operator for one workspace applies from the answer on, caps its own, and can be removed', async () => {
    const account = await register(instances[0].server);
    const path = `/api/v1/workspaces/${account.workspace.id}`;
    const limit = (requests: number) => [{ requests, per: 'day' }];
    await request(instances[0].server, 'PATCH', path, {
      token: account.accessToken,
      json: { limits: limit(100_000) },
    });
    const key = await createKey(instances[0].server, account, { limits: limit(50_000) });
    const verifier = await startVerifier();
    const attempts = [...instances.map((instance) => onInstance(instance, key)), onVerifier(verifier, key)];
    const allow = async (via: Instance, limitsMax: Json): Promise<void> => {
      const answer = await request(via.server, 'PATCH', `/api/v1/operator${path.slice('/api/v1'.length)}`, {
        token: service.operatorKey,
        json: { limits_max: limitsMax },
      });
      expect(answer.json).toMatchObject({ limits: limit(100_000), limits_max: limitsMax });
    };
    // By now, each holds slices.
    for (const attempt of attempts) for (let count = 0; count < 20; count += 1) await attempt();
    await allow(instances[0], limit(30));
    for (const attempt of attempts) expect(await attempt()).toBe(429);
    expect(await verdictOf(verifier, key)).toMatchObject({
      problem: { code: 'quota_exceeded', limit: 30, per: 'day', holder: 'workspace' },
    });
    await allow(instances[1], limit(160));
    // 60 have passed, and whatever the dropped slices held comes back at their next review.
    const passed = sum(await Promise.all(attempts.map((attempt) => exhaust(attempt))));
    expect(passed).toBeGreaterThan(0);
    expect(passed).toBeLessThanOrEqual(160 - 60);
    await allow(instances[0], null);
    for (const attempt of attempts) expect(await attempt()).toBe(200);
  });

  it('costs few statements, because slices grow while it is used', async () => {
    const key = await limited(1_000_000);
    for (let count = 0; count < 50; count += 1) await onInstance(instances[0], key)();
    await countStatements(database);
    for (let count = 0; count < 1_000; count += 1) {
      expect(await onInstance(instances[0], key)()).toBe(200);
    }
    const [row] = await database.query<{ calls: string | null }>(
      `SELECT sum(calls) AS calls FROM pg_stat_statements WHERE query LIKE '%lease_requests%'
         AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    // Doubling from 64 on, plus the reports in between.
    expect(Number(row?.calls)).toBeLessThanOrEqual(12);
  });
});

/** A process that lets requests through, and a way to wait until it does so again. */
interface Holder {
  attempt: (key: Json) => Attempt;
  whenBack: () => Promise<unknown>;
}

const holders: Record<string, () => Promise<Holder>> = {
  'an instance': () =>
    Promise.resolve({
      attempt: (key) => onInstance(instances[0], key),
      whenBack: () => whenReady(instances),
    }),
  'a verifier': async () => {
    // It reports that nobody answers, which these tests provoke.
    const verifier = await startVerifier({ onError: () => undefined });
    return {
      attempt: (key) => onVerifier(verifier, key),
      whenBack: async () => {
        await whenReady(instances);
        await verifier.ready();
      },
    };
  },
};

/** Affects every instance: a verifier would otherwise ask the other one. */
async function withoutDatabase(kind: 'blackhole' | 'cut', work: () => Promise<void>): Promise<void> {
  for (const { proxy } of instances) proxy.setFault({ kind });
  try {
    await work();
  } finally {
    for (const { proxy } of instances) proxy.setFault({ kind: 'none' });
  }
}

describe.each(Object.entries(holders))('with the database away, on %s', (_, start) => {
  it('a key uses up the slices held for it, and then gets 503: it is never unlimited', async () => {
    const { attempt } = await start();
    const key = await limited(100_000);
    for (let count = 0; count < 100; count += 1) await attempt(key)();
    const statuses: number[] = [];
    await withoutDatabase('blackhole', async () => {
      const giveUpAt = performance.now() + 10_000;
      while (performance.now() < giveUpAt && statuses.at(-1) !== 503) statuses.push(await attempt(key)());
    });
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(503);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
  });

  it('a key with an empty slice gets 503, and its count is correct afterwards', async () => {
    const { attempt, whenBack } = await start();
    const key = await limited(5);
    expect(await attempt(key)()).toBe(200);
    const during: number[] = [];
    await withoutDatabase('cut', async () => {
      for (let count = 0; count < 20; count += 1) during.push(await attempt(key)());
    });
    expect(during.filter((status) => status === 200).length).toBeLessThan(5);
    expect(during).toContain(503);
    await whenBack();
    const after = await Promise.all([
      exhaust(attempt(key)),
      ...instances.map((instance) => exhaust(onInstance(instance, key))),
    ]);
    expect(1 + during.filter((status) => status === 200).length + sum(after)).toBeLessThanOrEqual(5);
  });
});

describe('a response that does not count', () => {
  const NO_WORKSPACE = '01900000-0000-7000-8000-000000000000';
  const left = (headers: Record<string, string>): string[] | undefined =>
    headers['ratelimit']?.split(', ').map((state) => state.replace(/;t=\d+$/, ''));
  const leftOf = async (verdict: Verdict | Promise<Verdict>) => {
    const settled = await verdict;
    const headers = settled.headers ?? {};
    expect(headers['ratelimit-policy']?.split(', ').length).toBe(left(headers)?.length);
    return [settled.ok ? 200 : settled.status, left(headers)];
  };

  it('by a verifier says what is left, unless the key is not valid', async () => {
    const key = await createKey(instances[0].server, owner, {
      limits: [{ requests: 100, per: 'day' }],
      scopes: [service.readScope],
    });
    const verifier = await startVerifier();
    const verify = (scope: string, headers: Record<string, string> = {}) =>
      leftOf(verifier.verify({ 'x-api-key': key.key, ...headers }, { scope }));
    expect(await verify(service.writeScope)).toEqual([403, ['"api-key-day";r=100']]);
    expect(await verify(service.readScope)).toEqual([200, ['"api-key-day";r=99']]);
    expect(await verify(service.writeScope)).toEqual([403, ['"api-key-day";r=99']]);
    expect(await verify('no:such')).toEqual([500, ['"api-key-day";r=99']]);
    expect(await verify(service.readScope, { 'x-workspace-id': NO_WORKSPACE })).toEqual([
      400,
      ['"api-key-day";r=99'],
    ]);
    const elsewhere = await createKey(instances[0].server, owner, {
      limits: [{ requests: 100, per: 'day' }],
      allowed_ips: ['192.0.2.0/24'],
    });
    expect(await leftOf(verdictOf(verifier, elsewhere))).toEqual([401, undefined]);
  });

  it('passed on by a verifier says what is left, for a key whose workspace is suspended', async () => {
    const account = await register(instances[0].server);
    const key = await createKey(instances[0].server, account, { limits: [{ requests: 100, per: 'day' }] });
    const answer = await request(
      instances[0].server,
      'POST',
      `/api/v1/operator/workspaces/${account.workspace.id}/suspend`,
      { token: service.operatorKey, json: { reason: 'A test.' } },
    );
    expect(answer.status).toBe(200);
    expect(await leftOf(verdictOf(await startVerifier(), key))).toEqual([403, ['"api-key-day";r=100']]);
  });

  it('says what is left even if the database cannot be asked for more', async () => {
    const keys = [await limited(5), await limited(5)] as const;
    const verifier = await startVerifier({ onError: () => undefined });
    const use = async () => [
      await whoAmI(instances[0].server, { apiKey: keys[0].key }).then(({ status, headers }) => [
        status,
        left(Object.fromEntries(headers)),
      ]),
      await leftOf(verdictOf(verifier, keys[1])),
    ];
    expect(await use()).toEqual([200, 200].map((status) => [status, ['"api-key-day";r=4']]));
    await withoutDatabase('cut', async () => {
      expect(await use()).toEqual([503, 503].map((status) => [status, ['"api-key-day";r=4']]));
    });
  });

  it('says what is left, and so does one that counts, for a server error', async () => {
    const key = await limited(5);
    await database.query('ALTER TABLE documents RENAME TO documents_away');
    try {
      const answer = await request(instances[0].server, 'GET', '/api/v1/documents', { apiKey: key.key });
      expectProblem(answer, 500, 'internal_error');
      expect(left(Object.fromEntries(answer.headers))).toEqual(['"api-key-day";r=4']);
    } finally {
      await database.query('ALTER TABLE documents_away RENAME TO documents');
    }
  });
});

describe('a window that turns under load', () => {
  it('allows no more than its limit', async () => {
    const key = await limited(50, 'second');
    const allowed = new Map<number, number>();
    const until = Date.now() + 4_000;
    const client = async (attempt: Attempt): Promise<void> => {
      while (Date.now() < until) {
        const second = Math.floor(Date.now() / 1_000);
        const status = await attempt();
        // If the response arrived in the next second, it is unclear which second it belongs to.
        if (status === 200 && second === Math.floor(Date.now() / 1_000)) {
          allowed.set(second, (allowed.get(second) ?? 0) + 1);
        }
        await sleep(1);
      }
    };
    await Promise.all(
      instances.flatMap((instance) => Array.from({ length: 8 }, () => client(onInstance(instance, key)))),
    );
    expect(allowed.size).toBeGreaterThan(2);
    for (const count of allowed.values()) expect(count).toBeLessThanOrEqual(50);
  });
});

describe('introspection', () => {
  const introspect = (key: Json, fields: Record<string, string> = {}) =>
    request(instances[0].server, 'POST', '/api/v1/introspect', {
      headers: {
        authorization: `Basic ${Buffer.from(`${service.name}:${service.secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ token: key.key, ...fields }).toString(),
    });

  it('reports no limits for an inactive credential', async () => {
    const key = await createKey(instances[0].server, owner, {
      limits: [{ requests: 1, per: 'day' }],
      scopes: [service.readScope],
    });
    const refused = await introspect(key, { scope: service.writeScope });
    expect(refused.json).toEqual({ active: false });
    expect(refused.headers.get('ratelimit')).toBeNull();
    expect((await introspect(key)).json.active).toBe(true);
  });

  it('counts against the limit, and returns 429 when it is used up, though the credential remains valid', async () => {
    const key = await limited(2);
    const answers = [await introspect(key), await introspect(key), await introspect(key)];
    expect(answers.map(({ status, json }) => [status, json.active])).toEqual([
      [200, true],
      [200, true],
      [429, undefined],
    ]);
    // The key's headers, for the service to pass on.
    expect(answers.map(({ headers }) => headers.get('ratelimit'))).toEqual(
      [1, 0, 0].map((left) => expect.stringMatching(`^"api-key-day";r=${left};t=\\d+$`)),
    );
    expect(new Set(answers.map(({ headers }) => headers.get('ratelimit-policy')))).toEqual(
      new Set(['"api-key-day";q=2;w=86400']),
    );
    const [, , refused] = answers as [unknown, unknown, (typeof answers)[number]];
    expectProblem(refused, 429, 'quota_exceeded');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
