import { type Actor, systemActor } from '../../core/principal/actor.js';
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
    ...actorOf(change, outcome, stoppedIn === workspace.id),
  });
}

/** Neither an owner of another workspace, nor where a person signs in, is this workspace's business. */
function actorOf(
  { actor: { requestId } }: Change,
  outcome: ResetOutcome,
  isHere: boolean,
): { actor?: Actor } {
  if (outcome === 'factor_used') return { actor: { ...systemActor, requestId } };
  return isHere ? {} : { actor: { ...ANOTHER_OWNER, requestId } };
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
