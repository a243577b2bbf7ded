import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterId } from '../../core/http/paging.js';
import type { AuditEventQuery } from './audit-event.schemas.js';
import { AuditEvent } from './audit-event.entity.js';

/** Reads the audit trail. What happened outside workspaces (sign-ins, sessions) is in the list of the server alone. */
@Injectable()
export class AuditTrail {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. One more than fits the page. @param workspaceId undefined: of the whole server */
  list(workspaceId: string | undefined, query: AuditEventQuery): Promise<AuditEvent[]> {
    const list = this.dataSource.manager
      .createQueryBuilder(AuditEvent, 'event')
      .where({ ...(workspaceId === undefined ? {} : { workspaceId }), ...equalities(query) })
      .orderBy('event.id', 'DESC')
      .limit(query.limit + 1);
    const after = afterId(query);
    if (after !== null) list.andWhere('event.id < :after', { after });
    // As dates: PostgreSQL has no year 0, which ISO 8601 has.
    if (query.from !== undefined) list.andWhere('event.occurredAt >= :from', { from: new Date(query.from) });
    if (query.to !== undefined) list.andWhere('event.occurredAt < :to', { to: new Date(query.to) });
    return list.getMany();
  }
}

const equalities = ({
  action,
  actor_user_id: actorUserId,
  actor_api_key_id: actorApiKeyId,
  target_id: targetId,
}: AuditEventQuery): Partial<Pick<AuditEvent, 'action' | 'actorUserId' | 'actorApiKeyId' | 'targetId'>> => ({
  ...(action === undefined ? {} : { action }),
  ...(actorUserId === undefined ? {} : { actorUserId }),
  ...(actorApiKeyId === undefined ? {} : { actorApiKeyId }),
  ...(targetId === undefined ? {} : { targetId }),
});
