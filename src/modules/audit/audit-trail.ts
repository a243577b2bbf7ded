import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { afterId, type Page } from '../../core/http/paging.js';
import type { AuditEventQuery } from './audit-event.schemas.js';
import { AuditEvent } from './audit-event.entity.js';

/** No index helps to find a text or an address, so one page looks through at most this many events. */
export const SEARCH_WINDOW = 10_000;

/** Reads the audit trail. What happened outside workspaces (sign-ins, sessions) is in the list of the server alone. */
@Injectable()
export class AuditTrail {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. A page of a search may be short, even empty, and continue. @param workspaceId undefined: of the whole server */
  async list(workspaceId: string | undefined, query: AuditEventQuery): Promise<Page<AuditEvent>> {
    const after = afterId(query);
    const windowEnd = isSearch(query) ? await this.windowEnd(workspaceId, after) : null;
    const list = this.events(workspaceId, after)
      .andWhere(equalities(query))
      .limit(query.limit + 1);
    if (windowEnd !== null) list.andWhere('event.id >= :windowEnd', { windowEnd });
    // As dates: PostgreSQL has no year 0, which ISO 8601 has.
    if (query.from !== undefined) list.andWhere('event.occurredAt >= :from', { from: new Date(query.from) });
    if (query.to !== undefined) list.andWhere('event.occurredAt < :to', { to: new Date(query.to) });
    if (query.address !== undefined) list.andWhere(IN_NETWORK, { network: query.address });
    if (query.q !== undefined) list.andWhere(HAS_TEXT, { pattern: `%${escapeLike(query.q)}%` });
    const events = await list.getMany();
    const items = events.slice(0, query.limit);
    return { items, next: events.length > query.limit ? (items.at(-1)?.id ?? null) : windowEnd };
  }

  /** The oldest event that a search from `after` on looks at; null if it reaches the end of the trail. */
  private async windowEnd(workspaceId: string | undefined, after: string | null): Promise<string | null> {
    const last = await this.events(workspaceId, after)
      .select('event.id')
      .offset(SEARCH_WINDOW - 1)
      .limit(2)
      .getMany();
    return last.length === 2 ? (last[0]?.id ?? null) : null;
  }

  private events(workspaceId: string | undefined, after: string | null): SelectQueryBuilder<AuditEvent> {
    const list = this.dataSource.manager
      .createQueryBuilder(AuditEvent, 'event')
      .where(workspaceId === undefined ? {} : { workspaceId })
      .orderBy('event.id', 'DESC');
    return after === null ? list : list.andWhere('event.id < :after', { after });
  }
}

const isSearch = ({ q, address }: AuditEventQuery): boolean => q !== undefined || address !== undefined;

/** The column has text: the cast must not meet anything but an address. */
const IN_NETWORK = `CASE WHEN event.address ~ '^([0-9]+[.]){3}[0-9]+$|^[0-9a-f:]*:[0-9a-f:.]*$'
  THEN event.address::inet <<= CAST(:network AS inet) ELSE false END`;

/** In values only: a search for "name" would find nearly everything if it looked at the names of fields. */
const HAS_TEXT = `EXISTS (SELECT FROM jsonb_path_query(event.details, 'strict $.**') AS part
  WHERE jsonb_typeof(part) IN ('string', 'number') AND part #>> '{}' ILIKE :pattern)`;

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

const equalities = ({
  action,
  actor_user_id: actorUserId,
  actor_api_key_id: actorApiKeyId,
  target_type: targetType,
  target_id: targetId,
}: AuditEventQuery): Partial<
  Pick<AuditEvent, 'action' | 'actorUserId' | 'actorApiKeyId' | 'targetType' | 'targetId'>
> => ({
  ...(action === undefined ? {} : { action }),
  ...(actorUserId === undefined ? {} : { actorUserId }),
  ...(actorApiKeyId === undefined ? {} : { actorApiKeyId }),
  ...(targetType === undefined ? {} : { targetType }),
  ...(targetId === undefined ? {} : { targetId }),
});
