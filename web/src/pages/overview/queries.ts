import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { session } from '../../session/session';
import { type Range, RANGES } from './range';

const OVERVIEW_MS = 60_000;
/** The review looks at months. */
const REVIEW_MS = 600_000;
const EVENTS_SHOWN = 8;

/** Nested below the keys, because any change of one affects it. */
export const overviewQuery = (workspaceId: string, range: Range) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'api-keys', 'overview', range],
    queryFn: () => {
      const { buckets, stepMs, interval } = RANGES[range];
      const from = new Date(Date.now() - (buckets - 1) * stepMs).toISOString();
      return session.workspaces.getOverview(workspaceId, { interval, from });
    },
    placeholderData: keepPreviousData,
    refetchInterval: OVERVIEW_MS,
  });

/** Findings that need attention, without those that are a matter of taste. */
export const attentionQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'api-keys', 'review', 'attention'],
    queryFn: () =>
      session.workspaces.getKeyReview(workspaceId, {
        finding: ['unused', 'wider_than_used', 'owner_inactive'],
        limit: 25,
      }),
    refetchInterval: REVIEW_MS,
  });

/** Requires the role admin. */
export const recentEventsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'audit', 'recent'],
    queryFn: async () =>
      (await session.workspaces.listAuditEvents(workspaceId).page({ limit: EVENTS_SHOWN })).items,
    refetchInterval: OVERVIEW_MS,
  });
