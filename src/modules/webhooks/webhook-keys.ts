import { Injectable } from '@nestjs/common';
import type { Change } from '../audit/changes.js';

/** What becomes of endpoints when the key that signs for them changes. */
@Injectable()
export class WebhookKeys {
  /**
   * Endpoints follow a rotation: the new key signs, and while the overlap lasts the old one too.
   *
   * @returns how many there were
   */
  async follow(change: Change, oldKeyId: string, newKeyId: string): Promise<number> {
    const [, moved] = await change.manager.query<[unknown[], number]>(
      'UPDATE webhook_endpoints SET api_key_id = $2, updated_at = clock_timestamp() WHERE api_key_id = $1',
      [oldKeyId, newKeyId],
    );
    // What the old key set up lives on with the new one.
    await change.manager.query('UPDATE webhook_endpoints SET created_by_key = $2 WHERE created_by_key = $1', [
      oldKeyId,
      newKeyId,
    ]);
    return moved;
  }
}
