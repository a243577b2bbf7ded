import type { Actor } from '../../core/principal/actor.js';
import type { Change } from '../audit/changes.js';
import type { PendingReset, ResetOutcome } from './pending-resets.js';

/** Records in the requesting workspace that the reset was stopped, without naming an owner of another workspace. */
export async function recordStop(
  change: Change,
  { workspace, user }: PendingReset,
  outcome: ResetOutcome,
  stoppedIn: string = workspace.id,
): Promise<void> {
  const details = { reason: outcome };
  const action = 'member.factor_reset_stopped';
  if (stoppedIn !== workspace.id) {
    await change.record(action, { workspaceId: stoppedIn, targetId: user.id, details });
  }
  await change.record(action, {
    workspaceId: workspace.id,
    targetId: user.id,
    details,
    ...(outcome === 'stopped_by_member' ? { actorUserId: user.id } : {}),
    ...(stoppedIn === workspace.id ? {} : { actor: { ...ANOTHER_OWNER, requestId: change.actor.requestId } }),
  });
}

const ANOTHER_OWNER: Actor = {
  kind: 'anonymous',
  userId: null,
  apiKeyId: null,
  operatorKeyId: null,
  address: null,
  requestId: null,
  authority: null,
};
