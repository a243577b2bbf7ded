import type { RequestLimit } from '@latchkey/verifier/slices';
import type { EntityManager } from 'typeorm';
import type { RequestLimitBounds } from '../../core/primitives/request-limits.js';
import { refuseAboveCeilings } from './request-limit.schemas.js';

/**
 * For the limits of something in a workspace, such as a key. Existing limits above the ceiling stay as they are,
 * because their requests count against the workspace, too.
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

/** The operator's ceiling for this workspace; null: as for all workspaces. */
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
