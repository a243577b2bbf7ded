import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, startCluster } from '../revocation/cluster.js';
import type { TestDatabase } from './database.js';
import { type Postgres, startPostgres } from './docs/postgres-programs.js';
import { eventually } from './eventually.js';
import type { ProxyFault } from './postgres-proxy.js';
import { findPostgresPrograms } from './programs.js';
import type { Seeded } from './seeded.js';

/** Instances on a PostgreSQL of their own, whose processes can be halted. */
export interface FaultyDatabase {
  cluster: Cluster;
  postgres: Postgres;
  /** A way to it that the faults of the others' connections do not concern. */
  byHand: TestDatabase;
  stop(): Promise<void>;
}

/** Each resolves once it is repaired. */
export type DatabaseFault = (database: FaultyDatabase, milliseconds: number, chance: Seeded) => Promise<void>;

const DATABASE = 'latchkey';
/** Instances use about half of them. */
const CONNECTIONS_MAX = 60;
const OWN_SESSIONS = `FROM pg_stat_activity WHERE usename = '${DATABASE}'`;

export async function startFaultyDatabase(instances: number): Promise<FaultyDatabase> {
  const settings = [`max_connections=${CONNECTIONS_MAX}`];
  const postgres = await startPostgres(findPostgresPrograms() as string, settings);
  const url = postgres.url(DATABASE);
  const administrator = new pg.Pool({ connectionString: postgres.url('postgres'), max: 1 });
  // No superuser: for those PostgreSQL reserves connections.
  await administrator.query(`CREATE ROLE ${DATABASE} LOGIN`);
  await administrator.query(`CREATE DATABASE ${DATABASE} OWNER ${DATABASE}`);
  await administrator.end();
  const options = '-c default_transaction_read_only=off';
  const pool = new pg.Pool({ connectionString: url, max: 4, options }).on('error', () => undefined);
  const cluster = await startCluster(urlOfRole(postgres), instances);
  return {
    cluster,
    postgres,
    byHand: {
      name: DATABASE,
      url,
      query: async <Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]) =>
        (await pool.query<Row>(sql, parameters)).rows,
      close: () => pool.end(),
    },
    async stop() {
      await cluster.stop();
      await pool.end();
      await postgres.kill();
    },
  };
}

const urlOfRole = (postgres: Postgres): string => postgres.url(DATABASE).replace('postgres@', `${DATABASE}@`);

const terminateSessions = ({ byHand }: FaultyDatabase) =>
  byHand.query(`SELECT pg_terminate_backend(pid) ${OWN_SESSIONS}`);

/** For one instance, or for all of them. */
const onTheWay =
  (faultOf: (chance: Seeded) => ProxyFault): DatabaseFault =>
  async ({ cluster: { instances } }, milliseconds, chance) => {
    const victims = chance.next() < 0.5 ? instances : [chance.of(instances)];
    const fault = faultOf(chance);
    for (const { proxy } of victims) proxy.setFault(fault);
    await sleep(milliseconds);
    for (const { proxy } of victims) proxy.setFault({ kind: 'none' });
  };

/** Existing sessions end, so that it concerns everyone at once. */
const withSetting =
  (set: string, reset: string): DatabaseFault =>
  async (database, milliseconds) => {
    await database.byHand.query(`ALTER DATABASE ${DATABASE} ${set}`);
    await terminateSessions(database);
    await sleep(milliseconds);
    await database.byHand.query(`ALTER DATABASE ${DATABASE} ${reset}`);
  };

export const databaseFaults: Record<string, DatabaseFault> = {
  'connections cut': onTheWay(() => ({ kind: 'cut' })),
  'in a black hole': onTheWay(() => ({ kind: 'blackhole' })),
  'bytes delayed': onTheWay((chance) => ({ kind: 'delay', milliseconds: chance.below(1_500) })),
  async frozen({ postgres }, milliseconds) {
    postgres.signal('SIGSTOP');
    await sleep(milliseconds);
    postgres.signal('SIGCONT');
  },
  async 'sessions terminated'(database, milliseconds) {
    const endsAt = performance.now() + milliseconds;
    for (; performance.now() < endsAt; await sleep(100)) await terminateSessions(database);
  },
  'connections refused': withSetting('CONNECTION LIMIT 0', 'CONNECTION LIMIT -1'),
  // Our sessions set it themselves, so nothing may come of it.
  'read-only': withSetting('SET default_transaction_read_only = on', 'RESET default_transaction_read_only'),
  async 'connections exhausted'(database, milliseconds) {
    const endsAt = performance.now() + milliseconds;
    const hogs: pg.Client[] = [];
    await terminateSessions(database);
    while (performance.now() < endsAt) {
      const hog = new pg.Client({ connectionString: urlOfRole(database.postgres) });
      await hog
        .on('error', () => undefined)
        .connect()
        .then(
          () => hogs.push(hog),
          () => sleep(50),
        );
    }
    await Promise.all(hogs.map((hog) => hog.end()));
  },
  /** PostgreSQL then ends all sessions, and recovers from its log. */
  async crashed({ byHand }) {
    const [session] = await byHand.query<{ pid: number }>(`SELECT pid ${OWN_SESSIONS} LIMIT 1`);
    if (session) process.kill(session.pid, 'SIGKILL');
    await eventually('the database is back', () => byHand.query('SELECT').catch(() => []));
  },
};
