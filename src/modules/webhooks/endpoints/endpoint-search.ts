import type { EntityManager } from 'typeorm';
import {
  bestFirst,
  candidates,
  hasText,
  parametersOf,
  TEXT,
  type TextSearch,
} from '../../../core/database/text-search.js';
import { NOT_DELETED } from '../key-state.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';

export type FoundEndpoint = Pick<WebhookEndpoint, 'id' | 'workspaceId' | 'url' | 'description'>;

const CANDIDATES = candidates({
  table: 'webhook_endpoints',
  row: 'e',
  places: 'unnest($6::uuid[]) AS place (workspace_id)',
  rows: 'webhook_endpoints e',
  id: 'e.id',
  isVisible: `e.workspace_id = place.workspace_id AND ${NOT_DELETED}`,
});

/** Finds endpoints in any of the workspaces by a part of their URL or description, or by their whole id. */
export const searchEndpoints = (
  manager: EntityManager,
  workspaceIds: readonly string[],
  search: TextSearch,
): Promise<FoundEndpoint[]> =>
  manager.query<FoundEndpoint[]>(
    `SELECT e.id, e.workspace_id AS "workspaceId", e.url, e.description
     FROM ${CANDIDATES}
     WHERE ${hasText('e.url', TEXT.pattern)} OR ${hasText('e.description', TEXT.pattern)} OR e.id = ${TEXT.id}
     ${bestFirst('coalesce(e.description, e.url)')}`,
    [...parametersOf(search), workspaceIds],
  );
