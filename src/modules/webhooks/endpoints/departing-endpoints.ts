import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Change } from '../../audit/changes.js';
import {
  type Belonging,
  type Belongings,
  type Departing,
  type DepartureReason,
  Departures,
} from '../../audit/departures.js';
import { discardPending } from '../deliveries/deliveries.js';
import type { DepartedReason } from './webhook-endpoint.entity.js';

/** Stops the endpoints of a person who leaves, or of a deleted service account. A member can resume them. */
@Injectable()
export class DepartingEndpoints implements Belongings, OnModuleInit {
  readonly kind = 'webhook_endpoints';
  readonly left = `SELECT FROM webhook_endpoints e
    WHERE e.workspace_id = departed.workspace_id AND e.created_by = departed.user_id AND e.disabled_at IS NULL`;

  constructor(private readonly departures: Departures) {}

  onModuleInit(): void {
    this.departures.register(this);
  }

  /** Includes endpoints signed for by one of their keys, which stop with the key. */
  list(manager: EntityManager, { workspaceId, userId }: Departing): Promise<Belonging[]> {
    return manager.query<Belonging[]>(
      `SELECT e.id, e.url AS label, h.last_success_at AS "lastUsedAt"
       FROM webhook_endpoints e LEFT JOIN api_keys k ON k.id = e.api_key_id
         LEFT JOIN webhook_endpoint_health h ON h.endpoint_id = e.id
       WHERE e.workspace_id = $1 AND (e.created_by = $2 OR k.created_by = $2) AND e.disabled_at IS NULL
       ORDER BY e.id`,
      [workspaceId, userId],
    );
  }

  async end(change: Change, { workspaceId, userId }: Departing, departure: DepartureReason): Promise<void> {
    const reason: DepartedReason = departure === 'service_account_deleted' ? departure : 'creator_left';
    const [stopped] = await change.manager.query<[{ id: string; url: string }[], number]>(
      `UPDATE webhook_endpoints SET disabled_at = clock_timestamp(), disabled_reason = $3,
         updated_at = clock_timestamp()
       WHERE workspace_id = $1 AND created_by = $2 AND disabled_at IS NULL RETURNING id, url`,
      [workspaceId, userId, reason],
    );
    for (const { id, url } of stopped) {
      await discardPending(change.manager, id);
      await change.record('webhook_endpoint.disabled', {
        workspaceId,
        targetId: id,
        details: { url, reason },
      });
    }
  }
}
