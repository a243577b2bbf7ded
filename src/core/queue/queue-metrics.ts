import type { Metrics } from '../metrics/metrics.js';

interface QueueDepth {
  queue: string;
  waiting: number;
  active: number;
  failed: number;
}

interface FirstJob {
  queue: string;
  /** How long the first waiting job has been due, negative if it is not; null if there is none. */
  dueSeconds: number | null;
}

/** pg-boss's own queues, for its schedules, begin with two underscores. */
const DEPTHS = `SELECT coalesce(json_agg(depth), '[]') FROM (
    SELECT queue.name AS queue,
      count(job.id) FILTER (WHERE job.state IN ('created', 'retry')) AS waiting,
      count(job.id) FILTER (WHERE job.state = 'active') AS active,
      count(job.id) FILTER (WHERE job.state = 'failed') AS failed
    FROM pgboss.queue LEFT JOIN pgboss.job ON job.name = queue.name
    WHERE left(queue.name, 2) <> '__' GROUP BY queue.name
  ) AS depth`;

/** From pg-boss's index of the jobs that wait, so that a backlog does not make it slow. */
const FIRST_JOBS = `SELECT coalesce(json_agg(first), '[]') FROM (
    SELECT queue.name AS queue, extract(epoch FROM clock_timestamp() - job.start_after) AS "dueSeconds"
    FROM pgboss.queue LEFT JOIN LATERAL (
      SELECT start_after FROM pgboss.job WHERE name = queue.name AND state < 'active' ORDER BY start_after LIMIT 1
    ) AS job ON true
    WHERE left(queue.name, 2) <> '__'
  ) AS first`;

/** Covers the whole database: each process reports the same values. */
export function measureQueues(metrics: Metrics): void {
  const depths = metrics.countInDatabase<QueueDepth[]>(DEPTHS);
  const firstJobs = metrics.readFromDatabase<FirstJob[]>(FIRST_JOBS);
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
    () => (firstJobs.value ?? []).map(({ queue, dueSeconds }) => [{ queue }, Math.max(0, dueSeconds ?? 0)]),
  );
}
