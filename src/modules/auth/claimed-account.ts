import type { Change } from '../audit/changes.js';

/**
 * For an account that its owner has taken over by resetting the password, before anybody had confirmed its address:
 * whoever signed up may have been somebody else, who waits for the owner to confirm it ("account pre-hijacking",
 * Sudhodanan & Paverd, USENIX Security 2022). Their sessions end with the reset, and their keys end here.
 */
export async function revokeKeysFromBefore(change: Change, userId: string): Promise<void> {
  const [keys] = await change.manager.query<[{ id: string; workspaceId: string }[], number]>(
    `UPDATE api_keys SET revoked_at = clock_timestamp(), updated_at = clock_timestamp()
     WHERE id IN (
       SELECT id FROM api_keys
       WHERE created_by = $1 AND (revoked_at IS NULL OR revoked_at > clock_timestamp())
       ORDER BY id FOR NO KEY UPDATE)
     RETURNING id, workspace_id AS "workspaceId"`,
    [userId],
  );
  for (const { id, workspaceId } of keys) {
    await change.record('api_key.revoked', {
      workspaceId,
      targetType: 'api_key',
      targetId: id,
      actorUserId: userId,
      details: { reason: 'claimed_account' },
    });
  }
}
