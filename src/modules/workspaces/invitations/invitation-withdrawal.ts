import type { Change } from '../../audit/changes.js';
import type { DepartureReason } from '../../audit/departures.js';

/** Why an open invitation was withdrawn without an explicit request. */
export type WithdrawalReason = 'replaced' | 'joined' | 'email_changed' | 'restored' | DepartureReason;

/**
 * Withdraws the open invitations of a workspace that match `condition`. Call this with the memberships locked.
 *
 * @param condition SQL over `invitations`, with parameters from $2 on
 * @returns how many there were
 */
export async function withdrawOpenInvitations(
  change: Change,
  workspaceId: string,
  reason: WithdrawalReason,
  condition: string,
  parameters: unknown[],
): Promise<number> {
  const [withdrawn] = await change.manager.query<[{ id: string }[], number]>(
    `UPDATE invitations SET revoked_at = clock_timestamp()
     WHERE workspace_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND (${condition})
     RETURNING id`,
    [workspaceId, ...parameters],
  );
  for (const { id } of withdrawn) {
    await change.record('invitation.revoked', {
      workspaceId,
      targetId: id,
      details: { reason },
    });
  }
  return withdrawn.length;
}

/**
 * After somebody has changed their address. The workspaces in which they are a member know one of the two: an invitation
 * that is open there must not let them back in once they have left. It need not wait for the memberships, because each is
 * withdrawn or accepted, whichever comes first.
 */
export async function withdrawInvitationsOfMember(
  change: Change,
  userId: string,
  emails: readonly string[],
): Promise<void> {
  const workspaces = await change.manager.query<{ id: string }[]>(
    `SELECT DISTINCT i.workspace_id AS id
     FROM invitations i JOIN memberships m ON m.workspace_id = i.workspace_id AND m.user_id = $1
     WHERE i.email = ANY ($2) AND i.accepted_at IS NULL AND i.revoked_at IS NULL ORDER BY id`,
    [userId, emails],
  );
  for (const { id } of workspaces) {
    await withdrawOpenInvitations(change, id, 'email_changed', 'email = ANY ($2)', [emails]);
  }
}
