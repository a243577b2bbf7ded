import type { UsageSpan } from './usage-span.js';

export interface UsageCounts {
  allowed: number;
  denied: number;
  /** Keyed by reason code; only reasons that occurred. */
  deniedByReason: Record<string, number>;
}

export type UsageBucket = UsageCounts & { start: Date };

/** The database's counts: one row per interval and outcome that occurred. */
export interface CountedOutcome {
  start: Date;
  /** `allowed`, or the reason for the refusal. */
  outcome: string;
  requests: number;
}

const noCounts = (): UsageCounts => ({ allowed: 0, denied: 0, deniedByReason: {} });

/** One bucket per interval of the span, including empty ones, and their sum. */
export function toBuckets(
  { from, to, stepMs }: UsageSpan,
  outcomes: readonly CountedOutcome[],
): { buckets: UsageBucket[]; totals: UsageCounts } {
  const totals = noCounts();
  const buckets = new Map<number, UsageBucket>();
  for (let start = from.getTime(); start < to.getTime(); start += stepMs) {
    buckets.set(start, { start: new Date(start), ...noCounts() });
  }
  for (const { start, outcome, requests } of outcomes) {
    const bucket = buckets.get(start.getTime());
    if (!bucket) continue;
    add(bucket, outcome, requests);
    add(totals, outcome, requests);
  }
  return { buckets: [...buckets.values()], totals };
}

function add(counts: UsageCounts, outcome: string, requests: number): void {
  if (outcome === 'allowed') counts.allowed += requests;
  else {
    counts.denied += requests;
    counts.deniedByReason[outcome] = (counts.deniedByReason[outcome] ?? 0) + requests;
  }
}
