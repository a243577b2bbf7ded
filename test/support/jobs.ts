import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/** Puts a job into a queue now, as its schedule would, and waits until it is done. */
export async function runJob(database: TestDatabase, queue: string): Promise<void> {
  const [job] = await database.query<{ id: string }>(
    'INSERT INTO pgboss.job (name) VALUES ($1) RETURNING id',
    [queue],
  );
  await whenDone(database, `the job in ${queue} is done`, 'id = $1', job?.id);
}

/** Skips the time for which a queue's jobs were postponed. A job that runs now may be about to postpone itself. */
export async function makeJobsDue(database: TestDatabase, queue: string): Promise<void> {
  await eventually(
    `no job of ${queue} runs`,
    () => database.query(`SELECT id FROM pgboss.job WHERE name = $1 AND state = 'active'`, [queue]),
    { until: ({ length }) => length === 0 },
  );
  await database.query(
    `UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND state IN ('created', 'retry')`,
    [queue],
  );
}

/** Resolves when everything in a queue is done: whatever has not happened by then will not happen. */
export const whenQueueIsEmpty = (database: TestDatabase, queue: string): Promise<void> =>
  whenDone(database, `the queue ${queue} is empty`, 'name = $1', queue);

async function whenDone(
  database: TestDatabase,
  expectation: string,
  condition: string,
  value: string | undefined,
): Promise<void> {
  const waiting = () =>
    database.query(
      `SELECT id, name, state, retry_count, output FROM pgboss.job WHERE ${condition} ORDER BY id LIMIT 100`,
      [value],
    );
  // How long a full queue takes depends on the machine, so this only fails if nothing moves.
  for (let seen = ''; ;) {
    const jobs = await eventually(expectation, waiting, {
      until: (now) => now.length === 0 || JSON.stringify(now) !== seen,
    });
    if (jobs.length === 0) return;
    seen = JSON.stringify(jobs);
  }
}
