import pg from 'pg';
import type { OwnDatabase } from '../support/database.js';
import { testRun } from '../support/run.js';
import type { Cluster } from './cluster.js';

/** A database that can be copied, and replaced by the copy under running instances. */
export interface RestoredDatabase {
  /** Keeps a copy of the database's current state. */
  backUp(): Promise<void>;
  /** Replaces the database with the copy, under the same name. */
  swap(): Promise<void>;
  /** Drops what the swaps have left besides the database. */
  dropCopies(): Promise<void>;
}

export function restorable({ name }: OwnDatabase, cluster: Cluster): RestoredDatabase {
  /** Locks everyone else out of the database while `work` runs. */
  const alone = async (...work: string[]): Promise<void> => {
    for (const { proxy } of cluster.instances) proxy.setFault({ kind: 'cut' });
    await administer(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${name}'`,
      ...work,
    );
    for (const { proxy } of cluster.instances) proxy.setFault({ kind: 'none' });
  };
  return {
    backUp: () => alone(`CREATE DATABASE ${name}_copy TEMPLATE ${name} STRATEGY FILE_COPY`),
    swap: () =>
      alone(
        `DROP DATABASE IF EXISTS ${name}_old`,
        `ALTER DATABASE ${name} RENAME TO ${name}_old`,
        `ALTER DATABASE ${name}_copy RENAME TO ${name}`,
      ),
    dropCopies: () =>
      administer(`DROP DATABASE IF EXISTS ${name}_copy`, `DROP DATABASE IF EXISTS ${name}_old WITH (FORCE)`),
  };
}

/** Statements that cannot run in a transaction, as the superuser. */
async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: testRun.superuserUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
