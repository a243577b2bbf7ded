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
import { withdrawOpenInvitations } from './invitation-withdrawal.js';

/** Open invitations sent by a departing person, and those to their address: neither may let anyone in, or back in. */
const ofPerson = (id: string): string =>
  `invited_by = ${id} OR email = (SELECT email FROM users WHERE id = ${id})`;

const OF_PERSON = ofPerson('$2');

@Injectable()
export class DepartingInvitations implements Belongings, OnModuleInit {
  readonly kind = 'invitations';
  readonly left = `SELECT FROM invitations
    WHERE workspace_id = departed.workspace_id AND accepted_at IS NULL AND revoked_at IS NULL
      AND (${ofPerson('departed.user_id')})`;

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
