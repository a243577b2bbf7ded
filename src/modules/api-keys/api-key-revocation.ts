import { Injectable } from '@nestjs/common';
import type { Change } from '../audit/changes.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import { toApiKeyEventData } from './api-key-event.js';
import { type LockedApiKey, lockAnyApiKey } from './api-key-view.js';
import { ApiKey, type RevokedReason } from './api-key.entity.js';

/** The one way in which a key is revoked, by hand or by policy. */
@Injectable()
export class ApiKeyRevocation {
  constructor(private readonly events: WebhookEvents) {}

  /**
   * As part of a change, which is answered when no instance serves the key any more. Again the same for a key that
   * is revoked already. Ends the overlap of a rotation at once.
   *
   * @param reason why, where no one asked for exactly this
   */
  async revoke(change: Change, key: LockedApiKey, reason: RevokedReason = 'revoked_by_user'): Promise<void> {
    if (key.status === 'revoked' || key.status === 'ended') return;
    await change.manager.update(
      ApiKey,
      { id: key.id },
      { revokedAt: () => 'clock_timestamp()', revokedReason: reason, updatedAt: () => 'clock_timestamp()' },
    );
    await change.record('api_key.revoked', {
      workspaceId: key.workspaceId,
      targetType: 'api_key',
      targetId: key.id,
      details: {
        name: key.name,
        key_prefix: key.keyPrefix,
        ...(key.revokedAt ? { ended_overlap_early: true } : {}),
        ...(reason === 'revoked_by_user' ? {} : { reason }),
      },
    });
    await this.events.publish(change, key.workspaceId, 'api_key.revoked', toApiKeyEventData(key));
  }

  /**
   * Revokes the keys that were created with this one, directly or through others.
   *
   * A key that creates another holds its own row against deletion until that commits (the foreign key does). Locking
   * each generation for update before reading the next therefore waits for keys that are just being made.
   *
   * @returns how many worked until now
   */
  async revokeDescendants(change: Change, key: Pick<LockedApiKey, 'id'>): Promise<number> {
    const { manager } = change;
    await manager.query('SELECT FROM api_keys WHERE id = $1 FOR UPDATE', [key.id]);
    const seen = new Set([key.id]);
    let revoked = 0;
    for (let parents = [key.id]; parents.length > 0;) {
      const children = await manager.query<{ id: string }[]>(
        'SELECT id FROM api_keys WHERE created_by_key = ANY($1) ORDER BY id FOR UPDATE',
        [parents],
      );
      parents = children.map(({ id }) => id).filter((id) => !seen.has(id));
      for (const id of parents) {
        seen.add(id);
        if (await this.revokeById(change, id, 'ancestor_revoked')) revoked += 1;
      }
    }
    return revoked;
  }

  /** Ends all keys that act for a person in a workspace. To be called with the memberships of the workspace locked. */
  async revokeAllOf(
    change: Change,
    { workspaceId, userId }: { workspaceId: string; userId: string },
    reason: RevokedReason,
  ): Promise<{ id: string }[]> {
    // Locked in one order: two changes that revoke the same keys do not wait for each other.
    const keys = await change.manager.query<{ id: string }[]>(
      `SELECT id FROM api_keys
       WHERE workspace_id = $1 AND created_by = $2 AND (revoked_at IS NULL OR revoked_at > clock_timestamp())
       ORDER BY id FOR NO KEY UPDATE`,
      [workspaceId, userId],
    );
    for (const { id } of keys) await this.revokeById(change, id, reason);
    return keys;
  }

  private async revokeById(change: Change, id: string, reason: RevokedReason): Promise<boolean> {
    const key = await lockAnyApiKey(change.manager, id);
    if (!key || key.status === 'revoked' || key.status === 'ended') return false;
    await this.revoke(change, key, reason);
    return true;
  }
}
