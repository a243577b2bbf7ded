import { queryOptions } from '@tanstack/react-query';
import { session } from '../session/session';

/** Owners whose keys do not depend on a person. */
export const serviceAccountsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'service-accounts'],
    queryFn: () => session.workspaces.listServiceAccounts(workspaceId).toArray(),
    staleTime: 60_000,
  });

/**
 * How much of its limits a service account's keys have used together. Nested below the list, because a change of that
 * affects it.
 */
export const serviceAccountLimitsQuery = (workspaceId: string, serviceAccountId: string) =>
  queryOptions({
    queryKey: [...serviceAccountsQuery(workspaceId).queryKey, serviceAccountId, 'limits'],
    queryFn: () => session.workspaces.serviceAccountLimits(workspaceId, serviceAccountId),
  });
