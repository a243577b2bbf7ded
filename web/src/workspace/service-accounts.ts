import { queryOptions } from '@tanstack/react-query';
import { session } from '../session/session';

/** Whose keys do not depend on a person. */
export const serviceAccountsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'service-accounts'],
    queryFn: () => session.workspaces.listServiceAccounts(workspaceId).toArray(),
    staleTime: 60_000,
  });
