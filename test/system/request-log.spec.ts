import { describe, expect, it } from '@jest/globals';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { runJob } from '../support/jobs.js';

const RETENTION = 'request-log-retention';

describe('the request log', () => {
  const app = useOwnServer({
    env: { REQUEST_LOG_PER_KEY: '50', REQUEST_LOG_DAYS: '7', USAGE_FLUSH_SECONDS: '0.2' },
  });

  const seed = (apiKeyId: string, count: number, status: number, age: string) =>
    app.database.query(
      `INSERT INTO api_key_requests
       SELECT $1, gen_random_uuid(), clock_timestamp() - $4::interval, 'GET', '/api/v1/me', $3, NULL, '192.0.2.7', 1
       FROM generate_series(1, $2)`,
      [apiKeyId, count, status, age],
    );
  const countsOf = async (apiKeyId: string): Promise<Record<string, number>> => {
    const rows = await app.database.query<{ status: number; n: number }>(
      'SELECT status, count(*)::int AS n FROM api_key_requests WHERE api_key_id = $1 GROUP BY status ORDER BY status',
      [apiKeyId],
    );
    return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
  };

  it('keeps the newest requests of each key, failures apart from successes, for a while', async () => {
    const [busy, failing, old] = [
      await register(app.server),
      await register(app.server),
      await register(app.server),
    ];
    await seed(busy.apiKeyId, 12_000, 200, '1 hour');
    await seed(busy.apiKeyId, 20, 404, '1 day');
    await seed(failing.apiKeyId, 70, 401, '1 hour');
    await seed(old.apiKeyId, 5, 200, '8 days');
    await seed(old.apiKeyId, 5, 201, '6 days');
    const newest = await app.database.query<{ id: string }>(
      'SELECT id FROM api_key_requests WHERE api_key_id = $1 AND status = 200 ORDER BY id DESC LIMIT 50',
      [busy.apiKeyId],
    );
    await runJob(app.database, RETENTION);
    expect(await countsOf(busy.apiKeyId)).toEqual({ 200: 50, 404: 20 });
    expect(await countsOf(failing.apiKeyId)).toEqual({ 401: 50 });
    expect(await countsOf(old.apiKeyId)).toEqual({ 201: 5 });
    const kept = await app.database.query<{ id: string }>(
      'SELECT id FROM api_key_requests WHERE api_key_id = $1 AND status = 200 ORDER BY id DESC',
      [busy.apiKeyId],
    );
    expect(kept).toEqual(newest);
  });

  it('does not show what is too old, even before it is removed', async () => {
    const account = await register(app.server);
    await seed(account.apiKeyId, 1, 200, '8 days');
    expect(await logOf(account)).toEqual([]);
  });

  it('is written without anyone reading it, and is removed with its workspace', async () => {
    const account = await register(app.server);
    const key = await createKey(app.server, account);
    await whoAmI(app.server, { apiKey: key.key });
    const written = () => countsOf(key.id);
    await eventually('the request is written', written, { until: (counts) => counts[200] === 1 });
    await request(app.server, 'DELETE', `/api/v1/workspaces/${account.workspace.id}`, {
      token: account.accessToken,
    });
    await eventually('its requests are gone', written, { until: (counts) => counts[200] === undefined });
  });

  it('waits for the database to return', async () => {
    const account = await register(app.server);
    await app.database.query('ALTER TABLE api_key_requests RENAME TO away');
    try {
      expect((await whoAmI(app.server, { apiKey: account.apiKey })).status).toBe(200);
      await eventually('a flush failed', () => Promise.resolve(app.server.log), {
        until: (lines) => lines.some((line) => line.includes('The request log could not be written')),
      });
    } finally {
      await app.database.query('ALTER TABLE away RENAME TO api_key_requests');
    }
    await eventually('the request is written', () => countsOf(account.apiKeyId), {
      until: (counts) => counts[200] === 1,
    });
  });

  const logOf = async (account: Account): Promise<Json> =>
    (
      await request(app.server, 'GET', keysPath(account.workspace.id, account.apiKeyId, 'requests'), {
        token: account.accessToken,
      })
    ).json;
});

describe('the request log, switched off', () => {
  const app = useOwnServer({ env: { REQUEST_LOG_PER_KEY: '0', USAGE_FLUSH_SECONDS: '0.2' } });

  it('notes nothing, and forgets what it had', async () => {
    const account = await register(app.server);
    await app.database.query(
      `INSERT INTO api_key_requests
       VALUES ($1, gen_random_uuid(), clock_timestamp(), 'GET', '/api/v1/me', 200, NULL, '192.0.2.7', 1)`,
      [account.apiKeyId],
    );
    await whoAmI(app.server, { apiKey: account.apiKey });
    const usage = keysPath(account.workspace.id, account.apiKeyId, 'usage');
    const { json } = await request(app.server, 'GET', usage, { token: account.accessToken });
    expect(json.totals.allowed).toBe(1);
    await runJob(app.database, RETENTION);
    expect(await app.database.query('SELECT FROM api_key_requests')).toEqual([]);
  });
});
