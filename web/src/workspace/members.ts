import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { serviceAccountsQuery } from './service-accounts';
import { session } from '../session/session';

export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'members'],
    queryFn: () => session.workspaces.listMembers(workspaceId).toArray(),
    staleTime: 60_000,
  });

/**
 * @param isPerson whether ids are those of people alone: the service accounts need not be fetched then
 * @returns what to call a person or a service account, by the id; those who have left have no name any more, and are
 *   called what is passed
 */
export function useMemberName(
  workspaceId: string,
  { isPerson = false } = {},
): (userId: string, formerly?: string) => string {
  const { data } = useQuery(membersQuery(workspaceId));
  const { data: fetched } = useQuery({ ...serviceAccountsQuery(workspaceId), enabled: !isPerson });
  return useCallback(
    (userId, formerly = 'a former member') => {
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
