import type { ApiKeyUsage } from '@latchkey/sdk';

/** What is shown of the requests in a period. */
export type UsageFigures = Pick<ApiKeyUsage, 'interval' | 'buckets' | 'totals'>;

type Counts = ApiKeyUsage['totals'];

/** The figures of two keys as if they were one. Their periods may differ by a bucket if an hour or a day has just begun. */
export function addUsage(one: UsageFigures, other: UsageFigures): UsageFigures {
  const buckets = new Map(one.buckets.map((bucket) => [bucket.start, bucket]));
  for (const bucket of other.buckets) {
    const known = buckets.get(bucket.start);
    buckets.set(bucket.start, known ? { start: bucket.start, ...addCounts(known, bucket) } : bucket);
  }
  return {
    interval: one.interval,
    buckets: [...buckets.values()].sort((a, b) => a.start.localeCompare(b.start)),
    totals: addCounts(one.totals, other.totals),
  };
}

function addCounts(one: Counts, other: Counts): Counts {
  const deniedByReason = { ...one.deniedByReason };
  for (const [reason, count] of Object.entries(other.deniedByReason)) {
    deniedByReason[reason] = (deniedByReason[reason] ?? 0) + count;
  }
  return { allowed: one.allowed + other.allowed, denied: one.denied + other.denied, deniedByReason };
}
