import type { ApiKey, ApiKeyFilters } from '@latchkey/sdk';

const SORTS = ['name', 'created', 'used'] as const;

export type Sort = (typeof SORTS)[number];

const STATUSES = ['all', 'active', 'disabled', 'suspended', 'expired', 'revoked', 'ended'] as const;

/** The usual filters besides a status. */
const CONDITIONS = ['leaked', 'expiring', 'unused'] as const;

export type Condition = (typeof CONDITIONS)[number];

/** The list's state in the URL: a link to it shows the same. */
export interface ApiKeysView {
  /** Never a whole key, which is looked up by its digest and must not be part of the URL. */
  q: string;
  status: ApiKey['status'] | 'all';
  condition: Condition | undefined;
  ownerId: string | undefined;
  scope: string | undefined;
  sort: Sort;
  descending: boolean;
  dialog: 'create' | undefined;
  /** Whether the review is open. */
  review: boolean;
}

/** As written in the URL: omitted parts have their defaults. */
export type ApiKeysSearch = { [Name in keyof ApiKeysView]?: ApiKeysView[Name] | undefined };

export function validateApiKeysSearch(search: Record<string, unknown>): ApiKeysSearch {
  const { q, status, condition, ownerId, scope, sort, descending, dialog, review } = search;
  return {
    q: typeof q === 'string' && q !== '' ? q.slice(0, Q_LENGTH_MAX) : undefined,
    status: STATUSES.find((known) => known === status),
    condition: CONDITIONS.find((known) => known === condition),
    ownerId: typeof ownerId === 'string' && UUID.test(ownerId) ? ownerId : undefined,
    scope: typeof scope === 'string' && SCOPE.test(scope) ? scope : undefined,
    sort: SORTS.find((known) => known === sort),
    descending: typeof descending === 'boolean' ? descending : undefined,
    dialog: dialog === 'create' ? dialog : undefined,
    review: review === true ? review : undefined,
  };
}

export const Q_LENGTH_MAX = 100;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SCOPE = /^[a-z0-9][a-z0-9:._-]{0,99}$/;

export const toView = (search: ApiKeysSearch): ApiKeysView => ({
  q: search.q ?? '',
  status: search.status ?? 'all',
  condition: search.condition,
  ownerId: search.ownerId,
  scope: search.scope,
  sort: search.sort ?? 'created',
  descending: search.descending ?? search.sort !== 'name',
  dialog: search.dialog,
  review: search.review ?? false,
});

/** For a search that no control offers, in the API's notation: `metadata.customer=acme`. */
const METADATA = /^metadata\.([\w.-]+)=(.+)$/s;

export const NOT_NARROWED = {
  q: undefined,
  status: undefined,
  condition: undefined,
  ownerId: undefined,
  scope: undefined,
} as const satisfies ApiKeysSearch;

export const isNarrowed = ({ q, status, condition, ownerId, scope }: ApiKeysView): boolean =>
  q !== '' || status !== 'all' || condition !== undefined || ownerId !== undefined || scope !== undefined;

const DAY_MS = 86_400_000;
const EXPIRING_DAYS = 30;
const UNUSED_DAYS = 90;

const API_SORTS = { name: 'name', created: 'created_at', used: 'last_used_at' } as const;

/** The request to the server. */
export function toFilters(view: ApiKeysView): ApiKeyFilters {
  const { q, status, condition, ownerId, scope, sort, descending } = view;
  const [, name, value] = METADATA.exec(q) ?? [];
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
  return {
    ...(name !== undefined && value !== undefined ? { metadata: { [name]: value } } : q !== '' && { q }),
    ...(scope !== undefined && { scope }),
    // Excludes keys that have already expired.
    ...(condition === 'expiring' && status === 'all'
      ? { status: 'active' as const }
      : status !== 'all' && { status }),
    ...(ownerId !== undefined && { ownerId }),
    ...(condition === 'leaked' && { leaked: 'true' as const }),
    ...(condition === 'expiring' && { expiresBefore: inDays(EXPIRING_DAYS) }),
    ...(condition === 'unused' && { unusedSince: inDays(-UNUSED_DAYS) }),
    sort: API_SORTS[sort],
    order: descending ? 'desc' : 'asc',
  };
}
