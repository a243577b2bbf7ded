import type { Change } from '../../audit/changes.js';
import { voidCliLogins } from '../cli-login/void-cli-logins.js';
import { IS_LIVE } from './session-lifetimes.js';

/** Why a session was ended; stored with it, and in the audit trail. */
export type EndingReason =
  | 'signed_out'
  | 'ended_by_user'
  | 'ended_by_admin'
  | 'ended_by_operator'
  | 'password_changed'
  | 'password_reset'
  | 'second_factor_reset'
  | 'account_deleted'
  | 'too_many_sessions'
  | 'code_reused'
  | 'membership_ended'
  | 'identity_provider_removed'
  | 'restored';

/** @returns false if there is no live session with this id */
export async function endSession(
  change: Change,
  sessionId: string,
  reason: EndingReason,
  { ofUserId = null }: { ofUserId?: string | null } = {},
): Promise<boolean> {
  const ended = await end(change, reason, 'id = $2 AND user_id = coalesce($3, user_id)', [
    sessionId,
    ofUserId,
  ]);
  return ended > 0;
}

/** Ends all other sessions of the user, and voids approvals that no program has exchanged yet. */
export async function endOtherSessions(
  change: Change,
  userId: string,
  keptSessionId: string,
  reason: EndingReason,
): Promise<void> {
  await voidCliLogins(change, userId);
  await end(change, reason, 'user_id = $2 AND id <> $3', [userId, keptSessionId]);
}

/** Ends all sessions of the user. @returns how many */
export async function endAllSessions(change: Change, userId: string, reason: EndingReason): Promise<number> {
  await voidCliLogins(change, userId);
  return end(change, reason, 'user_id = $2', [userId]);
}

/**
 * Ends the sessions that the identity provider of a workspace began. Call it with the workspace's memberships locked,
 * before they end.
 *
 * @param userId null: of all members
 */
export async function endConfinedSessions(
  change: Change,
  workspaceId: string,
  userId: string | null,
  reason: 'membership_ended' | 'identity_provider_removed',
): Promise<void> {
  const members = `SELECT m.user_id FROM memberships m
    WHERE m.workspace_id = $2 AND m.user_id = coalesce($3::uuid, m.user_id)`;
  await end(change, reason, `confined_to = $2::uuid AND user_id IN (${members})`, [workspaceId, userId]);
}

/** Ends all sessions of everyone. @returns how many */
export async function endEverySession(change: Change, reason: EndingReason): Promise<number> {
  await voidCliLogins(change, null);
  return end(change, reason, 'true', []);
}

/**
 * Ends all sessions of the user except the `keep` most recently used, among those with the same confinement: the people who
 * run the identity provider of a workspace can begin many, and must not end others by that.
 */
export async function endLeastRecentSessions(
  change: Change,
  userId: string,
  confinedTo: string | null,
  keep: number,
): Promise<void> {
  const leastRecent = `SELECT id FROM sessions
    WHERE user_id = $2 AND confined_to IS NOT DISTINCT FROM $3::uuid AND ${IS_LIVE}
    ORDER BY refreshed_at DESC, id DESC OFFSET $4`;
  await end(change, 'too_many_sessions', `id IN (${leastRecent})`, [userId, confinedTo, keep]);
}

/** @param condition SQL over `sessions`, with parameters from $2 on */
async function end(
  change: Change,
  reason: EndingReason,
  condition: string,
  parameters: unknown[],
): Promise<number> {
  const [ended] = await change.manager.query<[{ id: string; userId: string }[], number]>(
    // Locked in a fixed order, so that two changes that end the same sessions do not deadlock.
    `UPDATE sessions SET revoked_at = clock_timestamp(), revoked_reason = $1
     WHERE id IN (SELECT id FROM sessions WHERE ${IS_LIVE} AND ${condition} ORDER BY id FOR NO KEY UPDATE)
     RETURNING id, user_id AS "userId"`,
    [reason, ...parameters],
  );
  await change.recordAll(
    'session.ended',
    ended.map(({ id, userId }) => ({
      workspaceId: null,
      targetId: id,
      actorUserId: userId,
      details: { reason },
    })),
  );
  return ended.length;
}
