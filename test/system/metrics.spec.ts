import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import * as promClient from 'prom-client';
import { DataSource } from 'typeorm';
import { Metrics } from '../../src/core/metrics/metrics.js';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { type Labels, metricsUrlOf, scrape } from '../support/metrics.js';
import { type PostgresProxy, startPostgresProxy } from '../support/postgres-proxy.js';
import { endPrograms, startProgram } from '../support/program.js';
import { environment, makeDataDirectory, type RunningServer, type TestServer } from '../support/server.js';
import { startServerProgram } from '../support/server-program.js';
import { countStatements } from '../support/statements.js';

const METRICS = { METRICS_PORT: '0' };
const app = useOwnServer({ env: { ...METRICS, USAGE_FLUSH_SECONDS: '0.2' } });

let account: Account;
beforeAll(async () => {
  account = await register(app.server);
});
afterEach(endPrograms);

/** Scrapes until a series has the expected value. */
const until = (
  server: { log: readonly string[] },
  name: string,
  labels: Labels,
  expected: (value: number | undefined) => boolean,
): Promise<number | 'missing'> =>
  eventually(
    `${name} is as expected`,
    async () => (await scrape(server)).value(name, labels) ?? ('missing' as const),
    { until: (value) => expected(value === 'missing' ? undefined : value), intervalMs: 50 },
  );

async function makeKey(server: RunningServer): Promise<{ id: string; key: string }> {
  const { json } = await request(server, 'POST', `/api/v1/workspaces/${account.workspace.id}/api-keys`, {
    token: account.accessToken,
    json: { name: 'to be revoked' },
  });
  return json;
}

async function revoke(server: RunningServer, id: string): Promise<void> {
  const path = `/api/v1/workspaces/${account.workspace.id}/api-keys/${id}`;
  expect((await request(server, 'DELETE', path, { token: account.accessToken })).status).toBe(200);
}

describe('The metrics port', () => {
  it('serves GET /metrics in the text format of Prometheus, and nothing else', async () => {
    const { contentType, text } = await scrape(app.server);
    expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).toMatch(/^# HELP latchkey_lease_valid .+\n# TYPE latchkey_lease_valid gauge$/m);
    const url = await metricsUrlOf(app.server);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect((await fetch(new URL('/api/v1/me', url))).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
    expect((await request(app.server, 'GET', '/metrics')).text).not.toContain('latchkey_lease_valid');
  });

  it('used by another program keeps the server from starting, and says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const env = environment(await makeDataDirectory(), {
      databaseUrl: app.database.url,
      env: { METRICS_PORT: String(port), LOG_LEVEL: 'warn' },
    });
    const program = await startProgram({ env });
    const exitCode = await program.ended();
    other.close();
    expect(exitCode).toBe(1);
    expect(program.log).toEqual([
      'Latchkey cannot start:',
      'METRICS_PORT: another program listens on it (EADDRINUSE)',
    ]);
  });

  it('also exists for a worker', async () => {
    const env = environment(await makeDataDirectory(), { databaseUrl: app.database.url, env: METRICS });
    const worker = await startProgram({ env, script: 'src/worker.js' });
    await until(worker, 'latchkey_lease_valid', {}, (value) => value === 1);
    expect((await scrape(worker)).value('latchkey_queue_jobs', { queue: 'mail', state: 'waiting' })).toBe(0);
    worker.process.kill('SIGTERM');
    expect(await worker.ended()).toBe(0);
  });

  it('answers until the end of a shutdown', async () => {
    const server = await startServerProgram(app.database as never, {
      ...METRICS,
      SHUTDOWN_DELAY_SECONDS: '2',
    });
    server.process.kill('SIGTERM');
    await server.logs('stopping');
    expect((await request(server, 'GET', '/health/ready')).status).toBe(503);
    expect((await scrape(server)).value('latchkey_http_unavailable_total', { reason: 'stopping' })).toBe(1);
    expect(await server.ended()).toBe(0);
  });
});

describe('Requests', () => {
  it('are counted by route pattern and outcome', async () => {
    const route = { method: 'GET', route: '/api/v1/documents/:documentId' };
    const before = await scrape(app.server);
    const none = '0197f0a2-0000-7000-8000-000000000000';
    await request(app.server, 'GET', `/api/v1/documents/${none}`, { apiKey: account.apiKey });
    await request(app.server, 'GET', `/api/v1/documents/${none}`);
    await request(app.server, 'GET', '/api/v1/made-up/anything');
    const rise = async (name: string, labels: Labels) =>
      (await scrape(app.server)).sum(name, labels) - before.sum(name, labels);
    await eventually('all are counted', () => rise('latchkey_http_requests_total', { status: '404' }), {
      until: (requests) => requests === 2,
    });
    expect(await rise('latchkey_http_requests_total', { ...route, status: '404' })).toBe(1);
    expect(await rise('latchkey_http_requests_total', { ...route, status: '401' })).toBe(1);
    expect(await rise('latchkey_http_request_seconds_count', { class: '4xx' })).toBe(3);
  });

  it('leave nothing sent by callers, and no id, in a label', async () => {
    const { text } = await scrape(app.server);
    expect(text).not.toContain('made-up');
    for (const secret of [account.email, account.user.id, account.workspace.id, account.apiKeyId]) {
      expect(text).not.toContain(secret);
    }
  });

  it('with limits are counted, as are the slices leased for them and their statements', async () => {
    const path = `/api/v1/workspaces/${account.workspace.id}/api-keys`;
    const json = { name: 'limited', limits: [{ requests: 5, per: 'month' }] };
    const limited = await request(app.server, 'POST', path, { token: account.accessToken, json });
    const before = await scrape(app.server);
    for (let count = 0; count < 8; count += 1) {
      await request(app.server, 'GET', '/api/v1/me', { apiKey: limited.json.key });
    }
    const after = await scrape(app.server);
    const rise = (name: string, labels: Labels = {}) =>
      after.sum(`latchkey_request_limit_${name}_total`, labels) -
      before.sum(`latchkey_request_limit_${name}_total`, labels);
    expect(rise('decisions', { outcome: 'allowed' })).toBe(5);
    expect(rise('decisions', { outcome: 'refused' })).toBe(3);
    // A review may have returned requests, which were leased again.
    expect(rise('leased_requests')).toBeGreaterThanOrEqual(5);
    expect(rise('slices')).toBeGreaterThanOrEqual(1);
    expect(rise('slices')).toBeLessThanOrEqual(rise('statements'));
  });

  it('that find their authority in the cache are hits', async () => {
    const me = () => request(app.server, 'GET', '/api/v1/me', { apiKey: account.apiKey });
    await me();
    const before = await scrape(app.server);
    for (let count = 0; count < 10; count += 1) await me();
    const after = await scrape(app.server);
    const rise = (name: string) => (after.value(name) ?? NaN) - (before.value(name) ?? NaN);
    expect(rise('latchkey_authority_cache_hits_total')).toBeGreaterThanOrEqual(10);
    expect(rise('latchkey_authority_cache_misses_total')).toBe(0);
    expect(after.value('latchkey_authority_cache_entries')).toBeGreaterThan(1);
  });
});

describe('Revocation', () => {
  const parts = async (part: string) =>
    (await scrape(app.server)).value('latchkey_authority_change_seconds_count', { part }) ?? 0;

  it('is timed: the transaction, and the wait for the other instances', async () => {
    const { id } = await makeKey(app.server);
    const before = { commit: await parts('commit'), barrier: await parts('barrier') };
    await revoke(app.server, id);
    expect(await parts('commit')).toBe(before.commit + 1);
    expect(await parts('barrier')).toBe(before.barrier + 1);
  });

  it('waits for a silent instance, and both are visible', async () => {
    const silent = await app.startInstance();
    await until(app.server, 'latchkey_instances_registered', {}, (value) => value === 2);
    await until(app.server, 'latchkey_instances_silent', {}, (value) => value === 0);
    const { id } = await makeKey(app.server);
    silent.signal('SIGSTOP');
    try {
      await until(app.server, 'latchkey_instances_silent', {}, (value) => value === 1);
      const before = await parts('lease');
      await revoke(app.server, id);
      expect(await parts('lease')).toBe(before + 1);
      // The writer has removed its row.
      await until(app.server, 'latchkey_instances_registered', {}, (value) => value === 1);
      expect((await scrape(app.server)).value('latchkey_instances_silent')).toBe(0);
    } finally {
      silent.signal('SIGCONT');
    }
    await until(app.server, 'latchkey_instances_registered', {}, (value) => value === 2);
    await silent.stop();
  });

  it('shows an instance behind on a change that it can neither read nor is told of', async () => {
    const { id } = await makeKey(app.server);
    expect((await scrape(app.server)).value('latchkey_authority_changes_behind')).toBe(0);
    const holder = new pg.Client({ connectionString: app.database.url });
    await holder.connect();
    try {
      // A renewal waits for its row, and reads nothing meanwhile.
      await holder.query('BEGIN; SELECT FROM authority_instances FOR UPDATE');
      await changeByHand(
        app.database,
        `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
         UPDATE api_keys SET revoked_at = clock_timestamp() WHERE id = '${id}'`,
      );
      await until(app.server, 'latchkey_authority_changes_behind', {}, (value) => (value ?? 0) > 0);
    } finally {
      await holder.end();
    }
    await until(app.server, 'latchkey_authority_changes_behind', {}, (value) => value === 0);
  });
});

describe('The database', () => {
  it('counts as up while a count takes too long, and the last count is kept', async () => {
    const dataSource = await new DataSource({ type: 'postgres', url: app.database.url }).initialize();
    const holder = new pg.Client({ connectionString: app.database.url });
    await holder.connect();
    try {
      await holder.query('CREATE TABLE counted AS SELECT 1');
      const metrics = new Metrics(promClient);
      metrics.useDatabase(dataSource);
      const quick = metrics.readFromDatabase<number>('SELECT 7');
      const count = metrics.countInDatabase<number>('SELECT count(*)::int FROM counted');
      await metrics.scrape();
      expect([quick.value, count.value]).toEqual([7, 1]);
      await holder.query('BEGIN; LOCK TABLE counted IN ACCESS EXCLUSIVE MODE');
      expect(await metrics.scrape()).toContain('latchkey_scrape_database_up 1');
      expect([quick.value, count.value]).toEqual([7, 1]);
      await holder.query('ROLLBACK');
    } finally {
      await holder.query('DROP TABLE IF EXISTS counted');
      await holder.end();
      await dataSource.destroy();
    }
  });

  it('is queried for all quick readings at once', async () => {
    await countStatements(app.database);
    await scrape(app.server);
    await scrape(app.server);
    const rows = await app.database.query<{ calls: string }>(
      `SELECT calls FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid
       WHERE datname = current_database() AND query LIKE '%pg_walfile_name%' AND query LIKE '%pgboss.queue%'
         AND query LIKE '%authority_instances%' AND query NOT LIKE '%pg_stat_statements%'`,
    );
    expect(rows).toEqual([{ calls: '2' }]);
  });

  it('reports its timeline', async () => {
    const [row] = await app.database.query<{ timeline: number }>(
      'SELECT timeline_id AS timeline FROM pg_control_checkpoint()',
    );
    expect((await scrape(app.server)).value('latchkey_database_timeline')).toBe(row?.timeline);
  });

  it('reports waiting, failed and overdue jobs, by queue', async () => {
    await app.database.query(`SELECT pgboss.create_queue('unattended', '{"policy":"standard"}')`);
    await app.database.query(
      `INSERT INTO pgboss.job (name, state, start_after) VALUES
         ('unattended', 'created', now() - interval '10 minutes'),
         ('unattended', 'retry', now() + interval '10 minutes'), ('unattended', 'failed', now())`,
    );
    const scraped = await scrape(app.server);
    const jobs = (state: string) => scraped.value('latchkey_queue_jobs', { queue: 'unattended', state });
    expect([jobs('waiting'), jobs('active'), jobs('failed')]).toEqual([2, 0, 1]);
    expect(scraped.value('latchkey_queue_overdue_seconds', { queue: 'unattended' })).toBeGreaterThan(599);
    expect(scraped.value('latchkey_queue_overdue_seconds', { queue: 'mail' })).toBe(0);
    await app.database.query(`DELETE FROM pgboss.job WHERE name = 'unattended'`);
    await app.database.query(`SELECT pgboss.delete_queue('unattended')`);
  });

  it('whose connections are all in use shows waiting requests, and the scrape is answered without it', async () => {
    const small = await app.startInstance({ env: { DATABASE_POOL_MAX: '2' } });
    const list = () => request(small, 'GET', '/api/v1/documents', { apiKey: account.apiKey });
    await list();
    const holder = new pg.Client({ connectionString: app.database.url });
    await holder.connect();
    let answers: Promise<{ status: number }[]>;
    try {
      await holder.query('BEGIN; LOCK TABLE documents IN ACCESS EXCLUSIVE MODE');
      answers = Promise.all(Array.from({ length: 5 }, list));
      await until(small, 'latchkey_requests_waiting', { caller: 'known' }, (value) => value === 3);
      const scraped = await scrape(small);
      expect(scraped.value('latchkey_database_pool_connections', { state: 'busy' })).toBe(2);
      expect(scraped.value('latchkey_database_pool_connections_max')).toBe(2);
      // The query of the scrape itself.
      expect(scraped.value('latchkey_database_pool_waiting')).toBeGreaterThanOrEqual(1);
      expect(scraped.value('latchkey_scrape_database_up')).toBe(0);
    } finally {
      await holder.end();
    }
    expect((await answers).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await until(small, 'latchkey_scrape_database_up', {}, (value) => value === 1);
    expect((await scrape(small)).sum('latchkey_requests_waiting')).toBe(0);
  });
});

describe('While the database is away', () => {
  /** For the instance that loses its database: its lease expires, and its log is summarised, in half the time. */
  const CLOCK_SPEED = 2;
  const STORM = 400;
  let away: TestServer;
  let proxy: PostgresProxy;

  beforeAll(async () => {
    proxy = await startPostgresProxy(app.database.url);
    away = await app.startInstance({
      env: { ...METRICS, DATABASE_URL: proxy.url, USAGE_FLUSH_SECONDS: '0.2' },
      clockSpeed: CLOCK_SPEED,
    });
    expect((await me()).status).toBe(200);
  });
  afterAll(() => proxy.close());

  const me = () => request(away, 'GET', '/api/v1/me', { apiKey: account.apiKey });
  const away503s = async () =>
    (await scrape(away)).value('latchkey_http_unavailable_total', { reason: 'no_lease' }) ?? 0;
  const linesAbout503 = (): { msg: string; count_by_reason?: Record<string, number> }[] =>
    away.log
      .filter((line) => /"status":503|lease is not valid|answered 503/.test(line))
      .map((line) => JSON.parse(line));

  it('the lease expires and ages, and database readings are missing', async () => {
    const before = await scrape(away);
    expect(before.value('latchkey_lease_valid')).toBe(1);
    expect(before.value('latchkey_lease_age_seconds')).toBeLessThan(3);
    expect(before.value('latchkey_scrape_database_up')).toBe(1);

    proxy.setFault({ kind: 'cut' });
    // Still answered and counted, although the count cannot be written.
    expect((await me()).status).toBe(200);
    await until(away, 'latchkey_lease_valid', {}, (value) => value === 0);
    const after = await scrape(away);
    expect(after.value('latchkey_lease_age_seconds')).toBeGreaterThan(2.8);
    expect(after.value('latchkey_scrape_database_up')).toBe(0);
    for (const name of [
      'latchkey_instances_registered',
      'latchkey_instances_silent',
      'latchkey_verifiers_registered',
      'latchkey_database_timeline',
    ]) {
      expect({ name, value: after.value(name) }).toEqual({ name, value: undefined });
    }
    expect(after.sum('latchkey_queue_jobs')).toBe(0);
    expect(after.text).not.toMatch(/^latchkey_queue_jobs/m);
  });

  it('503 responses are counted by reason, and a flood of them is summarised in the log', async () => {
    const before = await away503s();
    for (let count = 0; count < STORM; count += 40) {
      const answers = await Promise.all(Array.from({ length: 40 }, me));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    }
    expect(await away503s()).toBe(before + STORM);

    const told = () =>
      linesAbout503().reduce((sum, { count_by_reason: counts }) => sum + (counts?.['no_lease'] ?? 0), 0);
    await eventually('all are told', told, { until: (count) => count === STORM - 1 });
    const lines = linesAbout503();
    // The first has its cause and a request's log line; the others are only counted.
    expect(lines.filter(({ msg }) => msg === 'request')).toHaveLength(1);
    expect(lines.filter(({ msg }) => msg === 'more requests answered 503').length).toBeLessThan(5);
    expect(lines.length).toBeLessThan(10);
  });

  it('usage figures are not written, and their age grows', async () => {
    await until(away, 'latchkey_usage_flush_age_seconds', {}, (value) => (value ?? 0) > 2);
  });

  it('and once it is back, everything is as before', async () => {
    proxy.setFault({ kind: 'none' });
    await until(away, 'latchkey_lease_valid', {}, (value) => value === 1);
    await until(away, 'latchkey_scrape_database_up', {}, (value) => value === 1);
    await until(away, 'latchkey_usage_flush_age_seconds', {}, (value) => (value ?? 9) < 2);
    expect((await me()).status).toBe(200);
  });
});

describe('A server that has just started', () => {
  it('reports slow revokes and errors as zero, so that the first of them is an increase', async () => {
    const fresh = await scrape(await app.startInstance({ env: METRICS }));
    for (const part of ['commit', 'barrier', 'lease']) {
      expect(fresh.value('latchkey_authority_change_seconds_count', { part })).toBe(0);
    }
    expect(fresh.value('latchkey_http_errors_total')).toBe(0);
  });
});
