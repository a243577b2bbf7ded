import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Change } from '../audit/changes.js';
import {
  type Belonging,
  type Belongings,
  type Departing,
  type DepartureReason,
  Departures,
} from '../audit/departures.js';
import { withdrawOpenInvitations } from './invitation-withdrawal.js';

/** Open invitations sent by a departing person, and those to their address: neither may let anyone in, or back in. */
const OF_PERSON = 'invited_by = $2 OR email = (SELECT email FROM users WHERE id = $2)';

@Injectable()
export class DepartingInvitations implements Belongings, OnModuleInit {
  readonly kind = 'invitations';

  constructor(private readonly departures: Departures) {}

  onModuleInit(): void {
    this.departures.register(this);
  }

  list(manager: EntityManager, { workspaceId, userId }: Departing): Promise<Belonging[]> {
    return manager.query<Belonging[]>(
      `SELECT id, coalesce(email, 'Anyone with the link') AS label, NULL::timestamptz AS "lastUsedAt" FROM invitations
       WHERE workspace_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > clock_timestamp()
         AND (${OF_PERSON})
       ORDER BY id`,
      [workspaceId, userId],
    );
  }

  async end(change: Change, { workspaceId, userId }: Departing, reason: DepartureReason): Promise<void> {
    await withdrawOpenInvitations(change, workspaceId, reason, OF_PERSON, [userId]);
  }
}
