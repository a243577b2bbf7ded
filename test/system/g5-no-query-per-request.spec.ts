import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { useOwnServer } from '../support/app.js';
import { createKey, keysPath } from '../support/api-keys.js';
import { register, request, type Account, type RequestOptions } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { countStatements, NOT_IN_BACKGROUND } from '../support/statements.js';

/** Counted by PostgreSQL itself, not by us. */
describe('G5: no database on the hot path', () => {
  const FLUSH_SECONDS = 0.2;
  const app = useOwnServer({
    env: { USAGE_FLUSH_SECONDS: String(FLUSH_SECONDS), QUEUE_MAINTENANCE_SECONDS: '3600' },
  });
  let account: Account;

  beforeAll(async () => {
    account = await register(app.server);
  });

  beforeEach(async () => {
    // The counts of earlier tests are written before a test begins.
    await sleep(1_500 * FLUSH_SECONDS);
  });

  /** The server's statements in this database, except those that it executes regardless of requests. */
  async function statementsDuring(work: () => Promise<void>): Promise<{ query: string; calls: number }[]> {
    await countStatements(app.database);
    await work();
    const rows = await app.database.query<{ query: string; calls: string }>(
      `SELECT query, calls FROM pg_stat_statements
       WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND userid <> (SELECT usesysid FROM pg_user WHERE usename = current_user)
         AND ${NOT_IN_BACKGROUND} AND query NOT LIKE '%pgboss%'`,
    );
    return rows.map(({ query, calls }) => ({ query, calls: Number(calls) }));
  }

  const isUsage = ({ query }: { query: string }): boolean =>
    query.includes('api_key_usage_hours') || query.includes('api_key_requests');
  // Background work may open a connection meanwhile, which begins with its settings.
  const isOfARequest = (statement: { query: string }): boolean =>
    !isUsage(statement) && !statement.query.startsWith('SELECT set_config(');

  const hammer = async (times: number, options: RequestOptions, status: number): Promise<void> => {
    for (let count = 0; count < times; count += 1) {
      expect((await request(app.server, 'GET', '/api/v1/me', options)).status).toBe(status);
    }
  };

  it.each([
    ['a key', () => ({ apiKey: account.apiKey })],
    ['a key as bearer', () => ({ token: account.apiKey })],
    ['an access token', () => ({ token: account.accessToken })],
  ])('serves a known %s without a query', async (_name, credential) => {
    await hammer(1, credential(), 200);
    const statements = await statementsDuring(() => hammer(300, credential(), 200));
    expect(statements.filter(isOfARequest)).toEqual([]);
  });

  it.each(['GET', 'POST'])('refuses %s with a canary that it knows without a query', async (method) => {
    const { id, key } = await createKey(app.server, await register(app.server), { canary: true });
    const send = async () =>
      expect(
        (
          await request(app.server, method, `/api/v1/workspaces/${account.workspace.id}/api-keys`, {
            apiKey: key,
            ...(method === 'POST' && { json: {} }),
          })
        ).status,
      ).toBe(401);
    await send();
    // The alert about the first use has been sent.
    await eventually(
      'the alert is told',
      () => app.database.query('SELECT FROM api_key_alerts WHERE requests = 0 AND api_key_id = $1', [id]),
      { until: ({ length }) => length > 0 },
    );
    const statements = await statementsDuring(async () => {
      for (let count = 0; count < 100; count += 1) await send();
    });
    expect(statements.filter(isOfARequest)).toEqual([]);
  });

  it('writes usage in at most two statements per flush, however many requests there are', async () => {
    await hammer(1, { apiKey: account.apiKey }, 200);
    const beganAt = performance.now();
    const statements = await statementsDuring(async () => {
      await hammer(500, { apiKey: account.apiKey }, 200);
      await sleep(1_500 * FLUSH_SECONDS);
    });
    const flushes = Math.ceil((performance.now() - beganAt) / (1_000 * FLUSH_SECONDS)) + 1;
    const written = statements.filter(isUsage).reduce((total, { calls }) => total + calls, 0);
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(2 * flushes);
  });

  it('asks the database once at each use of a key that was never issued: guesses do not fill the cache', async () => {
    const unknown = generateApiKey('lk');
    const statements = await statementsDuring(() => hammer(3, { apiKey: unknown }, 401));
    expect(statements).toEqual([
      { query: expect.stringMatching(/FROM api_keys k JOIN users .* WHERE digest =/), calls: 3 },
    ]);
  });

  it('rejects a mistyped key without a query, wherever the mistake is', async () => {
    const key = account.apiKey;
    const statements = await statementsDuring(async () => {
      for (let index = 3; index < key.length; index += 5) {
        const typo = key.slice(0, index) + (key[index] === '0' ? '1' : '0') + key.slice(index + 1);
        await hammer(1, { apiKey: typo }, 401);
        await hammer(1, { token: typo }, 401);
      }
    });
    expect(statements).toEqual([]);
  });

  it('lists keys with one query, however many there are', async () => {
    for (let count = 0; count < 4; count += 1) await createKey(app.server, account);
    const list = () =>
      request(app.server, 'GET', keysPath(account.workspace.id), { token: account.accessToken });
    await list();
    const statements = await statementsDuring(async () => expect((await list()).json).toHaveLength(5));
    const aboutKeys = statements.filter(({ query }) => /FROM (api_keys|users|api_key_last_uses)/.test(query));
    expect(aboutKeys).toEqual([{ query: expect.anything(), calls: 1 }]);
  });

  it('refuses a revoked key that a forgotten worker keeps using without a query', async () => {
    const { json } = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${account.workspace.id}/api-keys`,
      {
        token: account.accessToken,
        json: { name: 'Forgotten' },
      },
    );
    await hammer(1, { apiKey: json.key }, 200);
    await request(app.server, 'DELETE', `/api/v1/workspaces/${account.workspace.id}/api-keys/${json.id}`, {
      token: account.accessToken,
    });
    // With its next renewal, the instance reads its own change and drops the key once more.
    await eventually('the instance has acknowledged its change', async () => {
      const [row] = await app.database.query<{ acknowledged: boolean }>(
        `SELECT bool_and(acknowledged >= (SELECT max(sequence) FROM authority_changes)) AS acknowledged
         FROM authority_instances`,
      );
      return row?.acknowledged;
    });
    await hammer(1, { apiKey: json.key }, 401);
    const statements = await statementsDuring(() => hammer(200, { apiKey: json.key }, 401));
    expect(statements.filter(isOfARequest)).toEqual([]);
  });
});
