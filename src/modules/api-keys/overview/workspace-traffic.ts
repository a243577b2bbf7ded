import type { DataSource } from 'typeorm';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { LIMIT_PROBLEMS } from '../../request-limits/limit-problems.js';
import { VISIBLE_KEYS, visibility } from '../api-key-view.js';
import type { UsageSpan } from '../usage/usage-span.js';

const HOUR_MS = 3_600_000;
export const BUSIEST_KEYS_MAX = 5;
interface RequestCounts {
  allowed: number;
  denied: number;
}

interface BusyKey extends RequestCounts {
  id: string;
  name: string;
  keyPrefix: string;
  /** Denied requests, without distinguishing limits of the key, its service account and the workspace. */
  deniedByLimits: number;
}

export interface WorkspaceTraffic {
  /** One per interval of the span. */
  buckets: (RequestCounts & { start: Date })[];
  totals: RequestCounts;
  /** The preceding period of the same length, up to the same time of day, so that the two are comparable. */
  previous: RequestCounts & { from: Date; to: Date };
  busiestKeys: BusyKey[];
}

interface CountedRow {
  allowed: string | null;
  denied: string | null;
}

interface BusyRow extends CountedRow {
  id: string;
  name: string;
  keyPrefix: string;
  deniedByLimits: string | null;
}

const SUMS = `sum(u.requests) FILTER (WHERE u.outcome = 'allowed') AS allowed,
  sum(u.requests) FILTER (WHERE u.outcome <> 'allowed') AS denied`;

const BY_A_LIMIT = `u.outcome IN (${LIMIT_PROBLEMS.map((code) => `'${code}'`).join(', ')})`;

const USED = `FROM api_keys k JOIN api_key_usage_hours u ON u.api_key_id = k.id WHERE ${VISIBLE_KEYS}`;

/** From $3 to $4, and from $5 to $6, in steps of $7 seconds. */
const BY_TIME = `
  SELECT date_bin(make_interval(secs => $7), u.hour, $5) AS start, ${SUMS} ${USED}
    AND u.hour >= $3 AND u.hour < $6 AND (u.hour < $4 OR u.hour >= $5)
  GROUP BY 1`;

const BUSIEST = `
  SELECT k.id, k.name, k.key_prefix AS "keyPrefix", busiest.allowed, busiest.denied,
    busiest.denied_by_limits AS "deniedByLimits" FROM (
    SELECT k.id, sum(u.requests) AS requests, ${SUMS},
      sum(u.requests) FILTER (WHERE ${BY_A_LIMIT}) AS denied_by_limits
    ${USED} AND u.hour >= $3 AND u.hour < $4
    GROUP BY k.id ORDER BY requests DESC, k.id LIMIT ${BUSIEST_KEYS_MAX}
  ) AS busiest JOIN api_keys k USING (id)
  ORDER BY busiest.requests DESC, k.id`;

/**
 * The combined use of a workspace's keys. Two passes over the hours, each of which PostgreSQL runs in parallel; it
 * would not do so with one query that groups by both.
 */
export async function readTraffic(
  dataSource: DataSource,
  principal: WorkspacePrincipal,
  span: UsageSpan,
  now: Date,
): Promise<WorkspaceTraffic> {
  const { from, to, stepMs } = span;
  const before = spanBefore(span, now);
  const [byTime, busiest] = await Promise.all([
    dataSource.query<(CountedRow & { start: Date })[]>(BY_TIME, [
      ...visibility(principal),
      before.from,
      before.to,
      from,
      to,
      stepMs / 1_000,
    ]),
    dataSource.query<BusyRow[]>(BUSIEST, [...visibility(principal), from, to]),
  ]);
  const counted = new Map(byTime.map((row) => [row.start.getTime(), toCounts(row)]));
  const buckets = Array.from({ length: (to.getTime() - from.getTime()) / stepMs }, (_, index) => {
    const start = new Date(from.getTime() + index * stepMs);
    return { start, ...(counted.get(start.getTime()) ?? NONE) };
  });
  const countedBefore = [...counted].filter(([start]) => start < from.getTime()).map(([, counts]) => counts);
  return {
    buckets,
    totals: sumOf(buckets),
    previous: { ...before, ...sumOf(countedBefore) },
    busiestKeys: busiest.map(({ id, name, keyPrefix, deniedByLimits, ...row }) => ({
      id,
      name,
      keyPrefix,
      ...toCounts(row),
      deniedByLimits: Number(deniedByLimits ?? 0),
    })),
  };
}

const NONE: RequestCounts = { allowed: 0, denied: 0 };

const sumOf = (counts: readonly RequestCounts[]): RequestCounts =>
  counts.reduce(
    (sum, { allowed, denied }) => ({ allowed: sum.allowed + allowed, denied: sum.denied + denied }),
    NONE,
  );

const toCounts = ({ allowed, denied }: CountedRow): RequestCounts => ({
  allowed: Number(allowed ?? 0),
  denied: Number(denied ?? 0),
});

/** Counts are kept by the hour, so the current hour is compared with a full one. */
function spanBefore({ from, to }: UsageSpan, now: Date): { from: Date; to: Date } {
  const lengthMs = to.getTime() - from.getTime();
  const reached = Math.min(to.getTime(), Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS);
  return {
    from: new Date(from.getTime() - lengthMs),
    to: new Date(Math.max(from.getTime(), reached) - lengthMs),
  };
}
