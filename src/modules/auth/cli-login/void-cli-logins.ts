import type { Change } from '../../audit/changes.js';

/**
 * Voids approvals that no program has exchanged yet. Call it before the user's sessions are ended: a concurrent
 * exchange has then begun a session that is ended with the others.
 *
 * @param userId null: for everyone
 */
export async function voidCliLogins(change: Change, userId: string | null): Promise<void> {
  const [voided] = await change.manager.query<[{ id: string; userId: string }[], number]>(
    `UPDATE cli_logins SET denied_at = clock_timestamp()
     WHERE id IN (
       SELECT id FROM cli_logins
       WHERE user_id = coalesce($1, user_id) AND used_at IS NULL AND denied_at IS NULL AND expires_at > clock_timestamp()
       ORDER BY id FOR NO KEY UPDATE)
     RETURNING id, user_id AS "userId"`,
    [userId],
  );
  await change.recordAll(
    'account.cli_login_voided',
    voided.map((login) => ({
      workspaceId: null,
      targetId: login.userId,
      actorUserId: login.userId,
      details: { cli_login_id: login.id },
    })),
  );
}
