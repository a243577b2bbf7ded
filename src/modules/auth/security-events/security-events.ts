import type { EntityManager } from 'typeorm';
import { afterId, type PageQuery } from '../../../core/http/paging.js';
import type { AuditAction } from '../../../core/resource/resources.js';

/** An audit event about how an account is signed in to. */
export interface SecurityEvent {
  id: string;
  action: AuditAction;
  occurredAt: Date;
  actorKind: string;
  actorUserId: string | null;
  address: string | null;
  userAgent: string | null;
  details: Record<string, unknown>;
}

/** Steps that were begun but not completed mean nothing. */
const UNIMPORTANT = ['account.factor_begun', 'account.factor_abandoned', 'account.updated'];

/** Events of one account, newest first; one more than fits the page. */
export const securityEventsOf = (
  manager: EntityManager,
  userId: string,
  query: PageQuery,
): Promise<SecurityEvent[]> =>
  manager.query<SecurityEvent[]>(
    `SELECT e.id, e.action, e.occurred_at AS "occurredAt", e.actor_kind AS "actorKind",
       e.actor_user_id AS "actorUserId", e.address, s.user_agent AS "userAgent", e.details
     FROM account_events a JOIN audit_events e ON e.id = a.event_id
       LEFT JOIN sessions s ON s.id = e.target_id AND e.target_type = 'session'
     WHERE a.user_id = $1 AND ($2::uuid IS NULL OR a.event_id < $2) AND NOT e.action = ANY ($4)
     ORDER BY a.event_id DESC LIMIT $3`,
    [userId, afterId(query), query.limit + 1, UNIMPORTANT],
  );
