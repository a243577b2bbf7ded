import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/** Puts a job into a queue now, as the clock would, and waits until it is done. */
export async function runJob(database: TestDatabase, queue: string): Promise<void> {
  const [job] = await database.query<{ id: string }>(
    'INSERT INTO pgboss.job (name) VALUES ($1) RETURNING id',
    [queue],
  );
  await whenDone(database, `the job in ${queue} is done`, 'id = $1', job?.id);
}

/** Lets the time pass for which the jobs of a queue have been put off. */
export async function makeJobsDue(database: TestDatabase, queue: string): Promise<void> {
  await database.query(
    `UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND state IN ('created', 'retry')`,
    [queue],
  );
}

/** When everything in a queue is done: what has not happened by then will not happen. */
export const whenQueueIsEmpty = (database: TestDatabase, queue: string): Promise<void> =>
  whenDone(database, `the queue ${queue} is empty`, 'name = $1', queue);

async function whenDone(
  database: TestDatabase,
  expectation: string,
  condition: string,
  value: string | undefined,
): Promise<void> {
  const waiting = () =>
    database.query(`SELECT name, state, retry_count, output FROM pgboss.job WHERE ${condition} LIMIT 5`, [
      value,
    ]);
  await eventually(expectation, waiting, { until: (jobs) => jobs.length === 0 });
}
