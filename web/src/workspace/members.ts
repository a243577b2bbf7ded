import { queryOptions, useQuery } from '@tanstack/react-query';
import { session } from '../session/session';

export const membersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'members'],
    queryFn: () => session.workspaces.listMembers(workspaceId).toArray(),
    staleTime: 60_000,
  });

/** @returns what to call somebody, by their id; for those who have left there is no name any more */
export function useMemberName(workspaceId: string): (userId: string) => string {
  const { data } = useQuery(membersQuery(workspaceId));
  return (userId) => {
    const user = data?.find((member) => member.user.id === userId)?.user;
    if (user) return user.name ?? user.email;
    return data ? 'a former member' : '…';
  };
}
