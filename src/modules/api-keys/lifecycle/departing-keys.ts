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
import { ApiKeyRevocation, NOT_ENDED, NOT_YET_REVOKED } from './api-key-revocation.js';

/** Revokes a departing member's keys together with the membership. */
@Injectable()
export class DepartingKeys implements Belongings, OnModuleInit {
  readonly kind = 'api_keys';
  readonly left = `SELECT FROM api_keys k
    WHERE k.workspace_id = departed.workspace_id AND k.created_by = departed.user_id AND ${NOT_YET_REVOKED}`;

  constructor(
    private readonly departures: Departures,
    private readonly revocation: ApiKeyRevocation,
  ) {}

  onModuleInit(): void {
    this.departures.register(this);
  }

  list(manager: EntityManager, { workspaceId, userId }: Departing): Promise<Belonging[]> {
    return manager.query<Belonging[]>(
      `SELECT k.id, k.name || ' (' || k.key_prefix || '…)' AS label, u.last_used_at AS "lastUsedAt"
       FROM api_keys k LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
       WHERE k.workspace_id = $1 AND k.created_by = $2
         AND ${NOT_ENDED}
       ORDER BY u.last_used_at DESC NULLS LAST, k.id`,
      [workspaceId, userId],
    );
  }

  async end(change: Change, departing: Departing, reason: DepartureReason): Promise<void> {
    await this.revocation.revokeAllOf(change, departing, reason);
  }
}
