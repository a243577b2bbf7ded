import { queryOptions, useQuery } from '@tanstack/react-query';
import { serviceAccountsQuery } from './service-accounts';
import { session } from '../session/session';

export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'members'],
    queryFn: () => session.workspaces.listMembers(workspaceId).toArray(),
    staleTime: 60_000,
  });

/** @returns what to call a person or a service account, by the id; for those who have left there is no name any more */
export function useMemberName(workspaceId: string): (userId: string) => string {
  const { data } = useQuery(membersQuery(workspaceId));
  const { data: serviceAccounts } = useQuery(serviceAccountsQuery(workspaceId));
  return (userId) => {
    const user = data?.find((member) => member.user.id === userId)?.user;
    if (user) return user.name ?? user.email;
    const serviceAccount = serviceAccounts?.find(({ id }) => id === userId);
    if (serviceAccount) return serviceAccount.name;
    return data && serviceAccounts ? 'a former member' : '…';
  };
}
