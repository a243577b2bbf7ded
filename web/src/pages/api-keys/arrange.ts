import type { ApiKey } from '@latchkey/sdk';

export const PAGE_SIZE = 20;

export const SORTS = ['name', 'created', 'used'] as const;

export type Sort = (typeof SORTS)[number];

export interface Arrangement {
  /** Part of the name, of the prefix, or a whole id. */
  search: string;
  status: ApiKey['status'] | 'all';
  sort: Sort;
  descending: boolean;
  /** From 1. */
  page: number;
}

type Arranged = Pick<ApiKey, 'id' | 'name' | 'keyPrefix' | 'status' | 'createdAt' | 'lastUsedAt'>;

export interface Arrangeable<Key> {
  items: Key[];
  /** How many there are on all pages. */
  total: number;
  pages: number;
  /** The page that is shown: the last one, where there are not as many as asked for. */
  page: number;
}

/** The keys that are shown, in their order. */
export function arrange<Key extends Arranged>(
  keys: readonly Key[],
  { search, status, sort, descending, page }: Arrangement,
): Arrangeable<Key> {
  const wanted = search.trim().toLowerCase();
  const found = keys.filter(
    (key) =>
      (status === 'all' || statusGroup(key.status) === status) && (wanted === '' || isMatch(key, wanted)),
  );
  const sorted = found.sort((a, b) => (descending ? compare(b, a, sort) : compare(a, b, sort)));
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE_SIZE));
  const shown = Math.min(Math.max(page, 1), pages);
  return {
    items: sorted.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
    total: sorted.length,
    pages,
    page: shown,
  };
}

const isMatch = ({ name, keyPrefix, id }: Arranged, wanted: string): boolean =>
  name.toLowerCase().includes(wanted) ||
  id === wanted ||
  // A whole key is looked up by its digest instead: many keys can have one prefix.
  keyPrefix.toLowerCase().startsWith(wanted);

/** Never used comes before every use. Equal ones stay newest first. */
function compare(a: Arranged, b: Arranged, sort: Sort): number {
  const order = {
    name: () => a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true }),
    created: () => a.createdAt.localeCompare(b.createdAt),
    used: () => (a.lastUsedAt ?? '').localeCompare(b.lastUsedAt ?? ''),
  }[sort]();
  return order === 0 ? a.id.localeCompare(b.id) : order;
}

/** Keys that ended with the person they acted for are found where revoked keys are. */
const statusGroup = (status: ApiKey['status']): ApiKey['status'] => (status === 'ended' ? 'revoked' : status);
