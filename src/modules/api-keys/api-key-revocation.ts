import { Injectable } from '@nestjs/common';
import type { Change } from '../audit/changes.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import { toApiKeyEventData } from './api-key-event.js';
import type { LockedApiKey } from './api-key-view.js';
import { ApiKey } from './api-key.entity.js';

/** The one way in which a key is revoked, by hand or by policy. */
@Injectable()
export class ApiKeyRevocation {
  constructor(private readonly events: WebhookEvents) {}

  /**
   * As part of a change, which is answered when no instance serves the key any more. Again the same for a key that
   * is revoked already. Ends the overlap of a rotation at once.
   *
   * @param reason for the audit trail, where it was not somebody's wish
   */
  async revoke(change: Change, key: LockedApiKey, reason?: 'leaked'): Promise<void> {
    if (key.status === 'revoked') return;
    await change.manager.update(
      ApiKey,
      { id: key.id },
      { revokedAt: () => 'clock_timestamp()', updatedAt: () => 'clock_timestamp()' },
    );
    await change.record('api_key.revoked', {
      workspaceId: key.workspaceId,
      targetType: 'api_key',
      targetId: key.id,
      details: {
        name: key.name,
        key_prefix: key.keyPrefix,
        ...(key.revokedAt ? { ended_overlap_early: true } : {}),
        ...(reason ? { reason } : {}),
      },
    });
    await this.events.publish(change, key.workspaceId, 'api_key.revoked', toApiKeyEventData(key));
  }
}
