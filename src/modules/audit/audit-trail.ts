import { Injectable } from '@nestjs/common';
import { DataSource, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { likePattern } from '../../core/database/text-search.js';
import { afterId, type Page } from '../../core/http/paging.js';
import type { AuditEventFilters, AuditEventQuery } from './audit-event.schemas.js';
import { AuditEvent } from './audit-event.entity.js';

/** No index supports searching for a text or an address, so one page examines at most this many events. */
const SEARCH_WINDOW = 10_000;

/** Reads the audit trail. Events outside workspaces (sign-ins, sessions) are only in the server-wide list. */
@Injectable()
export class AuditTrail {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Newest first. A page of a search may be short, even empty, and still continue.
   *
   * @param workspaceId undefined: the whole server
   */
  async list(workspaceId: string | undefined, query: AuditEventQuery): Promise<Page<AuditEvent>> {
    const after = afterId(query);
    const windowEnd = isSearch(query) ? await this.windowEnd(workspaceId, after) : null;
    const list = this.events(workspaceId, after)
      .andWhere(conditionsOf(query))
      .setParameters(parametersOf(query))
      .limit(query.limit + 1);
    if (windowEnd !== null) list.andWhere('event.id >= :windowEnd', { windowEnd });
    const events = await list.getMany();
    const items = events.slice(0, query.limit);
    return { items, next: events.length > query.limit ? (items.at(-1)?.id ?? null) : windowEnd };
  }

  /**
   * The matches among the next `count` events, newest first. One statement, which stays fast however rare matches are,
   * although no index supports most searches.
   */
  async scan(
    workspaceId: string,
    filters: AuditEventFilters,
    { after, count }: { after: string | null; count: number },
  ): Promise<Page<AuditEvent>> {
    const { raw, entities } = await this.events(workspaceId, after)
      .addSelect(conditionsOf(filters), 'matches')
      .setParameters(parametersOf(filters))
      .limit(count)
      .getRawAndEntities<{ matches: boolean }>();
    return {
      items: entities.filter((_, index) => raw[index]?.matches === true),
      next: entities.length === count ? (entities.at(-1)?.id ?? null) : null,
    };
  }

  /** The oldest event that a search starting after `after` examines; null if it reaches the end of the trail. */
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

/** The column holds text, so the cast must only see addresses. */
const IN_NETWORK = `CASE WHEN event.address ~ '^([0-9]+[.]){3}[0-9]+$|^[0-9a-f:]*:[0-9a-f:.]*$'
  THEN event.address::inet <<= CAST(:network AS inet) ELSE false END`;

/** Searches values only: a search for "name" would match nearly everything if it included field names. */
const HAS_TEXT = `EXISTS (SELECT FROM jsonb_path_query(event.details, 'strict $.**') AS part
  WHERE jsonb_typeof(part) IN ('string', 'number') AND part #>> '{}' ILIKE :pattern)`;

const EQUALITIES = ['action', 'actor_user_id', 'actor_api_key_id', 'target_type', 'target_id'] as const;

/** The conditions on an event, using the parameter names of `parametersOf`. */
function conditionsOf(filters: AuditEventFilters): string {
  const conditions = [
    ...EQUALITIES.filter((name) => filters[name] !== undefined).map((name) => `event.${name} = :${name}`),
    ...(filters.from === undefined ? [] : ['event.occurred_at >= :from']),
    ...(filters.to === undefined ? [] : ['event.occurred_at < :to']),
    ...(filters.address === undefined ? [] : [IN_NETWORK]),
    ...(filters.q === undefined ? [] : [HAS_TEXT]),
  ];
  return conditions.length === 0 ? 'true' : conditions.map((condition) => `(${condition})`).join(' AND ');
}

const parametersOf = ({ from, to, address, q, ...equal }: AuditEventFilters): ObjectLiteral => ({
  ...Object.fromEntries(EQUALITIES.map((name) => [name, equal[name]])),
  // As dates, because PostgreSQL lacks the year 0 of ISO 8601.
  from: from === undefined ? undefined : new Date(from),
  to: to === undefined ? undefined : new Date(to),
  network: address,
  pattern: q === undefined ? undefined : likePattern(q),
});
