import type { EntityManager } from 'typeorm';
import type { Role } from '../../../core/principal/roles.js';

/** Part of a change of authority, which records the roles. */
export async function setRole(
  manager: EntityManager,
  workspaceId: string,
  userId: string,
  role: Role,
): Promise<void> {
  await manager.query(
    `UPDATE memberships SET role = $3, updated_at = clock_timestamp()
     WHERE workspace_id = $1 AND user_id = $2 AND role <> $3`,
    [workspaceId, userId, role],
  );
}
