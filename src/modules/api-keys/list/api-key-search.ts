import type { EntityManager } from 'typeorm';
import {
  bestFirst,
  candidates,
  parametersOf,
  TEXT,
  type TextSearch,
} from '../../../core/database/text-search.js';
import { matchesKey } from './api-key-list.js';
import { type ApiKeyView, FROM, type KeyViewer, VIEW, visibility, visibleKeys } from '../api-key-view.js';

export type FoundApiKey = Pick<ApiKeyView, 'id' | 'workspaceId' | 'name' | 'keyPrefix' | 'status' | 'canary'>;

const IS_VISIBLE = visibleKeys('place.workspace_id', 'place.owner_id');

const CANDIDATES = candidates({
  table: 'api_keys',
  row: 'k',
  places: 'unnest($6::uuid[], $7::uuid[]) AS place (workspace_id, owner_id)',
  rows: 'api_keys k',
  id: 'k.id',
  isVisible: IS_VISIBLE,
});

/** For `unnest`, as `place (workspace_id, owner_id)`. */
const placesOf = (viewers: readonly KeyViewer[]): [string[], (string | null)[]] => [
  viewers.map((viewer) => visibility(viewer)[0]),
  viewers.map((viewer) => visibility(viewer)[1]),
];

/** Searches the keys that the lists of these workspaces show, as the lists do. */
export const searchApiKeys = (
  manager: EntityManager,
  viewers: readonly KeyViewer[],
  search: TextSearch,
): Promise<FoundApiKey[]> =>
  manager.query<FoundApiKey[]>(
    `SELECT ${VIEW} ${FROM} JOIN (
       SELECT candidate.* FROM ${CANDIDATES} WHERE ${matchesKey(TEXT.pattern, TEXT.text)} ${bestFirst('k.name')}
     ) AS candidate ON candidate.id = k.id ${bestFirst('k.name')}`,
    [...parametersOf(search), ...placesOf(viewers)],
  );

/** The key with this digest, if one of these lists shows it. */
export const searchApiKeyByDigest = (
  manager: EntityManager,
  viewers: readonly KeyViewer[],
  digest: string,
): Promise<FoundApiKey[]> =>
  manager.query<FoundApiKey[]>(
    `SELECT ${VIEW} ${FROM} JOIN unnest($2::uuid[], $3::uuid[]) AS place (workspace_id, owner_id) ON ${IS_VISIBLE}
     WHERE k.digest = $1`,
    [digest, ...placesOf(viewers)],
  );
