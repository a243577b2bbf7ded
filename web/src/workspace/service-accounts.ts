import { queryOptions } from '@tanstack/react-query';
import { session } from '../session/session';

/** Whose keys do not depend on a person. */
export const serviceAccountsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'service-accounts'],
    queryFn: () => session.workspaces.listServiceAccounts(workspaceId).toArray(),
    staleTime: 60_000,
  });

/** What all keys of a service account have used of its limits together. Below the list: a change of it changes this. */
export const serviceAccountLimitsQuery = (workspaceId: string, serviceAccountId: string) =>
  queryOptions({
    queryKey: [...serviceAccountsQuery(workspaceId).queryKey, serviceAccountId, 'limits'],
    queryFn: () => session.workspaces.serviceAccountLimits(workspaceId, serviceAccountId),
  });
