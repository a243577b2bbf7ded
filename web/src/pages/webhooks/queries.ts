import type { WebhookDelivery } from '@latchkey/sdk';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { session } from '../../session/session';
import type { DeliveryStatus } from './endpoint-search';

const OVERVIEW_MS = 30_000;
const LIVE_MS = 3_000;
/** While a response may arrive at any moment. */
const ATTEMPT_MS = 1_000;
const SOON_MS = 10_000;
const DELIVERIES_PAGE = 25;

const webhooksOf = (workspaceId: string) => ['workspaces', workspaceId, 'webhooks'] as const;

/** Newest first; at most 100. */
export const endpointsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...webhooksOf(workspaceId), 'list'],
    queryFn: () => session.workspaces.listWebhookEndpoints(workspaceId).toArray(),
    // Any change of a key affects it.
    staleTime: 0,
    refetchInterval: OVERVIEW_MS,
  });

/** Polled, because its receiver's response may stop it. */
export const endpointQuery = (workspaceId: string, endpointId: string) =>
  queryOptions({
    queryKey: [...webhooksOf(workspaceId), endpointId],
    queryFn: () => session.workspaces.getWebhookEndpoint(workspaceId, endpointId),
    refetchInterval: LIVE_MS,
  });

/** Newest first, of the last 30 days. */
export const deliveriesQuery = (
  workspaceId: string,
  endpointId: string,
  status: DeliveryStatus | undefined,
) =>
  infiniteQueryOptions({
    queryKey: [...webhooksOf(workspaceId), endpointId, 'deliveries', { status }],
    queryFn: ({ pageParam }) =>
      session.workspaces
        .listWebhookDeliveries(workspaceId, endpointId, status === undefined ? {} : { status })
        .page({ limit: DELIVERIES_PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? ATTEMPT_MS : LIVE_MS,
  });

/** With the request body, and every attempt. */
export const deliveryQuery = (workspaceId: string, endpointId: string, deliveryId: string) =>
  queryOptions({
    queryKey: [...webhooksOf(workspaceId), endpointId, 'delivery', deliveryId],
    queryFn: () => session.workspaces.getWebhookDelivery(workspaceId, endpointId, deliveryId),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? ATTEMPT_MS : LIVE_MS),
  });

/** Whether an attempt is in progress, or due in a moment. */
const isUnderWay = ({ status, nextAttemptAt }: WebhookDelivery): boolean =>
  status === 'pending' && (nextAttemptAt === null || Date.parse(nextAttemptAt) - Date.now() < SOON_MS);

/** Invalidate this after a change of any endpoint, and after something was sent. */
export const webhooksChanged = (workspaceId: string) => ({ queryKey: webhooksOf(workspaceId) });
