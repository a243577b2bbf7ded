import { queryOptions } from '@tanstack/react-query';
import { session } from '../../session/session';

/** Where the person is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: () => session.account.listSessions().toArray(),
});

export const keyPolicyQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'key-policy'],
    queryFn: () => session.workspaces.getKeyPolicy(workspaceId),
  });
