import type { QueryRunner } from 'typeorm';

/** How a queue treats jobs when a handler throws, or its process disappears. */
export interface QueueDefinition {
  /** How often a job is retried before it is left as failed, for a person to look at. */
  retryLimit: number;
  /** The delay between tries; with `retryBackoff`, the first of delays that double, with jitter. */
  retryDelaySeconds: number;
  retryBackoff: boolean;
  /** How long a handler may take before the job counts as abandoned and is retried. */
  expireInSeconds: number;
}

/** Longer than any worker is away: a job that nobody has fetched by then is dropped. */
const RETENTION_MINUTES = 365 * 24 * 60;

/** For migrations: creates a queue. Start-up creates none, because a queue is a table. */
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

/** For migrations: removes a queue along with its jobs. */
export async function deleteQueue(queryRunner: QueryRunner, name: string): Promise<void> {
  await queryRunner.query('DELETE FROM pgboss.job WHERE name = $1', [name]);
  await queryRunner.query('SELECT pgboss.delete_queue($1)', [name]);
}
