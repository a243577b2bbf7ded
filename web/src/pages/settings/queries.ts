import { queryOptions } from '@tanstack/react-query';
import { session } from '../../session/session';

/** Where the person is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: () => session.account.listSessions().toArray(),
});

/** What all keys of a workspace have used of its limits together. */
export const workspaceLimitsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'limits'],
    queryFn: () => session.workspaces.limits(workspaceId),
  });
