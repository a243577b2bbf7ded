import type { QueryRunner } from 'typeorm';

/** How the jobs of a queue are treated when a handler throws, or its process vanishes. */
export interface QueueDefinition {
  /** How often a job is tried again before it is left as failed, for a person to look at. */
  retryLimit: number;
  /** Between tries; with `retryBackoff` the first of delays that double, with jitter. */
  retryDelaySeconds: number;
  retryBackoff: boolean;
  /** How long a handler may take: then the job counts as abandoned and is tried again. */
  expireInSeconds: number;
}

/** Longer than any worker is away: a job that nobody has taken by then is dropped. */
const RETENTION_MINUTES = 365 * 24 * 60;

/** For migrations: makes a queue. A start makes none, because a queue is a table. */
export async function createQueue(
  queryRunner: QueryRunner,
  name: string,
  { retryLimit, retryDelaySeconds, retryBackoff, expireInSeconds }: QueueDefinition,
): Promise<void> {
  const options = {
    policy: 'standard',
    retryLimit,
    retryDelay: retryDelaySeconds,
    retryBackoff,
    expireInSeconds,
    retentionMinutes: RETENTION_MINUTES,
  };
  await queryRunner.query('SELECT pgboss.create_queue($1, $2)', [name, JSON.stringify(options)]);
}

/** For migrations: removes a queue with the jobs that are in it. */
export async function deleteQueue(queryRunner: QueryRunner, name: string): Promise<void> {
  await queryRunner.query('DELETE FROM pgboss.job WHERE name = $1', [name]);
  await queryRunner.query('SELECT pgboss.delete_queue($1)', [name]);
}
