import type { EventType } from '../../core/resource/resources.js';
import { lowestRoleWith } from '../../core/principal/roles.js';
import { eventTypes, scopeFor } from './event-types.js';

/** Why a key's endpoints stop although nobody has disabled them. */
export type KeyProblem = 'key_revoked' | 'key_expired' | 'key_disabled' | 'key_creator_left' | 'suspended';

/** Why an endpoint stops because of the person or key that set it up. */
export type CreatorProblem = 'creator_left' | 'creator_demoted' | 'creator_key_ended' | 'suspended';

/**
 * SQL of a key's `KeyProblem`, or NULL. By the database's clock and current memberships: an endpoint receives no more
 * than its key could read. The tables are read here as the modules above define them.
 */
const keyProblem = (key: string): string => `CASE
  WHEN ${key}.revoked_at <= clock_timestamp() THEN 'key_revoked'
  WHEN ${key}.expires_at <= clock_timestamp() THEN 'key_expired'
  WHEN ${key}.disabled_at IS NOT NULL THEN 'key_disabled'
  WHEN NOT EXISTS (
    SELECT FROM memberships m WHERE m.workspace_id = ${key}.workspace_id AND m.user_id = ${key}.created_by
  ) THEN 'key_creator_left'
  WHEN EXISTS (SELECT FROM workspaces WHERE id = ${key}.workspace_id AND suspended_at IS NOT NULL)
    OR EXISTS (SELECT FROM users WHERE id = ${key}.created_by AND suspended_at IS NOT NULL) THEN 'suspended'
END`;

/** SQL of the `KeyProblem` of the key `k`, or NULL. */
export const KEY_PROBLEM = keyProblem('k');

/**
 * SQL of the `CreatorProblem` of the endpoint `e`, or NULL: it lives as long as its creator would still be allowed to
 * set it up.
 */
const creatorProblem = (): string => `CASE
  WHEN NOT EXISTS (
    SELECT FROM memberships m WHERE m.workspace_id = e.workspace_id AND m.user_id = e.created_by
  ) THEN 'creator_left'
  WHEN NOT EXISTS (
    SELECT FROM memberships m WHERE m.workspace_id = e.workspace_id AND m.user_id = e.created_by
      AND m.role >= '${lowestRoleWith('webhooks:write')}'
  ) THEN 'creator_demoted'
  WHEN EXISTS (
    SELECT FROM api_keys maker WHERE maker.id = e.created_by_key AND (
      maker.revoked_at <= clock_timestamp() OR maker.expires_at <= clock_timestamp()
      OR maker.disabled_at IS NOT NULL OR NOT maker.scopes @> ARRAY['webhooks:write'])
  ) THEN 'creator_key_ended'
  WHEN EXISTS (SELECT FROM workspaces WHERE id = e.workspace_id AND suspended_at IS NOT NULL)
    OR EXISTS (SELECT FROM users WHERE id = e.created_by AND suspended_at IS NOT NULL) THEN 'suspended'
END`;

/**
 * SQL of why nothing is delivered to the endpoint `e` with the key `k` (if it has one), or NULL. A person's decision
 * takes precedence.
 */
export const endpointProblem = (): string =>
  `coalesce(e.disabled_reason, CASE WHEN e.api_key_id IS NOT NULL THEN ${KEY_PROBLEM} END, ${creatorProblem()})`;

/**
 * SQL: whether the endpoint `e` exists. A deleted one stays until its deliveries have been removed: see
 * `EndpointRemoval`.
 */
export const NOT_DELETED = `e.disabled_reason IS DISTINCT FROM 'deleted'`;

/**
 * SQL: whether the endpoint `e`, with the key `k`, may receive events of a type: whether the signing key could
 * currently read them, given its scopes and its creator's role (or, without a key, the endpoint's owner), and also the
 * key that set the endpoint up.
 *
 * @param type SQL of the event's type
 */
export const mayHear = (type: string): string => `(
  SELECT needed.scope IS NULL OR (
    (k.scopes IS NULL OR needed.scope = ANY (k.scopes))
    AND EXISTS (
      SELECT FROM memberships m
      WHERE m.workspace_id = e.workspace_id AND m.user_id = coalesce(k.created_by, e.created_by)
        AND m.role >= needed.role)
    AND NOT EXISTS (
      SELECT FROM api_keys maker WHERE maker.id = e.created_by_key AND NOT maker.scopes @> ARRAY[needed.scope])
  )
  FROM (VALUES ${eventTypes()
    .map((event) => neededFor(event))
    .join(', ')}) AS needed (type, scope, role)
  WHERE needed.type = ${type}
)`;

function neededFor(event: EventType): string {
  const scope = scopeFor(event);
  return scope === null
    ? `('${event}', NULL, NULL::workspace_role)`
    : `('${event}', '${scope}', '${lowestRoleWith(scope)}'::workspace_role)`;
}

/**
 * SQL of a JSON list of `SigningSecret`: that of the endpoint `e` or of its key `k`, and any replaced ones still in
 * their overlap.
 */
export const SIGNING_SECRETS = `(
  WITH RECURSIVE keys AS (
    SELECT k.id, k.sealed_signing_secret, 0 AS depth WHERE k.id IS NOT NULL
    UNION ALL
    SELECT old.id, old.sealed_signing_secret, depth + 1
    FROM api_keys old JOIN keys ON old.replaced_by = keys.id
    WHERE old.revoked_at > clock_timestamp() AND depth < 10 AND (${keyProblem('old')}) IS NULL
  ), signing (sealed_for, sealed_secret, depth) AS (
    SELECT 'api_key:' || id, sealed_signing_secret, depth FROM keys
    UNION ALL
    SELECT 'webhook_endpoint:' || e.id, e.sealed_secret, 0 WHERE e.sealed_secret IS NOT NULL
    UNION ALL
    SELECT 'webhook_endpoint:' || e.id, e.previous_sealed_secret, 1
    WHERE e.previous_sealed_secret IS NOT NULL AND e.previous_until > clock_timestamp()
    UNION ALL
    SELECT 'api_key:' || p.id, p.sealed_signing_secret, 1 FROM api_keys p
    WHERE p.id = e.previous_api_key_id AND e.previous_until > clock_timestamp() AND (${keyProblem('p')}) IS NULL
  )
  SELECT json_agg(json_build_object('sealedFor', sealed_for, 'sealedSecret', sealed_secret) ORDER BY depth) FROM signing
)`;
