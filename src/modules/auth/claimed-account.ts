import * as field from '../../core/http/fields.js';
import type { Change } from '../audit/changes.js';
import type { EventData } from '../webhooks/event-types.js';
import type { WebhookEvents } from '../webhooks/webhook-events.js';

/** As webhooks tell of it; `expires_at` is still the database's. */
type RevokedKey = Omit<EventData<'api_key.revoked'>, 'expires_at'> & { expires_at: Date | null };

/**
 * For an account that its owner has taken over by resetting the password, before anybody had confirmed its address:
 * whoever signed up may have been somebody else, who waits for the owner to confirm it ("account pre-hijacking",
 * Sudhodanan & Paverd, USENIX Security 2022). Their sessions end with the reset, and their keys end here.
 *
 * @returns how many keys that were
 */
export async function revokeKeysFromBefore(
  change: Change,
  events: WebhookEvents,
  userId: string,
): Promise<number> {
  const { manager } = change;
  // The workspaces before the keys, as their deletion locks them.
  await manager.query(
    `SELECT FROM workspaces WHERE id IN (SELECT workspace_id FROM api_keys WHERE created_by = $1)
     ORDER BY id FOR KEY SHARE`,
    [userId],
  );
  const [keys] = await manager.query<[RevokedKey[], number]>(
    `UPDATE api_keys SET revoked_at = clock_timestamp(), updated_at = clock_timestamp()
     WHERE id IN (
       SELECT id FROM api_keys
       WHERE created_by = $1 AND (revoked_at IS NULL OR revoked_at > clock_timestamp())
       ORDER BY id FOR NO KEY UPDATE)
     RETURNING id, workspace_id, name, key_prefix, scopes, expires_at, created_by`,
    [userId],
  );
  for (const key of keys) {
    await change.record('api_key.revoked', {
      workspaceId: key.workspace_id,
      targetType: 'api_key',
      targetId: key.id,
      actorUserId: userId,
      details: { name: key.name, key_prefix: key.key_prefix, reason: 'claimed_account' },
    });
    await events.publish(change, key.workspace_id, 'api_key.revoked', {
      ...key,
      expires_at: field.toNullableTimestamp(key.expires_at),
    });
  }
  return keys.length;
}
