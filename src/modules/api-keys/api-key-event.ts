import * as field from '../../core/http/fields.js';
import type { EventData } from '../../core/resource/resources.js';
import type { ApiKeyView } from './api-key-view.js';

type Told = Pick<
  ApiKeyView,
  'id' | 'workspaceId' | 'name' | 'keyPrefix' | 'scopes' | 'expiresAt' | 'createdBy' | 'madeBy'
>;

/** What webhooks tell of a key. */
export const toApiKeyEventData = (key: Told): EventData<'api_key.created'> => ({
  id: key.id,
  workspace_id: key.workspaceId,
  name: key.name,
  key_prefix: key.keyPrefix,
  scopes: key.scopes,
  expires_at: field.toNullableTimestamp(key.expiresAt),
  created_by: key.madeBy ?? key.createdBy,
});
