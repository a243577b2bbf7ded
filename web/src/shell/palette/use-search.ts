import type { SearchQuery, SearchResult } from '@latchkey/sdk';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { digestOf, isPastedKey } from '../../pages/api-keys/pasted-key';
import { session } from '../../session/session';
import { kinds } from './kinds';

const TYPING_MS = 200;
/** One letter is in nearly every name. */
const LENGTH_MIN = 2;
const LENGTH_MAX = 100;
export const RESULTS_MAX = 20;

export interface SearchState {
  results: SearchResult[];
  isSearching: boolean;
  error: unknown;
  /** The user typed a whole key, and over plain HTTP the browser cannot compute its digest. */
  isUnsupported: boolean;
}

/** The server's results, once the typing pauses. When the text changes, a search for the old one is aborted. */
export function useSearch(workspaceId: string, typed: string): SearchState {
  const text = typed.trim();
  const isLongEnough = text.length >= LENGTH_MIN;
  const [asked, setAsked] = useState<{ text: string; query: SearchQuery | undefined } | null>(null);
  useEffect(() => {
    if (!isLongEnough) return undefined;
    let isCurrent = true;
    const timer = window.setTimeout(() => {
      void queryFor(text).then((query) => isCurrent && setAsked({ text, query }));
    }, TYPING_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [isLongEnough, text]);
  const isAsked = isLongEnough && asked?.text === text;
  const query = isAsked ? asked.query : undefined;
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', workspaceId, query],
    queryFn: ({ signal }) =>
      session.withWorkspace(workspaceId).workspaces.search(query as SearchQuery, { signal }),
    enabled: query !== undefined,
    gcTime: 0,
  });
  return {
    results: query === undefined ? [] : (data ?? []).filter(({ kind }) => kind in kinds),
    isSearching: isLongEnough && (!isAsked || isFetching),
    error: query === undefined ? null : error,
    isUnsupported: isAsked && query === undefined,
  };
}

/**
 * A whole key is not sent; its digest is.
 *
 * @returns undefined if the digest cannot be computed
 */
async function queryFor(text: string): Promise<SearchQuery | undefined> {
  if (!isPastedKey(text)) return { q: text.slice(0, LENGTH_MAX) };
  const sha256 = await digestOf(text);
  return sha256 === undefined ? undefined : { sha256 };
}
