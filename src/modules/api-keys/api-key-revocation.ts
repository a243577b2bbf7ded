import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import type { Actor } from '../../core/principal/actor.js';
import type { Change } from '../audit/changes.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import { toApiKeyEventData } from './api-key-event.js';
import { type LockedApiKey, lockAnyApiKeys } from './api-key-view.js';
import type { RevokedReason } from './api-key.entity.js';

/** The one way in which keys are revoked, by hand or by policy; a test holds that no other file ends one. */
@Injectable()
export class ApiKeyRevocation {
  constructor(private readonly events: WebhookEvents) {}

  /**
   * As part of a change, which is answered when no instance serves the keys any more. Those that are revoked already
   * stay as they are. Ends the overlap of a rotation at once.
   *
   * @param reason why, where no one asked for exactly this
   * @param actorOf whose request asked for it, where several share the change
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
    // One statement, however many: what it makes stale is worked out once.
    await change.manager.query(
      `UPDATE api_keys SET revoked_at = clock_timestamp(), revoked_reason = $2, updated_at = clock_timestamp()
       WHERE id = ANY($1)`,
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
      for (const id of parents) seen.add(id);
      const generation = await lockAnyApiKeys(manager, 'k.id = ANY($1)', [parents]);
      revoked += await this.revoke(change, generation, 'ancestor_revoked');
    }
    return revoked;
  }

  /** Ends all keys that act for a person in a workspace. To be called with the memberships of the workspace locked. */
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
 * Ends a key after an overlap, in favour of its successor. One conditional statement decides a race: of any number of rotations, one replaces the key.
 *
 * @returns when it stops
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
