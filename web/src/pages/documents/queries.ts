import type { LatchkeyClient } from '@latchkey/sdk';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queryClient } from '../../api/query-client';
import { session } from '../../session/session';

const PAGE = 25;

/** The documents of the workspace in the URL, which need not be the user's own. */
export const documentsOf = (workspaceId: string): LatchkeyClient['documents'] =>
  session.withWorkspace(workspaceId).documents;

const keyOf = (workspaceId: string) => ['workspaces', workspaceId, 'documents'] as const;

/**
 * Newest first.
 *
 * @param q search words; empty for all
 */
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

/** Call this after a change of any document. */
export const documentsChanged = (workspaceId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: keyOf(workspaceId) });
