import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { AcknowledgedWrites, LINES } from '../support/acknowledged-writes.js';
import { request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { endPrograms, startProgram } from '../support/program.js';
import { testRun } from '../support/run.js';
import { Seeded } from '../support/seeded.js';
import { startServer, type TestServer } from '../support/server.js';
import { tally } from '../support/tally.js';
import { type Receiver, startReceiver } from '../support/webhooks/receiver.js';

const KILLS = Number(process.env['CHAOS_KILLS'] ?? 60);
const CRASHES = Number(process.env['CHAOS_CRASHES'] ?? 20);
const INSTANCES = 3;
const WRITERS = 10;
/** Documented are 2 s after the database's return; the machine may be busy. */
const RECOVERY_SECONDS_MAX = 10;
/** A lease lasts 3 s: after this long without the database, no instance may accept anything. */
const LEASE_OVER_MS = 4_000;

/** Webhooks are tried again soon, and so are those that a killed instance was sending. */
const env = {
  WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
  WEBHOOK_TIMEOUT_SECONDS: '1',
  WEBHOOK_RETRY_SECONDS: Array.from({ length: 30 }, () => '1').join(),
  QUEUE_MAINTENANCE_SECONDS: '1',
  // A revoked key is asked about again and again.
  UNKNOWN_CREDENTIALS_PER_ADDRESS_PER_MINUTE: '1000000',
};

const secondsSince = (beganAt: number) => () => Math.round((performance.now() - beganAt) / 1_000);

describe('Acknowledged writes survive', () => {
  const chance = new Seeded();
  let directory: string;
  /** With the durability of production: fsync and synchronous_commit are on by default. */
  let options: Parameters<typeof startEmbeddedPostgres>[0];
  let postgres: EmbeddedPostgres;
  let pool: pg.Pool;
  let receiver: Receiver;
  let servers: TestServer[];

  const start = () => startServer({ databaseUrl: postgres.url, env });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'latchkey-crashes-'));
    options = {
      directory: join(directory, 'postgres'),
      password: randomBytes(24).toString('base64url'),
      database: 'latchkey',
      parameters: { max_connections: '200' },
    };
    postgres = await startEmbeddedPostgres(options);
    // A crash also cuts these connections.
    pool = new pg.Pool({ connectionString: postgres.url, max: 2 }).on('error', () => undefined);
    receiver = await startReceiver();
    servers = [await start()];
    while (servers.length < INSTANCES) servers.push(await start());
  }, 120_000);

  afterEach(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    await endPrograms();
    await receiver.stop();
    await pool.end();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }, 120_000);

  const lines = async (): Promise<string[]> =>
    (await pool.query<{ line: string }>(LINES)).rows.map(({ line }) => line);

  const isReady = async (server: TestServer): Promise<boolean> =>
    (await request(server, 'GET', '/health/ready').catch(() => undefined))?.status === 200;

  /** @returns after how many milliseconds every instance is ready, without help */
  async function recovery(): Promise<number> {
    const beganAt = performance.now();
    await eventually('every instance is ready', () => Promise.all(servers.map(isReady)), {
      until: (areReady) => areReady.every(Boolean),
      deadlineSeconds: RECOVERY_SECONDS_MAX,
    });
    return Math.round(performance.now() - beganAt);
  }

  /** Applies the faults under load, and compares what is there with what was acknowledged. */
  async function survive(mayBreak: boolean, inflict: () => Promise<Record<string, unknown>>) {
    const writes = new AcknowledgedWrites(() => servers, chance.seed, mayBreak);
    await writes.prepare(WRITERS, receiver.url('ok'));
    const seconds = secondsSince(performance.now());
    let faults: Record<string, unknown> = {};
    await writes.during(await lines(), async () => {
      faults = { ...(await inflict()), underLoad: seconds() };
    });
    await writes.refuseEnded();
    await eventually(
      'every event is delivered, and in the audit chain',
      async () => {
        const { rows } = await pool.query(
          `SELECT id FROM webhook_deliveries WHERE status = 'pending' UNION ALL SELECT event_id FROM audit_unsealed`,
        );
        return rows.slice(0, 5);
      },
      { until: ({ length }) => length === 0, deadlineSeconds: 120, intervalMs: 200 },
    );
    const { counts, ended, violations } = writes;
    faults['untilDelivered'] = seconds();
    const differences = writes.differences(await lines());
    const figures = {
      seed: chance.seed,
      ...faults,
      ...counts,
      ended: ended.length,
      violations: violations.length,
    };
    process.stdout.write(`${JSON.stringify({ ...figures, differences: differences.length })}\n`);
    expect({ violations, differences }).toEqual({ violations: [], differences: [] });
    const { rows: events } = await pool.query<{ id: string }>('SELECT id FROM webhook_events');
    const received = new Set(receiver.requests.map(({ headers }) => headers['webhook-id']));
    expect(events.filter(({ id }) => !received.has(id))).toEqual([]);
    const verify = await startProgram({
      script: 'src/tools/verify-audit.js',
      env: { DATABASE_URL: postgres.url, ...testRun.secrets },
    });
    expect({ code: await verify.ended(), log: verify.log }).toMatchObject({ code: 0 });
    return { ...counts, ended: ended.length };
  }

  it(`while instances are killed ${KILLS} times, and then exactly once`, async () => {
    const counts = await survive(true, async () => {
      const restarts = new Map<TestServer, Promise<void>>();
      const restart = async (victim: TestServer): Promise<void> => {
        await victim.kill();
        await sleep(chance.below(1_000));
        servers[servers.indexOf(victim)] = await start();
        restarts.delete(victim);
      };
      let [kills, twoAtOnce] = [0, 0];
      let slowest = 0;
      while (kills < KILLS) {
        await sleep(300 + chance.below(1_200));
        const alive = servers.filter((server) => !restarts.has(server));
        if (alive.length < 2) {
          await Promise.all(restarts.values());
          slowest = Math.max(slowest, await recovery());
          continue;
        }
        const victims = chance.shuffled(alive).slice(0, chance.next() < 0.25 ? 2 : 1);
        for (const victim of victims) {
          const restarted = restart(victim);
          // Awaited above and below.
          restarted.catch(() => undefined);
          restarts.set(victim, restarted);
        }
        kills += victims.length;
        if (victims.length > 1) twoAtOnce += 1;
      }
      await Promise.all(restarts.values());
      await recovery();
      return { kills, twoAtOnce, slowest };
    });
    expect(counts.acknowledged).toBeGreaterThan(KILLS * 5);
    expect(Math.min(counts.broken, counts.repeated)).toBeGreaterThan(KILLS);
    expect(counts.sentTwice).toBeGreaterThan(KILLS / 4);
    expect(Math.min(counts.served, counts.refused, counts.ended)).toBeGreaterThan(KILLS / 2);
  }, 1_800_000);

  it(`while PostgreSQL crashes ${CRASHES} times, and meanwhile the answer is 503`, async () => {
    const settings = await pool.query(
      `SELECT current_setting('fsync') || current_setting('full_page_writes') AS both`,
    );
    expect(settings.rows).toEqual([{ both: 'onon' }]);
    const signalPostmaster = async (signal: NodeJS.Signals): Promise<void> => {
      const file = await readFile(join(options.directory, 'cluster/postmaster.pid'), 'utf8');
      process.kill(Number(file.split('\n', 1)[0]), signal);
    };
    const kinds = {
      immediate: () => signalPostmaster('SIGQUIT'),
      'postmaster killed': () => signalPostmaster('SIGKILL'),
      /** PostgreSQL ends all sessions and recovers by itself. */
      async 'session killed'() {
        const { rows } = await pool.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()`,
        );
        process.kill(chance.of(rows).pid, 'SIGKILL');
      },
    };
    const names = Object.keys(kinds) as (keyof typeof kinds)[];
    const counts = await survive(false, async () => {
      const crashes: string[] = [];
      let slowest = 0;
      while (crashes.length < CRASHES) {
        await sleep(1_000 + chance.below(3_000));
        const kind = names[crashes.length % names.length] as (typeof names)[number];
        crashes.push(kind);
        await kinds[kind]();
        if (kind !== 'session killed') {
          await sleep(chance.next() < 0.5 ? chance.below(2_000) : LEASE_OVER_MS);
          postgres = await startEmbeddedPostgres(options);
        }
        await eventually('the database is back', () => pool.query('SELECT').catch(() => undefined));
        slowest = Math.max(slowest, await recovery());
      }
      return { crashes: tally(crashes), slowest };
    });
    expect(counts.acknowledged).toBeGreaterThan(CRASHES * 10);
    expect(Math.min(counts.unavailable, counts.repeated)).toBeGreaterThan(CRASHES);
    expect(Math.min(counts.served, counts.refused, counts.ended)).toBeGreaterThan(CRASHES / 2);
  }, 1_800_000);
});
