import type { AuditEventFilters } from '@latchkey/sdk';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { session } from '../../session/session';
import type { AuditSearch } from './audit-search';

const PAGE = 50;

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

export type ExportFormat = 'csv' | 'json';

/** The whole trail, as it is filtered. @throws unless it is complete */
export async function exportAuditEvents(
  workspaceId: string,
  search: AuditSearch,
  format: ExportFormat,
): Promise<Blob> {
  const options = { format, ...filtersOf(search) };
  return new Response(await session.workspaces.exportAuditEvents(workspaceId, options)).blob();
}

function filtersOf({ action, actor, target, address, q, from, to }: AuditSearch): AuditEventFilters {
  const [kind, id] = actor?.split(':') ?? [];
  return {
    ...(action === undefined ? {} : { action }),
    ...(kind === 'user' && id !== undefined ? { actorUserId: id } : {}),
    ...(kind === 'key' && id !== undefined ? { actorApiKeyId: id } : {}),
    ...(target === undefined ? {} : { targetType: target }),
    ...(address === undefined ? {} : { address }),
    ...(q === undefined ? {} : { q }),
    ...(from === undefined ? {} : { from: midnight(from, 0) }),
    // The API takes what is before it.
    ...(to === undefined ? {} : { to: midnight(to, 1) }),
  };
}

/** When a day begins in the person's own zone, or one that is so many days later. */
function midnight(day: string, daysLater: number): string {
  const time = new Date(`${day}T00:00:00`);
  time.setDate(time.getDate() + daysLater);
  return time.toISOString();
}
