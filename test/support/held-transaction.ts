import pg from 'pg';
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/** A transaction that a test keeps open, so that requests wait for it. */
export interface HeldTransaction {
  /** Resolves when a request waits for it. */
  isAwaited(): Promise<void>;
  commit(): Promise<void>;
}

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
    async commit() {
      await client.query('COMMIT');
      await client.end();
    },
  };
}
