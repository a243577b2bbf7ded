import type { WorkspaceWithRole } from '@latchkey/sdk';
import { queryClient } from '../api/query-client';
import { session } from '../session/session';
import { lastWorkspaceId } from './last-workspace';
import { workspacesQuery } from './queries';

/**
 * Where somebody is at home: the workspace that they looked at last. In a new browser the newest of those that others
 * invited them to: the one that came with their account may well be empty. Undefined for those who belong to none.
 */
export async function homeWorkspace(): Promise<WorkspaceWithRole | undefined> {
  const workspaces = await queryClient.ensureQueryData(workspacesQuery);
  const { userId } = session.state;
  return (
    workspaces.find(({ id }) => id === lastWorkspaceId()) ??
    workspaces.find(({ createdBy }) => createdBy !== userId) ??
    workspaces.at(-1)
  );
}
