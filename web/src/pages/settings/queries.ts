import { queryOptions } from '@tanstack/react-query';
import { queryClient } from '../../api/query-client';
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
export const factorsQuery = queryOptions({
  queryKey: ['account', 'factors'],
  queryFn: () => session.factors.list().toArray(),
});

export const identitiesQuery = queryOptions({
  queryKey: ['account', 'identities'],
  queryFn: () => session.identities.list().toArray(),
});

/** How many are left. */
export const recoveryCodesQuery = queryOptions({
  queryKey: ['account', 'recovery-codes'],
  queryFn: () => session.factors.recoveryCodesLeft(),
});

export async function refreshFactors(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries(factorsQuery),
    queryClient.invalidateQueries(recoveryCodesQuery),
  ]);
}
/** What all keys of a workspace have used of its limits together. */
export const workspaceLimitsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'limits'],
    queryFn: () => session.workspaces.limits(workspaceId),
  });
