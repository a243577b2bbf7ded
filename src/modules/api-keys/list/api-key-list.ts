import type { EntityManager } from 'typeorm';
import { hasText, likePattern } from '../../../core/database/text-search.js';
import { problem } from '../../../core/errors/problem.js';
import type { Page } from '../../../core/http/paging.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { isId } from '../../../core/secrets/ids.js';
import { type ApiKeyStatus, type ApiKeyView, FROM, VIEW, VISIBLE_KEYS, visibility } from '../api-key-view.js';

/**
 * SQL of each order's sort value besides the id, as text, because a cursor carries it. Names sort case-insensitively.
 */
const SORT_VALUES = {
  // Ids sort by creation time, and are indexed.
  created_at: "''::text",
  name: 'lower(normalize(k.name, NFC)) COLLATE "C"',
  // Unused keys sort before all others.
  last_used_at: `coalesce(to_char(u.last_used_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '') COLLATE "C"`,
} as const;

export const API_KEY_SORTS = [
  'created_at',
  'name',
  'last_used_at',
] as const satisfies (keyof typeof SORT_VALUES)[];

type ApiKeySort = (typeof API_KEY_SORTS)[number];

export const SORT_ORDERS = ['asc', 'desc'] as const;

export interface ApiKeyFilter {
  status?: ApiKeyStatus;
  /** Part of the name, the start of the prefix, or a whole id; case-insensitive. */
  q?: string;
  /** The digest of a whole key. */
  digest?: string;
  ownerId?: string;
  /** Keys with this scope: by name, or because they have everything that their owner's role allows. */
  scope?: string;
  isLeaked?: boolean;
  expiresBefore?: Date;
  /** Keys that were created before this and have not been used since. */
  unusedSince?: Date;
  /** Entries that the key's metadata must contain. */
  metadata?: Record<string, string>;
  sort: ApiKeySort;
  order: (typeof SORT_ORDERS)[number];
  /** From the previous page. */
  cursor: string | undefined;
  limit: number;
}

/** SQL on `api_keys k`: whether the name contains the text, the prefix begins with it, or it is the id. */
export const matchesKey = (pattern: string, text: string): string =>
  `(${hasText('k.name', pattern)} OR starts_with(k.key_prefix, ${text}) OR k.id::text = lower(${text}))`;

/** Keys with equal values sort by id, so that no page repeats or omits one. */
export async function listApiKeys(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  { sort, order, cursor, limit, ...filter }: ApiKeyFilter,
): Promise<Page<ApiKeyView>> {
  const value = SORT_VALUES[sort];
  const after = cursor === undefined ? null : readCursor(cursor);
  const keyset = sort === 'created_at' ? `(k.id, ${value})` : `(${value}, k.id)`;
  const position = sort === 'created_at' ? '($3, $4)' : '($4, $3)';
  const [beyond, direction] = order === 'asc' ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await manager.query<(ApiKeyView & { sortValue: string })[]>(
    `SELECT * FROM (
       SELECT ${VIEW}, ${value} AS "sortValue" ${FROM}
       WHERE ${VISIBLE_KEYS} AND ($3::uuid IS NULL OR ${keyset} ${beyond} ${position})
         AND ($5::text IS NULL OR ${matchesKey('$5', '$6')})
         AND ($7::text IS NULL OR k.digest = $7)
         AND ($8::uuid IS NULL OR k.created_by = $8)
         AND ($9::text IS NULL OR k.scopes IS NULL OR $9 = ANY (k.scopes))
         AND ($10::boolean IS NULL OR (l.api_key_id IS NOT NULL) = $10)
         AND ($11::timestamptz IS NULL OR k.expires_at < $11)
         AND ($12::timestamptz IS NULL OR coalesce(u.last_used_at, k.created_at) < $12)
         AND ($13::jsonb IS NULL OR k.metadata @> $13)
     ) AS visible
     WHERE $14::text IS NULL OR status = $14
     ORDER BY ${sort === 'created_at' ? '' : `"sortValue" ${direction},`} id ${direction} LIMIT $15`,
    [
      ...visibility(principal),
      after?.id ?? null,
      after?.value ?? null,
      filter.q === undefined ? null : likePattern(filter.q),
      filter.q ?? null,
      filter.digest ?? null,
      filter.ownerId ?? null,
      filter.scope ?? null,
      filter.isLeaked ?? null,
      filter.expiresBefore ?? null,
      filter.unusedSince ?? null,
      filter.metadata ? JSON.stringify(filter.metadata) : null,
      filter.status ?? null,
      // An extra row shows that there is more.
      limit + 1,
    ],
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor(last) : null };
}

/** The value at the time, because it may change between two pages. */
const writeCursor = ({ id, sortValue }: { id: string; sortValue: string }): string => `${id}${sortValue}`;

const ID_LENGTH = 36;

function readCursor(cursor: string): { id: string; value: string } {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [id, value] = [text.slice(0, ID_LENGTH), text.slice(ID_LENGTH)];
  if (!isId(id) || value.includes('\0')) throw problem('invalid_cursor');
  return { id, value };
}
