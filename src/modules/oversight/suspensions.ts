import type { Change } from '../audit/changes.js';
import { suspendUser } from '../users/user-changes.js';
import { suspendWorkspace } from '../workspaces/suspend-workspace.js';

const SUSPEND = { workspace: suspendWorkspace, account: suspendUser } as const;

export type Suspendable = keyof typeof SUSPEND;

/**
 * Suspends everything done under a workspace's or an account's authority, or lifts the suspension. Keys, sessions and
 * roles stay as they are meanwhile. For the operator, and for the replay after a restore.
 *
 * @param reason for the people affected; null: lifts the suspension
 * @returns whether that changed anything; undefined: it does not exist
 */
export async function setSuspension(
  change: Change,
  target: Suspendable,
  id: string,
  reason: string | null,
): Promise<boolean | undefined> {
  const before = await SUSPEND[target](change.manager, id, reason);
  if (before === undefined) return undefined;
  if (before === reason) return false;
  await change.record(reason === null ? `${target}.restored` : `${target}.suspended`, {
    workspaceId: target === 'workspace' ? id : null,
    targetId: id,
    details: { reason: reason ?? before },
  });
  return true;
}
