import type { ApiKey } from '@latchkey/sdk';
import { type Sort, SORTS } from './arrange';

const STATUSES = ['all', 'active', 'disabled', 'expired', 'revoked'] as const;

/** What the address of the list says: a link to it shows the same. */
export interface ApiKeysView {
  status: ApiKey['status'] | 'all';
  sort: Sort;
  descending: boolean;
  page: number;
  dialog?: 'create' | undefined;
}

/** As it is written: what is left out has its usual value. */
export interface ApiKeysSearch {
  status?: ApiKeysView['status'] | undefined;
  sort?: Sort | undefined;
  descending?: boolean | undefined;
  page?: number | undefined;
  dialog?: 'create' | undefined;
}

export function validateApiKeysSearch(search: Record<string, unknown>): ApiKeysSearch {
  const { status, sort, descending, page, dialog } = search;
  return {
    status: STATUSES.find((known) => known === status),
    sort: SORTS.find((known) => known === sort),
    descending: typeof descending === 'boolean' ? descending : undefined,
    page: typeof page === 'number' && page > 1 ? Math.floor(page) : undefined,
    dialog: dialog === 'create' ? dialog : undefined,
  };
}

export const toView = ({ status, sort, descending, page, dialog }: ApiKeysSearch): ApiKeysView => ({
  status: status ?? 'all',
  sort: sort ?? 'created',
  descending: descending ?? sort !== 'name',
  page: page ?? 1,
  dialog,
});
