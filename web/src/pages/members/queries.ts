import { queryOptions } from '@tanstack/react-query';
import { queryClient } from '../../api/query-client';
import { session } from '../../session/session';
import { membersQuery } from '../../workspace/members';
import { workspacesQuery } from '../../workspace/queries';

/** Invitations that can still be accepted. Requires the role admin. */
export const openInvitationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'invitations', 'open'],
    queryFn: () => session.workspaces.listInvitations(workspaceId, { status: 'open' }).toArray(),
  });

/** What would end with the membership. */
export const memberImpactQuery = (workspaceId: string, userId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'members', userId, 'impact'],
    queryFn: () => session.workspaces.memberImpact(workspaceId, userId),
    // A decision is about to be based on it.
    staleTime: 0,
  });

/** Call this after a change of memberships or roles, which may include the user's own. */
export const membersChanged = async (workspaceId: string): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries(membersQuery(workspaceId)),
    queryClient.invalidateQueries({ ...workspacesQuery, exact: true }),
  ]);
};

/** Pending resets of second factors. Requires the role owner. */
export const factorResetsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'factor-resets'],
    queryFn: () => session.workspaces.listFactorResets(workspaceId).toArray(),
  });
