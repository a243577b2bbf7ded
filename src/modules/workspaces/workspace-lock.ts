import { problem } from '../../core/errors/problem.js';
import type { Role } from '../../core/principal/roles.js';
import type { Change } from '../audit/changes.js';
import { Membership } from './members/membership.entity.js';

/**
 * Serialises changes of a workspace's memberships, so that what one of them read ("there is another owner", "the
 * inviter is still an admin") stays true until it commits. Everything else in the workspace continues: rows that refer
 * to a workspace take a weaker lock.
 *
 * @throws not_found if the workspace was deleted meanwhile
 */
export async function lockMemberships(change: Change, workspaceId: string): Promise<void> {
  if (!(await lockMembershipsIfThere(change, workspaceId))) throw problem('not_found');
}

/**
 * As `lockMemberships`, for a change that can do without the workspace.
 *
 * @returns false if it was deleted meanwhile
 */
export async function lockMembershipsIfThere({ manager }: Change, workspaceId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'SELECT id FROM workspaces WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE',
    [workspaceId],
  );
  return rows.length > 0;
}

/**
 * The role as the change sees it, because the principal's was read before the lock.
 *
 * @returns null: not a member
 */
export async function roleIn(change: Change, workspaceId: string, userId: string): Promise<Role | null> {
  const membership = await change.manager.findOneBy(Membership, { workspaceId, userId });
  return membership?.role ?? null;
}
