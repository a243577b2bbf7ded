const DAY_MS = 86_400_000;

/** How far back the overview looks: the number of buckets, the last of which is unfinished; and this in words. */
export const RANGES = {
  '24h': {
    label: '24 hours',
    last: 'The last 24 hours',
    noneUsed: 'No key was used in the last 24 hours.',
    before: 'the 24 hours before',
    ago: '24 hours ago',
    within: 'in 24 hours',
    buckets: 24,
    stepMs: DAY_MS / 24,
    interval: 'hour',
  },
  '7d': {
    label: '7 days',
    last: 'The last 7 days',
    noneUsed: 'No key was used in the last 7 days.',
    before: 'the 7 days before',
    ago: '7 days ago',
    within: 'in 7 days',
    buckets: 7,
    stepMs: DAY_MS,
    interval: 'day',
  },
  '30d': {
    label: '30 days',
    last: 'The last 30 days',
    noneUsed: 'No key was used in the last 30 days.',
    before: 'the 30 days before',
    ago: '30 days ago',
    within: 'in 30 days',
    buckets: 30,
    stepMs: DAY_MS,
    interval: 'day',
  },
  '90d': {
    label: '90 days',
    last: 'The last 90 days',
    noneUsed: 'No key was used in the last 90 days.',
    before: 'the 90 days before',
    ago: '90 days ago',
    within: 'in 90 days',
    buckets: 90,
    stepMs: DAY_MS,
    interval: 'day',
  },
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
