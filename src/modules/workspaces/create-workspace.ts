import { newId } from '../../core/secrets/ids.js';
import type { Change } from '../audit/changes.js';
import { Membership } from './members/membership.entity.js';
import { Workspace } from './workspace.entity.js';

export interface NewWorkspace {
  /** Chosen by the caller if something else must refer to it first. */
  id?: string;
  name: string;
  ownerId: string;
}

/** The name of the workspace that an account begins with. */
export const personalWorkspaceName = (userName: string | null | undefined): string =>
  userName ? `${userName}'s workspace` : 'My workspace';

/** Creates a workspace with its first owner, as part of a change. */
export async function createWorkspace(
  change: Change,
  { id = newId(), name, ownerId }: NewWorkspace,
): Promise<Workspace> {
  await change.manager.insert(Workspace, { id, name, createdBy: ownerId });
  await change.manager.insert(Membership, { workspaceId: id, userId: ownerId, role: 'owner' });
  await change.record('workspace.created', {
    workspaceId: id,
    targetId: id,
    details: { name },
    actorUserId: ownerId,
  });
  return change.manager.findOneByOrFail(Workspace, { id });
}
