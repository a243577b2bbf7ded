import type { Change } from '../audit/changes.js';
import type { DepartureReason } from '../audit/departures.js';

/** Why an open invitation was withdrawn without an explicit request. */
export type WithdrawalReason = 'replaced' | 'restored' | DepartureReason;

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
