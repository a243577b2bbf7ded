import type { EntityManager } from 'typeorm';
import { suspended } from '../users/suspension.js';

/**
 * @param reason null: lifts the suspension
 * @returns the previous reason, null for none; undefined: there is no such workspace
 */
export async function suspendWorkspace(
  manager: EntityManager,
  id: string,
  reason: string | null,
): Promise<string | null | undefined> {
  const [before] = await manager.query<{ reason: string | null }[]>(
    `SELECT suspended_reason AS reason FROM workspaces WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE`,
    [id],
  );
  if (!before || before.reason === reason) return before?.reason;
  await manager.query(
    `UPDATE workspaces SET suspended_reason = $2, updated_at = clock_timestamp(),
       suspended_at = CASE WHEN $2::text IS NOT NULL THEN coalesce(suspended_at, clock_timestamp()) END
     WHERE id = $1`,
    [id, reason],
  );
  return before.reason;
}

/**
 * For actions whose authority the workspace is not part of, such as joining it. Call this with the memberships locked: a
 * concurrent suspension then waits for it, or is seen.
 *
 * @throws workspace_suspended
 */
export async function refuseSuspendedWorkspace(manager: EntityManager, id: string): Promise<void> {
  const [workspace] = await manager.query<{ reason: string | null }[]>(
    'SELECT suspended_reason AS reason FROM workspaces WHERE id = $1',
    [id],
  );
  const reason = workspace?.reason ?? null;
  if (reason !== null) throw suspended({ code: 'workspace_suspended', reason });
}
