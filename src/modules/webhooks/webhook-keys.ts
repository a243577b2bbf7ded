import { Injectable } from '@nestjs/common';
import { lowestRoleWith, type Role, roleAtLeast } from '../../core/principal/roles.js';
import type { Change } from '../audit/changes.js';

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
   * @returns how many there were
   */
  async followOwner(
    change: Change,
    { id, owner }: { id: string; owner: { id: string } },
    newOwnerId: string,
    newRole: Role,
  ): Promise<number> {
    if (!roleAtLeast(newRole, lowestRoleWith('webhooks:write'))) return 0;
    const [, moved] = await change.manager.query<[unknown[], number]>(
      `UPDATE webhook_endpoints SET created_by = $3, updated_at = clock_timestamp()
       WHERE api_key_id = $1 AND created_by = $2 AND (created_by_key IS NULL OR created_by_key = $1)
         AND disabled_reason IS DISTINCT FROM 'deleted'`,
      [id, owner.id, newOwnerId],
    );
    return moved;
  }
}
