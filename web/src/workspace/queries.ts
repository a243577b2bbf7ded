import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { session } from '../session/session';
import type { Role } from './roles';
import { t } from '../language/translate';

/** The user's workspaces, with their role in each. */
export const workspacesQuery = queryOptions({
  queryKey: ['workspaces'],
  queryFn: () => session.workspaces.list().toArray(),
});

/** What the role allows in the workspace. It changes only with the role. */
export const scopesQuery = ({ id, role }: CurrentWorkspace) =>
  queryOptions({
    queryKey: ['workspaces', id, 'scopes', role],
    queryFn: async () => (await session.withWorkspace(id).me()).scopes,
    staleTime: Infinity,
  });

/** Scopes of separate services, which an operator can change at any time. */
export const offeredScopesQuery = queryOptions({
  queryKey: ['resource-servers'],
  queryFn: () => session.resourceServers.offered(),
});

/** Changes with the session that asks, too. */
export const workspaceSsoQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'sso'],
    queryFn: () => session.workspaces.getSso(workspaceId),
  });

export interface CurrentWorkspace {
  id: string;
  name: string;
  role: Role;
  /** null: it is not suspended. */
  suspendedAt: string | null;
  suspendedReason: string | null;
}

/**
 * The workspace in the URL. Its route ensures that there is one; if the user leaves it, or is removed, the page stays
 * as it is until the shell has led them away.
 */
export function useWorkspace(): CurrentWorkspace {
  const { workspaceId } = useParams({ from: '/app/workspaces/$workspaceId' });
  const { data } = useSuspenseQuery(workspacesQuery);
  const last = useRef<CurrentWorkspace | undefined>(undefined);
  const current = data.find(({ id }) => id === workspaceId);
  if (current) last.current = current;
  if (last.current?.id !== workspaceId) throw new Error(t('You no longer have access to this workspace.'));
  return last.current;
}

/** Whether the workspace in the URL is still one of the user's. */
export function useIsMember(): boolean {
  const { workspaceId } = useParams({ from: '/app/workspaces/$workspaceId' });
  const { data } = useSuspenseQuery(workspacesQuery);
  return data.some(({ id }) => id === workspaceId);
}
