import pg from 'pg';
import type { Response } from './client.js';
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/** A transaction that a test keeps open, so that requests wait for it. */
export interface HeldTransaction {
  /** Resolves when a request waits for it. */
  isAwaited(): Promise<void>;
  /** Resolves when a request waits for another one, which waits for it. */
  isAwaitedByTwo(): Promise<void>;
  commit(): Promise<void>;
}

/** Every change takes this lock to commit. */
export const COMMITS = `SELECT pg_advisory_xact_lock(hashtext('latchkey.authority_changes'))`;

/** @param statements changes rows like an operator with psql */
export async function holdTransaction(
  { url }: Pick<TestDatabase, 'url'>,
  statements: string,
): Promise<HeldTransaction> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`BEGIN; SET LOCAL latchkey.change = 'by-hand'; ${statements}`);
  return {
    async isAwaited() {
      const waiting = 'SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))';
      await eventually('a request waits', async () => (await client.query(waiting)).rowCount);
    },
    async isAwaitedByTwo() {
      const behind = `SELECT FROM pg_stat_activity, pg_blocking_pids(pid) AS blocking
        WHERE datname = current_database() AND cardinality(blocking) > 0 AND pg_backend_pid() <> ALL (blocking)`;
      await eventually('a request waits behind another', async () => (await client.query(behind)).rowCount);
    },
    async commit() {
      await client.query('COMMIT');
      await client.end();
    },
  };
}

/**
 * Sends two changes so that each is carried out as far as possible before either commits, and the first commits first.
 *
 * @returns their responses
 */
export async function atOnce(
  database: TestDatabase,
  first: () => Promise<Response>,
  second: () => Promise<Response>,
): Promise<[Response, Response]> {
  const held = await holdTransaction(database, COMMITS);
  const firstAnswer = first();
  await held.isAwaited();
  const secondAnswer = second();
  // For this transaction, or for the first change.
  await eventually(
    'both changes wait',
    () =>
      database.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
       HAVING count(*) >= 2`,
      ),
    { until: (rows) => rows.length > 0 },
  );
  await held.commit();
  return Promise.all([firstAnswer, secondAnswer]);
}
