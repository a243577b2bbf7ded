import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { registerService, type Service } from '../support/verifiers.js';

const app = useServer();
let owner: Account;
let service: Service;
let other: Service;

beforeAll(async () => {
  [service, other, owner] = await Promise.all([
    registerService(app.server, app.database),
    registerService(app.server, app.database),
    register(app.server),
  ]);
});

const post = (path: string, json: Json, secret = service.secret): Promise<Response> =>
  request(app.server, 'POST', `/api/v1/verifier-sessions${path}`, { token: secret, json });

/** Sessions left by a test, for which a revoke in the next test would wait. */
const open: { id: string; known: number[]; secret: string }[] = [];

afterEach(async () => {
  for (const session of open.splice(0)) await end(session);
});

const end = ({ id, known, secret }: { id: string; known: number[]; secret: string }): Promise<Response> =>
  request(
    app.server,
    'DELETE',
    `/api/v1/verifier-sessions/${id}?${known.map((n) => `known=${n}`).join('&')}`,
    {
      token: secret,
    },
  );

async function registerVerifier(of = service): Promise<Json> {
  const session = { id: randomUUID(), known: [100], secret: of.secret };
  const response = await post(
    '',
    { id: session.id, audience: of.name, renewal: 100, known: session.known },
    of.secret,
  );
  expect(response.status).toBe(201);
  open.push(session);
  return { ...response.json, id: session.id };
}

const renew = ({ id, server, applied }: Json, change: Json = {}, secret?: string): Promise<Response> =>
  post(`/${id}/renew`, { renewal: 200, known: [100], applied, server, ...change }, secret);

/** The one after `renew`. */
const renewAgain = (session: Json, change: Json = {}): Promise<Response> => {
  open.splice(0, 1, { id: session.id, known: [300], secret: service.secret });
  return renew(session, { renewal: 300, known: [200], ...change });
};

/** Any number of times. */
const renewAnew = (session: Json): Promise<Response> => {
  const known = open[0]?.known ?? [];
  const renewal = Math.max(...known) + 1;
  open.splice(0, 1, { id: session.id, known: [renewal], secret: service.secret });
  return renew(session, { renewal, known });
};

const rowOf = async ({ id }: Json): Promise<{ renewal: string; acknowledged: string }> => {
  const rows = await app.database.query<{ renewal: string; acknowledged: string }>(
    'SELECT renewal::text, acknowledged::text FROM authority_instances WHERE id = $1',
    [id],
  );
  return rows[0] as { renewal: string; acknowledged: string };
};

const revokeKey = (id: string): Promise<Response> =>
  request(app.server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken });

const resolve = async (credential: string, rest: Json = {}): Promise<Json> =>
  (await post('/resolve', { credential, ...rest })).json;

describe('a verifier session', () => {
  it('begins with all previous changes applied, and reports the form of keys', async () => {
    expect(await registerVerifier()).toMatchObject({
      applied: expect.stringMatching(/^\d+$/),
      stale: [],
      lease_ms: 3_000,
      key_prefix: 'lk',
      accepted_patterns: [],
    });
  });

  it('is told what a change made stale, by the name used in the answer about the credential', async () => {
    const session = await registerVerifier();
    const { id, key } = await createKey(app.server, owner);
    const { accepted } = await resolve(key);
    const held = renew(session, { wait_ms: 900 });
    await eventually('the renewal is carried out', () => rowOf(session), {
      until: ({ renewal }) => renewal === '200',
    });
    // Waits for the session, which acknowledges meanwhile.
    const revoked = revokeKey(id);
    const { json: first } = await held;
    expect(first).toMatchObject({ stale: [], told: { stale: [accepted.depends_on[0]] } });
    expect(BigInt(first.told.applied)).toBeGreaterThan(BigInt(first.applied));
    const { json: second } = await renewAgain({ ...session, ...first }, { told: first.told.applied });
    expect(second).toMatchObject({ applied: first.told.applied, stale: [], told: null });
    expect((await revoked).status).toBe(200);
  });

  it('reads with its next renewal what it was not told', async () => {
    const session = await registerVerifier();
    const { id, key } = await createKey(app.server, owner);
    const { accepted } = await resolve(key);
    const revoked = revokeKey(id);
    const { json: read } = await eventually('it reads the change', () => renewAnew(session), {
      until: ({ json }) => json.stale.length > 0,
    });
    expect(read).toMatchObject({ stale: [accepted.depends_on[0]], told: null });
    await renewAnew({ ...session, applied: read.applied });
    expect((await revoked).status).toBe(200);
  });

  it('acknowledges what it was told only on the server that it is from', async () => {
    const session = await registerVerifier();
    const { applied } = session;
    const later = String(BigInt(applied) + 5n);
    await renew({ ...session, server: 'another' }, { told: later });
    expect((await rowOf(session)).acknowledged).toBe(applied);
    expect((await renewAgain(session, { told: later })).json.applied).toBe(later);
    expect((await rowOf(session)).acknowledged).toBe(later);
  });

  it('takes no acknowledgement back whose answer was lost', async () => {
    const session = await registerVerifier();
    const later = String(BigInt(session.applied) + 5n);
    await renew(session, { told: later });
    expect((await renewAgain(session)).json.applied).toBe(later);
    expect((await rowOf(session)).acknowledged).toBe(later);
  });

  it('refuses a renewal that another has overtaken, or for a session that is gone', async () => {
    const session = await registerVerifier();
    expectProblem(await renew(session, { known: [99] }), 409, 'verifier_session_conflict');
    expectProblem(await renew({ ...session, id: randomUUID() }), 410, 'verifier_session_ended');
    expectProblem(await renew({ ...session, id: 'nonsense' }), 410, 'verifier_session_ended');
  });

  it('cannot be taken over by a second holder of its id, nor by another service', async () => {
    const { id } = await registerVerifier();
    const body = { id, audience: service.name, renewal: 500, known: [400, 500] };
    expectProblem(await post('', body), 409, 'verifier_session_conflict');
    expectProblem(
      await post('', { ...body, audience: other.name, known: [100] }, other.secret),
      409,
      'verifier_session_conflict',
    );
    const [{ id: instance }] = (await app.database.query<{ id: string }>(
      'SELECT id FROM authority_instances WHERE resource_server_id IS NULL',
    )) as [{ id: string }];
    expectProblem(
      await post('', { ...body, id: instance, known: [1, 2, 3] }),
      409,
      'verifier_session_conflict',
    );
  });

  it('of one service cannot be renewed or ended by another', async () => {
    const session = await registerVerifier();
    expectProblem(await renew(session, {}, other.secret), 410, 'verifier_session_ended');
    expect((await end({ id: session.id, known: [100], secret: other.secret })).status).toBe(204);
    expect((await renew(session)).status).toBe(200);
    open.splice(0, 1, { id: session.id, known: [200], secret: service.secret });
  });

  it('can be ended by its holder, and by nobody who does not know its renewals', async () => {
    const session = await registerVerifier();
    expect((await end({ id: session.id, known: [7], secret: service.secret })).status).toBe(204);
    expect((await renew(session)).status).toBe(200);
    expect((await end({ id: session.id, known: [100, 200], secret: service.secret })).status).toBe(204);
    expectProblem(await renew(session, { known: [200], renewal: 300 }), 410, 'verifier_session_ended');
  });

  it('is refused if the audience is not that of the secret', async () => {
    const body = { id: randomUUID(), audience: 'payroll', renewal: 1, known: [1] };
    const refused = await post('', body);
    expectProblem(refused, 400, 'validation_failed');
    expect(refused.json.errors).toEqual([
      { field: 'audience', message: `"payroll" is not whose secret this is, which is "${service.name}"` },
    ]);
    expectProblem(await post('', body, `${service.secret.slice(0, -1)}x`), 401, 'invalid_credentials');
    expectProblem(await post('', body, owner.apiKey), 401, 'invalid_credentials');
  });

  it.each([
    [{ renewal: 0 }, 'renewal'],
    [{ known: Array.from({ length: 33 }, (_, index) => index + 1) }, 'known'],
    [{ applied: '1e9' }, 'applied'],
    [{ told: '-1' }, 'told'],
    [{ wait_ms: 60_000 }, 'wait_ms'],
    [{ usage: [{ api_key_id: 'x', outcome: 'allowed', address: null, requests: 1 }] }, 'usage.0.api_key_id'],
    [{ since: 1 }, 'since'],
  ])('refuses an invalid renewal: %j', async (change, field) => {
    const response = await renew({ id: randomUUID(), server: 'x', applied: '0' }, change);
    expectProblem(response, 400, 'validation_failed');
    expect(response.json.errors).toEqual([{ field, message: expect.any(String) }]);
  });

  it('is told of what follows its last acknowledgement, even if it claims to have acknowledged nothing', async () => {
    const session = await registerVerifier();
    // More than an instance tells one by one.
    await app.database.query(
      `INSERT INTO authority_changes (entry) SELECT 'key:' || n FROM generate_series(1, 1100) AS n;
       NOTIFY latchkey_authority`,
    );
    await eventually('the instance knows them', async () => {
      const [behind] = await app.database.query(
        `SELECT FROM authority_instances WHERE resource_server_id IS NULL
           AND acknowledged < (SELECT max(sequence) FROM authority_changes)`,
      );
      return behind === undefined;
    });
    const late = await registerVerifier(other);
    expect((await renew({ ...late, applied: '0' }, {}, other.secret)).json.stale).toEqual([]);
    open.splice(1, 1, { id: late.id, known: [200], secret: other.secret });
    // One that really is behind forgets everything.
    expect((await renew(session)).json.stale).toHaveLength(1);
    open.splice(0, 1, { id: session.id, known: [200], secret: service.secret });
  });
});

describe('what a verifier learns about a credential', () => {
  it('is enough to decide by itself', async () => {
    const { id, key, key_prefix } = await createKey(app.server, owner, {
      name: 'reader',
      scopes: [service.readScope],
      allowed_ips: ['192.0.2.0/24'],
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const { accepted } = await resolve(key);
    expect(accepted).toMatchObject({
      kind: 'api_key',
      user_id: owner.user.id,
      api_key: { id, name: 'reader', key_prefix },
      workspace_id: owner.workspace.id,
      role: 'owner',
      scopes: [service.readScope],
      lacks_scope: expect.arrayContaining([service.writeScope]),
      allowed_ips: ['192.0.2.0/24'],
      revoked_in_ms: null,
    });
    expect(accepted.expires_in_ms).toBeGreaterThan(3_500_000);
    expect(accepted.expires_in_ms).toBeLessThanOrEqual(3_600_000);
    // The key, the membership, the workspace for its limits, and the services.
    expect(new Set(accepted.depends_on).size).toBe(4);
    expect(accepted.depends_on.join()).not.toContain(owner.user.id);
  });

  it('reports a revoked key as ended, so that it need not be asked for again', async () => {
    const { id, key } = await createKey(app.server, owner);
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken });
    expect((await resolve(key)).accepted.revoked_in_ms).toBeLessThanOrEqual(0);
  });

  it('is the answer for the caller if the credential is invalid', async () => {
    expect(await resolve('nonsense')).toMatchObject({
      refused: { status: 401, problem: { code: 'invalid_credentials' } },
    });
    expect(await resolve(owner.accessToken, { workspace_id: other.id })).toMatchObject({
      refused: { status: 404, problem: { code: 'not_found' } },
    });
  });

  it('says whose secret was sent, so that no other service takes it for its own', async () => {
    for (const { secret, name } of [service, other]) {
      for (const credential of [owner.apiKey, 'nonsense']) {
        expect((await post('/resolve', { credential }, secret)).json.audience).toBe(name);
      }
    }
  });

  it('is only for services', async () => {
    expectProblem(
      await post('/resolve', { credential: owner.apiKey }, owner.apiKey),
      401,
      'invalid_credentials',
    );
  });
});

describe('slices of limits', () => {
  /** For a key with ten requests a day. */
  async function limitedKey(): Promise<{ key: string; holder: string }> {
    const { key } = await createKey(app.server, owner, { limits: [{ requests: 10, per: 'day' }] });
    const { accepted } = await resolve(key);
    return { key, holder: accepted.limits[0].id };
  }

  const lease = (holder: string, secret = service.secret): Promise<Response> => {
    const ask = {
      type: 'api_key',
      id: holder,
      per: 'day',
      limit: 10,
      slice: 4,
      used: 0,
      returned: 0,
      window: 0,
    };
    return post('/slices', { asks: [ask] }, secret);
  };

  it('are granted to the secret alone, without a session, and are then gone for everyone else', async () => {
    const { key, holder } = await limitedKey();
    expect((await lease(holder)).json.grants).toEqual([
      expect.objectContaining({ granted: 4, remaining: 6 }),
    ]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => whoAmI(app.server, { apiKey: key })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
    expect((await lease(holder)).json.grants).toEqual([
      expect.objectContaining({ granted: 0, remaining: 0 }),
    ]);
  });

  it('are granted to nobody else, nor once the secret has been replaced', async () => {
    const { key, holder } = await limitedKey();
    expectProblem(await lease(holder, key), 401, 'invalid_credentials');
    const replaced = await registerService(app.server, app.database);
    expect((await lease(holder, replaced.secret)).status).toBe(200);
    const path = `/api/v1/operator/resource-servers/${replaced.id}/rotate-secret`;
    await request(app.server, 'POST', path, { token: replaced.operatorKey, json: { overlap_seconds: 0 } });
    expectProblem(await lease(holder, replaced.secret), 401, 'invalid_credentials');
  });
});

describe('The address that a service reports', () => {
  it('limits unknown credentials for that service alone', async () => {
    const guess = async (of: Service): Promise<string> => {
      const { json } = await post(
        '/resolve',
        { credential: generateApiKey('lk'), address: '203.0.113.9' },
        of.secret,
      );
      return json.refused.problem.code;
    };
    const codes = new Set<string>();
    for (let count = 0; count <= 300; count += 1) codes.add(await guess(service));
    expect(codes).toContain('too_many_requests');
    expect(await guess(other)).toBe('invalid_credentials');
  });
});
