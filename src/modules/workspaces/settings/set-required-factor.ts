import type { EntityManager } from 'typeorm';
import { Workspace } from '../workspace.entity.js';

/**
 * Part of a change.
 *
 * @returns whether that changed anything
 */
export async function setRequiredFactor(
  manager: EntityManager,
  id: string,
  requireSecondFactor: boolean,
): Promise<boolean> {
  const workspace = await manager.findOneBy(Workspace, { id });
  if (!workspace || workspace.requireSecondFactor === requireSecondFactor) return false;
  await manager.update(Workspace, { id }, { requireSecondFactor, updatedAt: () => 'clock_timestamp()' });
  return true;
}
