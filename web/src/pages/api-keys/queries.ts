import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Message } from '../../language/translate';
import { session } from '../../session/session';
import { addUsage } from './add-usage';
import type { RequestsSearch, Span } from './api-key-search';
import { type ApiKeysView, toFilters } from './view';

/** How many keys are offered at most in a select. */
const KEYS_MAX = 1_000;

const LIVE_MS = 3_000;
const OVERVIEW_MS = 30_000;
const SPARKLINE_DAYS = 14;

const keysOf = (workspaceId: string) => ['workspaces', workspaceId, 'api-keys'] as const;

/** Newest first. */
export const apiKeysQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...keysOf(workspaceId), 'all'],
    queryFn: async () => {
      const keys = [];
      for await (const key of session.workspaces.listApiKeys(workspaceId)) {
        keys.push(key);
        if (keys.length === KEYS_MAX) break;
      }
      return keys;
    },
  });

const PAGE = 50;
/** For a list that stays open: the user's own changes are shown at once. */
const LIST_MS = 300_000;

/** Sorted and filtered by the server, page by page. */
export const apiKeyListQuery = (workspaceId: string, view: ApiKeysView) =>
  infiniteQueryOptions({
    queryKey: [...keysOf(workspaceId), 'list', { ...view, dialog: undefined, review: undefined }],
    queryFn: ({ pageParam }) =>
      session.workspaces
        .listApiKeys(workspaceId, toFilters(view))
        .page({ limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LIST_MS,
  });

/**
 * Every key of the list, including pages that have not been loaded yet.
 *
 * @throws unless all of them could be loaded
 */
export const allApiKeys = (workspaceId: string, view: ApiKeysView) =>
  session.workspaces.listApiKeys(workspaceId, toFilters(view)).toArray();

/** @param sha256 of a whole key, in hexadecimal */
export const keyByDigestQuery = (workspaceId: string, sha256: string) =>
  queryOptions({
    queryKey: [...keysOf(workspaceId), 'by-digest', sha256],
    queryFn: async () =>
      (await session.workspaces.listApiKeys(workspaceId, { sha256 }).page({ limit: 1 })).items,
  });

export const apiKeyQuery = (workspaceId: string, keyId: string) =>
  queryOptions({
    queryKey: [...keysOf(workspaceId), keyId],
    queryFn: () => session.workspaces.getApiKey(workspaceId, keyId),
  });

/**
 * Requests by day.
 *
 * @param ids at most 100 key ids
 */
export const usageOverviewQuery = (workspaceId: string, ids: string[]) =>
  queryOptions({
    queryKey: [...keysOf(workspaceId), 'usage', ids],
    queryFn: () =>
      session.workspaces.apiKeyUsageOverview(workspaceId, { days: SPARKLINE_DAYS, apiKeyId: ids }),
    refetchInterval: LIST_MS,
  });

export const keyReviewQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...keysOf(workspaceId), 'review'],
    queryFn: () => session.workspaces.getKeyReview(workspaceId, {}),
  });

export const SPANS = {
  day: { label: '24 hours', buckets: 24, bucketHours: 1, interval: 'hour' },
  week: { label: '7 days', buckets: 7, bucketHours: 24, interval: 'day' },
  month: { label: '30 days', buckets: 30, bucketHours: 24, interval: 'day' },
} as const satisfies Record<Span, { label: Message; [detail: string]: unknown }>;

/** @param live polls every few seconds, for a user watching the traffic move */
export const usageQuery = (workspaceId: string, keyId: string, span: Span, live = false) =>
  queryOptions({
    queryKey: [...keysOf(workspaceId), keyId, 'usage', span],
    queryFn: () => {
      const { buckets, bucketHours, interval } = SPANS[span];
      // The current, unfinished one counts.
      const from = new Date(Date.now() - (buckets - 1) * bucketHours * 3_600_000).toISOString();
      return session.workspaces.apiKeyUsage(workspaceId, keyId, { interval, from });
    },
    placeholderData: keepPreviousData,
    refetchInterval: live ? LIVE_MS : OVERVIEW_MS,
  });

/** The requests of two keys as if they were one. */
export const usageOfBothQuery = (workspaceId: string, [one, other]: readonly [string, string], span: Span) =>
  queryOptions({
    queryKey: [...keysOf(workspaceId), 'usage-of-both', one, other, span],
    queryFn: async ({ client }) => {
      // From the cache if they are fresh, because the page also needs those of a single key.
      const usages = await Promise.all([
        client.fetchQuery(usageQuery(workspaceId, one, span)),
        client.fetchQuery(usageQuery(workspaceId, other, span)),
      ]);
      return addUsage(...usages);
    },
    placeholderData: keepPreviousData,
    refetchInterval: OVERVIEW_MS,
  });

/** The current use of a key's limits. */
export const keyLimitsQuery = (workspaceId: string, keyId: string) =>
  queryOptions({
    queryKey: [...keysOf(workspaceId), keyId, 'limits'],
    queryFn: () => session.workspaces.apiKeyLimits(workspaceId, keyId),
    refetchInterval: OVERVIEW_MS,
  });

/** A sample of what the key did lately, newest first. */
export const keyRequestsQuery = (workspaceId: string, keyId: string, { status, method }: RequestsSearch) =>
  infiniteQueryOptions({
    queryKey: [...keysOf(workspaceId), keyId, 'requests', { status, method }],
    queryFn: ({ pageParam }) =>
      session.workspaces
        .listApiKeyRequests(workspaceId, keyId, { ...(status && { status }), ...(method && { method }) })
        .page({ limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: OVERVIEW_MS,
  });

/** The key's history, newest first. Requires the role admin. */
export const keyAuditQuery = (workspaceId: string, keyId: string) =>
  infiniteQueryOptions({
    queryKey: [...keysOf(workspaceId), keyId, 'audit'],
    queryFn: ({ pageParam }) =>
      session.workspaces
        .listAuditEvents(workspaceId, { targetId: keyId })
        .page({ limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Invalidate this after a change of any key. */
export const apiKeysChanged = (workspaceId: string) => ({ queryKey: keysOf(workspaceId) });
