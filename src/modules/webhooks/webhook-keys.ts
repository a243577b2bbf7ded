import { Injectable } from '@nestjs/common';
import { lowestRoleWith, type Role, roleAtLeast } from '../../core/principal/roles.js';
import type { Change } from '../audit/changes.js';

/** A key, as it was before the transfer. */
interface TransferredKey {
  id: string;
  workspaceId: string;
  owner: { id: string };
}

interface FollowingEndpoint {
  id: string;
  url: string;
}

/** Updates endpoints when the key that signs for them changes. */
@Injectable()
export class WebhookKeys {
  /**
   * Makes endpoints follow a rotation: the new key signs and, during the overlap, the old one too.
   *
   * @returns how many there were
   */
  async follow(change: Change, oldKeyId: string, newKeyId: string): Promise<number> {
    const [, moved] = await change.manager.query<[unknown[], number]>(
      'UPDATE webhook_endpoints SET api_key_id = $2, updated_at = clock_timestamp() WHERE api_key_id = $1',
      [oldKeyId, newKeyId],
    );
    // Endpoints set up by the old key live on with the new one.
    await change.manager.query('UPDATE webhook_endpoints SET created_by_key = $2 WHERE created_by_key = $1', [
      oldKeyId,
      newKeyId,
    ]);
    return moved;
  }

  /**
   * Makes endpoints follow a key to its new owner: those set up by its previous owner, as a person or with this key. If
   * the new owner's role could not set them up they would stop, so in that case they keep their owner.
   *
   * @returns them, for `recordTransferred`
   */
  async followOwner(
    change: Change,
    { id, owner }: TransferredKey,
    newOwnerId: string,
    newRole: Role,
  ): Promise<FollowingEndpoint[]> {
    if (!roleAtLeast(newRole, lowestRoleWith('webhooks:write'))) return [];
    const [moved] = await change.manager.query<[FollowingEndpoint[], number]>(
      `UPDATE webhook_endpoints SET created_by = $3, updated_at = clock_timestamp()
       WHERE api_key_id = $1 AND created_by = $2 AND (created_by_key IS NULL OR created_by_key = $1)
         AND disabled_reason IS DISTINCT FROM 'deleted'
       RETURNING id, url`,
      [id, owner.id, newOwnerId],
    );
    return moved;
  }

  /** Call this after the key's transfer is recorded: repeated after a restore, that one moves the endpoints again. */
  recordTransferred(
    change: Change,
    { workspaceId, owner }: TransferredKey,
    newOwnerId: string,
    endpoints: readonly FollowingEndpoint[],
  ): Promise<void> {
    return change.recordAll(
      'webhook_endpoint.transferred',
      endpoints.map(({ id, url }) => ({
        workspaceId,
        targetId: id,
        details: { url, owner: { from: owner.id, to: newOwnerId }, reason: 'api_key_transferred' },
      })),
    );
  }
}
