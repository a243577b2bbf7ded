/** Why a key's endpoints stop, though nobody has disabled them. */
export type KeyProblem = 'key_revoked' | 'key_expired' | 'key_creator_left';

/**
 * SQL of the `KeyProblem` of the key `k`, or NULL. By the clock of the database, and by today's membership: an
 * endpoint hears no more than its key could read. The tables are read here as the modules above define them.
 */
export const KEY_PROBLEM = `CASE
  WHEN k.revoked_at <= clock_timestamp() THEN 'key_revoked'
  WHEN k.expires_at <= clock_timestamp() THEN 'key_expired'
  WHEN NOT EXISTS (
    SELECT FROM memberships m WHERE m.workspace_id = k.workspace_id AND m.user_id = k.created_by
  ) THEN 'key_creator_left'
END`;

/** SQL of a JSON list of `SigningKey`: the key `k`, and those it has replaced whose overlap lasts. */
export const SIGNING_KEYS = `(
  WITH RECURSIVE signing AS (
    SELECT k.id, k.sealed_signing_secret, 0 AS depth
    UNION ALL
    SELECT old.id, old.sealed_signing_secret, depth + 1
    FROM api_keys old JOIN signing ON old.replaced_by = signing.id
    WHERE old.revoked_at > clock_timestamp() AND depth < 10
      AND (old.expires_at IS NULL OR old.expires_at > clock_timestamp())
  )
  SELECT json_agg(json_build_object('apiKeyId', id, 'sealedSecret', sealed_signing_secret) ORDER BY depth)
  FROM signing
)`;
