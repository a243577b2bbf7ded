/**
 * SQL: the text of an event of `audit_events e` that is hashed, exported and streamed. The database function
 * `audit_event_text`, which makes the links, produces the same. It is repeated here so that verification does not
 * depend on a function that could be replaced.
 */
export const EVENT_TEXT = `jsonb_build_object(
  'id', e.id, 'workspace_id', e.workspace_id, 'action', e.action, 'actor_kind', e.actor_kind,
  'actor_user_id', e.actor_user_id, 'actor_api_key_id', e.actor_api_key_id, 'target_type', e.target_type,
  'target_id', e.target_id, 'details', e.details, 'address', e.address, 'request_id', e.request_id,
  'occurred_at', (to_jsonb(e.occurred_at AT TIME ZONE 'UTC') #>> '{}') || 'Z',
  'transaction_id', e.transaction_id::text)::text`;
