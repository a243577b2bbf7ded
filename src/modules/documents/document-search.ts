import type { EntityManager } from 'typeorm';
import {
  bestFirst,
  candidates,
  hasText,
  parametersOf,
  TEXT,
  type TextSearch,
} from '../../core/database/text-search.js';
import type { Match } from '../search/search-sources.js';

const CANDIDATES = candidates({
  table: 'documents',
  row: 'd',
  places: 'unnest($6::uuid[]) AS place (workspace_id)',
  rows: 'documents d',
  id: 'd.id',
  isVisible: 'd.workspace_id = place.workspace_id',
});

/** Finds documents in any of the workspaces by a part of their title, or by their whole id. */
export const searchDocuments = (
  manager: EntityManager,
  workspaceIds: readonly string[],
  search: TextSearch,
): Promise<Match[]> =>
  manager.query<Match[]>(
    `SELECT d.id, d.workspace_id AS "workspaceId", d.title AS label
     FROM ${CANDIDATES}
     WHERE ${hasText('d.title', TEXT.pattern)} OR d.id = ${TEXT.id} ${bestFirst('d.title')}`,
    [...parametersOf(search), workspaceIds],
  );
