import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { type Account, register } from '../support/client.js';
import { type Postgres, startPostgres, startStandby } from '../support/docs/postgres-programs.js';
import { eventually } from '../support/eventually.js';
import { type PostgresProxy, startPostgresProxy } from '../support/postgres-proxy.js';
import { findPostgresPrograms } from '../support/programs.js';
import { type Cluster, startCluster } from './cluster.js';

/** A primary with a standby that streams from it through a proxy. */
export interface ReplicatedDatabase {
  /** On the primary. */
  url: string;
  standbyUrl: string;
  /** On the server that currently accepts writes. */
  readonly currentUrl: string;
  primary: Postgres;
  /** Between the two servers. */
  stream: PostgresProxy;
  /** Promotes the standby; resolves once it accepts writes. */
  promote(): Promise<void>;
  /** Resolves once the standby has replayed everything that the primary has now. */
  caughtUp(): Promise<void>;
  query<Row extends pg.QueryResultRow>(url: string, sql: string, parameters?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

const DATABASE = 'latchkey';

/** @param settings settings of the primary, such as `synchronous_standby_names=standby` */
export async function startReplicated(
  programs: string,
  settings: string[] = [],
): Promise<ReplicatedDatabase> {
  const primary = await startPostgres(programs, ['max_connections=200']);
  await query(primary.url('postgres'), `CREATE DATABASE ${DATABASE}`);
  const stream = await startPostgresProxy(primary.url('postgres'));
  const standby = await startStandby(programs, stream.url, ['max_connections=200']);
  const [url, standbyUrl] = [primary.url(DATABASE), standby.url(DATABASE)];
  // Only from here on: none of the above could have been confirmed without a standby.
  for (const setting of settings) {
    const [name, value] = setting.split('=');
    await query(primary.url('postgres'), `ALTER SYSTEM SET ${name} = '${value}'`);
  }
  await query(primary.url('postgres'), 'SELECT pg_reload_conf()');
  let currentUrl = url;
  return {
    url,
    standbyUrl,
    get currentUrl() {
      return currentUrl;
    },
    primary,
    stream,
    query,
    async promote() {
      await query(standbyUrl, 'SELECT pg_promote()');
      currentUrl = standbyUrl;
    },
    async caughtUp() {
      const [now] = await query<{ lsn: string }>(url, 'SELECT pg_current_wal_lsn() AS lsn');
      await eventually('the standby has caught up', async () => {
        const [row] = await query<{ isThere: boolean }>(
          standbyUrl,
          'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS "isThere"',
          [now?.lsn],
        );
        return row?.isThere;
      });
    },
    async stop() {
      await stream.close();
      await standby.kill();
      await primary.kill();
    },
  };
}

async function query<Row extends pg.QueryResultRow>(
  connectionString: string,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Redirects the connections of all instances to another server.
 *
 * @param keepOpen keeps existing connections
 */
export function lead(cluster: Cluster, url: string, { keepOpen = false } = {}): void {
  for (const { proxy } of cluster.instances) {
    proxy.setTarget(url);
    if (keepOpen) continue;
    proxy.setFault({ kind: 'cut' });
    proxy.setFault({ kind: 'none' });
  }
}

/** Instances on the primary of a replicated database, and an account there. */
export interface ReplicatedStage {
  database: ReplicatedDatabase;
  cluster: Cluster;
  /** Of one of the instances. */
  owner: Account;
}

/** For one `describe`, whose last test may promote the standby, which is not undone. */
export function useReplicated(options: { instances: number; settings?: string[] }): ReplicatedStage {
  const stage = {} as ReplicatedStage;
  beforeAll(async () => {
    stage.database = await startReplicated(findPostgresPrograms() as string, options.settings ?? []);
    stage.cluster = await startCluster(stage.database.url, options.instances);
    const [first] = stage.cluster.instances;
    if (first) stage.owner = await register(first.server);
  });
  afterAll(async () => {
    await stage.cluster.stop();
    await stage.database.stop();
  });
  return stage;
}
