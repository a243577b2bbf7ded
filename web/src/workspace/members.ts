import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { serviceAccountsQuery } from './service-accounts';
import { session } from '../session/session';
import { t } from '../language/translate';

export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'members'],
    queryFn: () => session.workspaces.listMembers(workspaceId).toArray(),
    staleTime: 60_000,
  });

/**
 * @param isPerson whether all ids are of people, in which case service accounts need not be fetched
 * @returns a function that names a person or a service account by id; for former members it returns the given fallback
 */
export function useMemberName(
  workspaceId: string,
  { isPerson = false } = {},
): (userId: string, formerly?: string) => string {
  const { data } = useQuery(membersQuery(workspaceId));
  const { data: fetched } = useQuery({ ...serviceAccountsQuery(workspaceId), enabled: !isPerson });
  return useCallback(
    (userId, formerly = t('a former member')) => {
      const serviceAccounts = isPerson ? [] : fetched;
      const user = data?.find((member) => member.user.id === userId)?.user;
      if (user) return user.name ?? user.email;
      const serviceAccount = serviceAccounts?.find(({ id }) => id === userId);
      if (serviceAccount) return serviceAccount.name;
      return data && serviceAccounts ? formerly : '…';
    },
    [data, fetched, isPerson],
  );
}

/** Whether names are still being loaded, for pages that they would move when they come later than the rest. */
export function useAreNamesLoading(workspaceId: string): boolean {
  const members = useQuery(membersQuery(workspaceId));
  const serviceAccounts = useQuery(serviceAccountsQuery(workspaceId));
  return members.isLoading || serviceAccounts.isLoading;
}
