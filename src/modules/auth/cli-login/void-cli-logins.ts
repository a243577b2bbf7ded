import type { Change } from '../../audit/changes.js';

/**
 * Nothing that users have approved and no program has exchanged yet becomes a session any more. Call it before their sessions
 * are ended: an exchange that is under way at the same time has then begun a session that is ended with the others.
 *
 * @param userId null: of everyone
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
