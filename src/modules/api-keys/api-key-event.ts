import * as field from '../../core/http/fields.js';
import type { EventData } from '../../core/resource/resources.js';
import { OWNER } from '../owners/owner.js';
import type { ApiKeyView } from './api-key-view.js';

/** The fields of a key that webhooks may contain. */
export type ApiKeyEventRow = Pick<
  ApiKeyView,
  | 'id'
  | 'workspaceId'
  | 'name'
  | 'keyPrefix'
  | 'scopes'
  | 'expiresAt'
  | 'owner'
  | 'createdBy'
  | 'madeBy'
  | 'createdByKey'
  | 'canary'
  | 'metadata'
>;

/** SQL on `api_keys k` and its owner, `users o`: the columns of a `ApiKeyEventRow`. */
export const API_KEY_EVENT_COLUMNS = `k.id, k.workspace_id AS "workspaceId", k.name, k.key_prefix AS "keyPrefix", k.scopes,
  k.expires_at AS "expiresAt", ${OWNER} AS owner, k.created_by AS "createdBy", k.made_by AS "madeBy",
  k.created_by_key AS "createdByKey", k.canary, k.metadata`;

/** The webhook data for a key. */
export const toApiKeyEventData = (key: ApiKeyEventRow): EventData<'api_key.created'> => ({
  id: key.id,
  workspace_id: key.workspaceId,
  name: key.name,
  key_prefix: key.keyPrefix,
  scopes: key.scopes,
  expires_at: field.toNullableTimestamp(key.expiresAt),
  owner: key.owner,
  created_by: key.madeBy ?? key.createdBy,
  created_by_key: key.createdByKey,
  canary: key.canary,
  metadata: key.metadata ?? {},
});
