import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDatabase } from './database.js';

const LOOK_EVERY_MS = 20;

/** Puts a job into a queue now, as the clock would, and waits until it is done. */
export async function runJob(database: TestDatabase, queue: string): Promise<void> {
  const [job] = await database.query<{ id: string }>(
    'INSERT INTO pgboss.job (name) VALUES ($1) RETURNING id',
    [queue],
  );
  const isThere = 'SELECT FROM pgboss.job WHERE id = $1';
  while ((await database.query(isThere, [job?.id])).length > 0) await sleep(LOOK_EVERY_MS);
}

/** When everything in a queue is done: what has not happened by then will not happen. */
export async function whenQueueIsEmpty(database: TestDatabase, queue: string): Promise<void> {
  const isThere = 'SELECT FROM pgboss.job WHERE name = $1 LIMIT 1';
  while ((await database.query(isThere, [queue])).length > 0) await sleep(LOOK_EVERY_MS);
}
