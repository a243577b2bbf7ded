import { Injectable } from '@nestjs/common';
import type { Change } from '../../audit/changes.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import { toApiKeyEventData } from '../api-key-event.js';
import type { LockedApiKey } from '../api-key-view.js';

/** Disables keys, and enables them again. */
@Injectable()
export class ApiKeySwitching {
  constructor(private readonly events: WebhookEvents) {}

  /**
   * Disables a key as part of a change, which is answered once no instance accepts the key any more.
   *
   * @param reason the cause, unless this was explicitly requested
   */
  async disable(change: Change, key: LockedApiKey, reason?: string): Promise<void> {
    await this.switch(change, key, 'api_key.disabled', reason);
  }

  async enable(change: Change, key: LockedApiKey): Promise<void> {
    await this.switch(change, key, 'api_key.enabled');
  }

  private async switch(
    change: Change,
    key: LockedApiKey,
    action: 'api_key.disabled' | 'api_key.enabled',
    reason?: string,
  ): Promise<void> {
    await change.manager.query(
      `UPDATE api_keys SET disabled_at = CASE WHEN $2 THEN clock_timestamp() END, updated_at = clock_timestamp()
       WHERE id = $1`,
      [key.id, action === 'api_key.disabled'],
    );
    await change.record(action, {
      workspaceId: key.workspaceId,
      targetId: key.id,
      details: { name: key.name, key_prefix: key.keyPrefix, ...(reason === undefined ? {} : { reason }) },
    });
    await this.events.publish(change, key.workspaceId, action, toApiKeyEventData(key));
  }
}
