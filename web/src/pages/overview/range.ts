const DAY_MS = 86_400_000;

/** How far back the overview looks: the number of buckets, the last of which is unfinished. */
export const RANGES = {
  '24h': { label: '24 hours', buckets: 24, stepMs: DAY_MS / 24, interval: 'hour' },
  '7d': { label: '7 days', buckets: 7, stepMs: DAY_MS, interval: 'day' },
  '30d': { label: '30 days', buckets: 30, stepMs: DAY_MS, interval: 'day' },
  '90d': { label: '90 days', buckets: 90, stepMs: DAY_MS, interval: 'day' },
} as const;

export type Range = keyof typeof RANGES;

export const USUAL_RANGE: Range = '7d';

export interface OverviewSearch {
  /** Omitted: the default. */
  range?: Range | undefined;
}

export const validateOverviewSearch = ({ range }: Record<string, unknown>): OverviewSearch => ({
  range: (Object.keys(RANGES) as Range[]).find((known) => known === range),
});
