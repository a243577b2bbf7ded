import type { RequestLimit } from '@latchkey/verifier/slices';
import type { EntityManager } from 'typeorm';
import { Workspace } from '../workspace.entity.js';

/**
 * Part of a change.
 *
 * @returns whether that changed anything
 */
export async function setWorkspaceLimits(
  manager: EntityManager,
  id: string,
  limits: RequestLimit[] | null,
): Promise<boolean> {
  const workspace = await manager.findOneBy(Workspace, { id });
  if (!workspace || JSON.stringify(workspace.limits) === JSON.stringify(limits)) return false;
  await manager.update(Workspace, { id }, { limits, updatedAt: () => 'clock_timestamp()' });
  return true;
}
