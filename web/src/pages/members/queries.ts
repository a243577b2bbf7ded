import { queryOptions } from '@tanstack/react-query';
import { queryClient } from '../../api/query-client';
import { session } from '../../session/session';
import { membersQuery } from '../../workspace/members';
import { workspacesQuery } from '../../workspace/queries';

/** Those that can still be accepted. Takes the role admin. */
export const openInvitationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'invitations', 'open'],
    queryFn: () => session.workspaces.listInvitations(workspaceId, { status: 'open' }).toArray(),
  });

/** What ends with the membership. */
export const memberImpactQuery = (workspaceId: string, userId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'members', userId, 'impact'],
    queryFn: () => session.workspaces.memberImpact(workspaceId, userId),
    // It is about to be decided upon.
    staleTime: 0,
  });

/** After a change of who belongs to a workspace, or as what: one's own role may be among it. */
export const membersChanged = async (workspaceId: string): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries(membersQuery(workspaceId)),
    queryClient.invalidateQueries({ ...workspacesQuery, exact: true }),
  ]);
};

/** Of second factors, which wait to happen. Takes the role owner. */
export const factorResetsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'factor-resets'],
    queryFn: () => session.workspaces.listFactorResets(workspaceId).toArray(),
  });
