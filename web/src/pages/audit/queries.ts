import type { AuditEvent, AuditEventFilters } from '@latchkey/sdk';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { session } from '../../session/session';
import type { AuditSearch } from './audit-search';
import { isAuditAction } from './actions';

const PAGE = 50;
/** More than that is a task for a program, with the API. */
export const EXPORT_MAX = 10_000;

export const auditQuery = (workspaceId: string, search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['workspaces', workspaceId, 'audit', search],
    queryFn: ({ pageParam }) =>
      session.workspaces
        .listAuditEvents(workspaceId, filtersOf(search))
        .page({ limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

/** Names of keys, revoked ones too, for a trail that has their ids. */
export const keyNamesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['workspaces', workspaceId, 'api-keys', 'names'],
    queryFn: async () => {
      const keys = await session.workspaces.listApiKeys(workspaceId).toArray();
      return keys.map(({ id, name }) => ({ id, name }));
    },
    staleTime: 60_000,
  });

/** Newest first. @returns at most `EXPORT_MAX` */
export async function auditEventsForExport(workspaceId: string, search: AuditSearch): Promise<AuditEvent[]> {
  const events: AuditEvent[] = [];
  for await (const event of session.workspaces.listAuditEvents(workspaceId, filtersOf(search))) {
    events.push(event);
    if (events.length === EXPORT_MAX) break;
  }
  return events;
}

function filtersOf({ action, actor, from, to }: AuditSearch): AuditEventFilters {
  const [kind, id] = actor?.split(':') ?? [];
  return {
    ...(action !== undefined && isAuditAction(action) ? { action } : {}),
    ...(kind === 'user' && id !== undefined ? { actorUserId: id } : {}),
    ...(kind === 'key' && id !== undefined ? { actorApiKeyId: id } : {}),
    ...(from === undefined ? {} : { from: new Date(`${from}T00:00:00`).toISOString() }),
    // To the end of that day.
    ...(to === undefined ? {} : { to: new Date(`${to}T23:59:59.999`).toISOString() }),
  };
}
