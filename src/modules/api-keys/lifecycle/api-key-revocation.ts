import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared } from '../../../core/database/prepared.js';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { Change } from '../../audit/changes.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import { toApiKeyEventData } from '../api-key-event.js';
import { type LockedApiKey, lockAnyApiKeys } from '../api-key-view.js';
import type { RevokedReason } from '../api-key.entity.js';

/** The only place that revokes keys, by hand or by policy; a test ensures that no other file does. */
@Injectable()
export class ApiKeyRevocation {
  constructor(private readonly events: WebhookEvents) {}

  /**
   * Revokes keys as part of a change, which is answered once no instance accepts them any more. Already revoked keys
   * stay as they are. Ends a rotation's overlap at once.
   *
   * @param reason the cause, unless this revocation was explicitly requested
   * @param actorOf the actor who requested each, if several share the change
   * @returns how many keys it revoked
   */
  async revoke(
    change: Change,
    keys: readonly LockedApiKey[],
    reason: RevokedReason = 'revoked_by_user',
    actorOf: (key: LockedApiKey) => Actor | undefined = () => undefined,
  ): Promise<number> {
    const revoked = keys.filter(({ status }) => status !== 'revoked' && status !== 'ended');
    if (revoked.length === 0) return 0;
    // One statement for any number of keys, so that the stale entries are computed once.
    await change.manager.query(
      prepared(`UPDATE api_keys SET revoked_at = clock_timestamp(), revoked_reason = $2, updated_at = clock_timestamp()
       WHERE id = ANY($1)`),
      [revoked.map(({ id }) => id), reason],
    );
    await change.recordAll(
      'api_key.revoked',
      revoked.map((key) => ({
        workspaceId: key.workspaceId,
        targetId: key.id,
        details: {
          name: key.name,
          key_prefix: key.keyPrefix,
          ...(key.revokedAt ? { ended_overlap_early: true } : {}),
          ...(reason === 'revoked_by_user' ? {} : { reason }),
        },
        actor: actorOf(key) ?? change.actor,
      })),
    );
    for (const [workspaceId, ofWorkspace] of keysByWorkspace(revoked)) {
      await this.events.publishAll(
        change,
        workspaceId,
        'api_key.revoked',
        ofWorkspace.map(toApiKeyEventData),
      );
    }
    return revoked.length;
  }

  /**
   * Revokes the keys created with this one, directly or through others. The foreign key makes a key that creates
   * another hold a lock on its own row until that commits. Locking each generation for update before reading the next
   * therefore waits for keys that are just being created.
   *
   * @returns how many were active until now
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
      for (const id of parents) seen.add(id);
      const generation = await lockAnyApiKeys(manager, 'k.id = ANY($1)', [parents]);
      revoked += await this.revoke(change, generation, 'ancestor_revoked');
    }
    return revoked;
  }

  /** Revokes all keys that act for a person in a workspace. Call this with the workspace's memberships locked. */
  async revokeAllOf(
    change: Change,
    { workspaceId, userId }: { workspaceId: string; userId: string },
    reason: RevokedReason,
  ): Promise<{ id: string }[]> {
    const keys = await lockAnyApiKeys(
      change.manager,
      `k.workspace_id = $1 AND k.created_by = $2 AND ${NOT_YET_REVOKED}`,
      [workspaceId, userId],
    );
    await this.revoke(change, keys, reason);
    return keys;
  }
}

/** SQL on `api_keys k`. */
export const NOT_YET_REVOKED = '(k.revoked_at IS NULL OR k.revoked_at > clock_timestamp())';

/** SQL on `api_keys k`: the key works, or may work again. */
export const NOT_ENDED = `${NOT_YET_REVOKED} AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())`;

export function keysByWorkspace(keys: readonly LockedApiKey[]): Map<string, LockedApiKey[]> {
  const grouped = new Map<string, LockedApiKey[]>();
  for (const key of keys) {
    const others = grouped.get(key.workspaceId);
    if (others) others.push(key);
    else grouped.set(key.workspaceId, [key]);
  }
  return grouped;
}

/**
 * Revokes a key after an overlap, in favour of its successor. One conditional statement settles races: of several
 * concurrent rotations, only one replaces the key.
 *
 * @returns when it stops working
 */
export async function replaceKey(
  manager: EntityManager,
  id: string,
  successorId: string,
  overlapSeconds: number,
): Promise<Date> {
  const [[replaced]] = await manager.query<[{ stopsAt: Date }[], number]>(
    `UPDATE api_keys
     SET revoked_at = clock_timestamp() + make_interval(secs => $3), revoked_reason = 'rotated', replaced_by = $2, updated_at = clock_timestamp()
     WHERE id = $1 AND replaced_by IS NULL AND (disabled_at IS NULL OR canary)
       AND (revoked_at IS NULL OR revoked_at > clock_timestamp())
       AND (expires_at IS NULL OR expires_at > clock_timestamp())
     RETURNING revoked_at AS "stopsAt"`,
    [id, successorId, overlapSeconds],
  );
  if (!replaced) throw problem('api_key_not_active');
  return replaced.stopsAt;
}
