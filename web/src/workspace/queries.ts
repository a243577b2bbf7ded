import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { session } from '../session/session';
import type { Role } from './roles';

/** The workspaces that the person belongs to, with their role in each. */
export const workspacesQuery = queryOptions({
  queryKey: ['workspaces'],
  queryFn: () => session.workspaces.list().toArray(),
});

export interface CurrentWorkspace {
  id: string;
  name: string;
  role: Role;
}

/** The one that the address names. Its route has seen to it that there is one. */
export function useWorkspace(): CurrentWorkspace {
  const { workspaceId } = useParams({ from: '/app/workspaces/$workspaceId' });
  const { data } = useSuspenseQuery(workspacesQuery);
  const workspace = data.find(({ id }) => id === workspaceId);
  if (!workspace) throw new Error('This workspace is not yours any more.');
  return workspace;
}
