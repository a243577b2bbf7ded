import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { queryClient } from '../../api/query-client';
import { session } from '../../session/session';

/** Where the user is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: () => session.account.listSessions().toArray(),
});

export const keyPolicyQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'key-policy'],
    queryFn: () => session.workspaces.getKeyPolicy(workspaceId),
  });
export const factorsQuery = queryOptions({
  queryKey: ['account', 'factors'],
  queryFn: () => session.factors.list().toArray(),
});

export const identitiesQuery = queryOptions({
  queryKey: ['account', 'identities'],
  queryFn: () => session.identities.list().toArray(),
});

/** How many are left. */
export const recoveryCodesQuery = queryOptions({
  queryKey: ['account', 'recovery-codes'],
  queryFn: () => session.factors.recoveryCodesLeft(),
});

export async function refreshFactors(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries(factorsQuery),
    queryClient.invalidateQueries(recoveryCodesQuery),
  ]);
}

/** A workspace owner's request to remove them; null: none. */
export const factorResetQuery = queryOptions({
  queryKey: ['account', 'factor-reset'],
  queryFn: () => session.factors.pendingReset(),
});

/** How much of the workspace's limits all its keys have used together. */
export const workspaceLimitsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'limits'],
    queryFn: () => session.workspaces.limits(workspaceId),
  });

export const securityEventsQuery = infiniteQueryOptions({
  queryKey: ['account', 'security-events'],
  queryFn: ({ pageParam }) =>
    session.account
      .listSecurityEvents()
      .page({ limit: 10, ...(pageParam === null ? {} : { cursor: pageParam }) }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
