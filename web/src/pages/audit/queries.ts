import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { session } from '../../session/session';
import { apiFilters } from './api-filters';
import type { AuditSearch } from './audit-search';

const PAGE = 50;

export const auditQuery = (workspaceId: string, search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['workspaces', workspaceId, 'audit', search],
    queryFn: ({ pageParam }) =>
      session.workspaces
        .listAuditEvents(workspaceId, apiFilters(search))
        .page({ limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

/** Names of keys, including revoked ones, for a trail that contains their ids. */
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

/**
 * The whole filtered trail.
 *
 * @throws unless it is complete
 */
export async function exportAuditEvents(
  workspaceId: string,
  search: AuditSearch,
  format: ExportFormat,
): Promise<Blob> {
  const options = { format, ...apiFilters(search) };
  return new Response(await session.workspaces.exportAuditEvents(workspaceId, options)).blob();
}
