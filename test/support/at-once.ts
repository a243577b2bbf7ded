import pg from 'pg';
import type { Response } from './client.js';
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';
import { testRun } from './run.js';

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
  const url = new URL(testRun.superuserUrl);
  url.pathname = database.name;
  const holder = new pg.Client({ connectionString: url.href });
  await holder.connect();
  const waiting = (count: number): Promise<unknown> =>
    eventually(`${count} changes wait`, async () => {
      const rows = await database.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length >= count;
    });
  try {
    await holder.query('BEGIN; SELECT lock_authority_changes()');
    const answers = [first()];
    await waiting(1);
    answers.push(second());
    await waiting(2);
    await holder.query('COMMIT');
    return (await Promise.all(answers)) as [Response, Response];
  } finally {
    await holder.end();
  }
}
