import type { WorkspaceWithRole } from '@latchkey/sdk';
import { queryClient } from '../api/query-client';
import { session } from '../session/session';
import { lastWorkspaceId } from './last-workspace';
import { workspacesQuery } from './queries';

/**
 * The user's home: the workspace that they viewed last. In a new browser, it is the newest one to which others invited
 * them, because the one that came with their account may well be empty. Undefined if they belong to none.
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
