import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../audit/changes.js';
import { type LimitsMax, setLimitsMax } from '../workspaces/settings/limits-max.js';

/**
 * Caps the request limits that a workspace can set for its keys. For the operator, and for the replay after a restore.
 *
 * @param limitsMax null: as for all workspaces
 * @returns whether that changed anything; undefined: there is no such workspace
 */
export async function limitWorkspace(
  change: Change,
  id: string,
  limitsMax: LimitsMax,
  details: { reason?: 'restored' } = {},
): Promise<boolean | undefined> {
  const before = await setLimitsMax(change.manager, id, limitsMax);
  if (before === undefined) return undefined;
  if (isDeepStrictEqual(before, limitsMax)) return false;
  await change.record('workspace.limits_max_changed', {
    workspaceId: id,
    targetId: id,
    details: { from: before, to: limitsMax, ...details },
  });
  return true;
}
