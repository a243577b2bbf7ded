import type { LatchkeyClient } from '@latchkey/sdk';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queryClient } from '../../api/query-client';
import { session } from '../../session/session';

const PAGE = 25;

/** The documents of the workspace that the address names, which need not be the person's own. */
export const documentsOf = (workspaceId: string): LatchkeyClient['documents'] =>
  session.withWorkspace(workspaceId).documents;

const keyOf = (workspaceId: string) => ['workspaces', workspaceId, 'documents'] as const;

/** Newest first. @param q words to search for; empty for all */
export const documentsQuery = (workspaceId: string, q: string) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(workspaceId), 'list', q],
    queryFn: ({ pageParam }) =>
      documentsOf(workspaceId)
        .list(q === '' ? {} : { q })
        .page({ limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

export const documentQuery = (workspaceId: string, documentId: string) =>
  queryOptions({
    queryKey: [...keyOf(workspaceId), documentId],
    queryFn: () => documentsOf(workspaceId).get(documentId),
  });

/** After a change of any document. */
export const documentsChanged = (workspaceId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: keyOf(workspaceId) });
