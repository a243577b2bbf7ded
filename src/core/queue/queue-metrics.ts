import type { Metrics } from '../metrics/metrics.js';

interface QueueDepth {
  queue: string;
  waiting: number;
  active: number;
  failed: number;
  /** How long the oldest due job has been due; null if there is none. */
  overdueSeconds: number | null;
}

/** pg-boss's own queues, for its schedules, begin with two underscores. */
const DEPTHS = `SELECT coalesce(json_agg(depth), '[]') FROM (
    SELECT queue.name AS queue,
      count(job.id) FILTER (WHERE job.state IN ('created', 'retry')) AS waiting,
      count(job.id) FILTER (WHERE job.state = 'active') AS active,
      count(job.id) FILTER (WHERE job.state = 'failed') AS failed,
      extract(epoch FROM clock_timestamp() - min(job.start_after) FILTER (
        WHERE job.state IN ('created', 'retry') AND job.start_after < clock_timestamp()
      )) AS "overdueSeconds"
    FROM pgboss.queue LEFT JOIN pgboss.job ON job.name = queue.name
    WHERE left(queue.name, 2) <> '__' GROUP BY queue.name
  ) AS depth`;

/** Covers the whole database: each process reports the same values. */
export function measureQueues(metrics: Metrics): void {
  const depths = metrics.readFromDatabase<QueueDepth[]>(DEPTHS);
  metrics.gauges(
    'latchkey_queue_jobs',
    'Jobs in the database: "waiting" for their time or a worker, "active", or "failed" for good.',
    ['queue', 'state'],
    () =>
      (depths.value ?? []).flatMap(({ queue, ...states }) =>
        (['waiting', 'active', 'failed'] as const).map((state): [Record<string, string>, number] => [
          { queue, state },
          states[state],
        ]),
      ),
  );
  metrics.gauges(
    'latchkey_queue_overdue_seconds',
    'How long the first job that is due has been waiting for a worker.',
    ['queue'],
    () => (depths.value ?? []).map(({ queue, overdueSeconds }) => [{ queue }, overdueSeconds ?? 0]),
  );
}
