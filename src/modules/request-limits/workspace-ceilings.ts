import type { RequestLimit } from '@latchkey/verifier/slices';
import type { EntityManager } from 'typeorm';
import type { RequestLimitBounds } from '../../core/primitives/request-limits.js';
import { refuseAboveCeilings } from './request-limit.schemas.js';

/**
 * For limits of something in a workspace, such as a key. Those that are above its ceiling already stay as they are: their
 * requests count for the workspace, too.
 *
 * @throws validation_failed for a limit above what the operator allows
 */
export async function refuseAboveAllowed(
  manager: EntityManager,
  workspaceId: string,
  limits: readonly RequestLimit[] | null | undefined,
  bounds: RequestLimitBounds,
): Promise<void> {
  if (!limits || limits.length === 0) return;
  refuseAboveCeilings(limits, bounds, await loadCeilings(manager, workspaceId));
}

/** What the operator allows this workspace at most; null: as much as all of them. */
export async function loadCeilings(
  manager: EntityManager,
  workspaceId: string,
): Promise<RequestLimit[] | null> {
  const [row] = await manager.query<{ limitsMax: RequestLimit[] | null }[]>(
    'SELECT limits_max AS "limitsMax" FROM workspaces WHERE id = $1',
    [workspaceId],
  );
  return row?.limitsMax ?? null;
}
