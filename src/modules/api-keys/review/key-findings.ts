import { VISIBLE_KEYS } from '../api-key-view.js';

export const REVIEWED_DAYS = 90;
/** The address of a request that a service asked about without saying where it came from. */
const UNKNOWN_ADDRESS = '::';
/** With more than this, addresses do not count as fixed. */
const ADDRESSES_MAX = 2;

export const FINDINGS = [
  'never_used',
  'unused',
  'never_expires',
  'wider_than_used',
  'no_allowlist',
  'owner_inactive',
] as const;

export type Finding = (typeof FINDINGS)[number];

/** The review of one key. */
export interface Judgement {
  id: string;
  findings: Finding[];
  /** The body of a `PATCH` of the key that would help; empty: there is no proposal. */
  proposal: { scopes?: string[]; allowedIps?: string[] };
}

/** The review of one batch of keys. */
export interface JudgedBatch {
  /** How many keys were reviewed. */
  seen: number;
  /** The id of the last one. */
  last: string | null;
  /** How many have one of the requested findings. */
  total: number;
  foundBy: Record<Finding, number>;
  /** These keys, newest first; null: none. */
  named: Judgement[] | null;
}

const SINCE = `date_trunc('hour', clock_timestamp() - interval '${REVIEWED_DAYS} days')`;

const IS_ASKED_FOR = FINDINGS.map((finding) => `(${finding} AND '${finding}' = ANY ($6))`).join(' OR ');

const listOf = (each: (finding: Finding) => string): string => FINDINGS.map(each).join(', ');

/**
 * Reviews keys in PostgreSQL, because otherwise ten thousand keys would be read here to report on a few. Covers the
 * newest $4 keys before $3, and names the newest $5 that have one of the findings $6. $7 are the scopes of this API,
 * and $8 those of each role.
 *
 * Scopes and addresses are known only if every request of the period was recorded with them. A key that signs the
 * deliveries of an endpoint also needs the scopes of its events. A key needs the scopes that it used, and all of its
 * scopes of other services, whose use is not recorded. A person is inactive if they used no session in the period,
 * including sessions removed since.
 *
 * OFFSET 0 makes PostgreSQL compute a key's facts once, rather than wherever they are mentioned.
 */
export const JUDGE_BATCH = `
  WITH time AS MATERIALIZED (
    SELECT ${SINCE} AS since
  ), working AS MATERIALIZED (
    SELECT k.id, k.created_by, k.created_at, k.expires_at, k.scopes, k.allowed_ips FROM api_keys k
    WHERE ${VISIBLE_KEYS} AND k.replaced_by IS NULL AND NOT k.canary AND k.id < $3
      AND clock_timestamp() < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
    ORDER BY k.id DESC LIMIT $4
  ), owners AS MATERIALIZED (
    SELECT o.id, m.role IS NOT NULL AS is_member,
      ARRAY(SELECT jsonb_array_elements_text($8::jsonb -> m.role::text)) AS scopes,
      NOT o.is_service_account AND o.created_at < since
        AND NOT EXISTS (SELECT FROM sessions s WHERE s.user_id = o.id AND s.refreshed_at >= since)
        AND NOT EXISTS (SELECT FROM last_sessions l WHERE l.user_id = o.id AND l.used_at >= since) AS is_inactive
    FROM users o
    CROSS JOIN time
    LEFT JOIN memberships m ON m.workspace_id = $1 AND m.user_id = o.id
    WHERE o.id IN (SELECT created_by FROM working)
  ), known AS (
    SELECT k.id, k.created_by, k.created_at, k.expires_at, k.scopes, since,
      (SELECT u.last_used_at FROM api_key_last_uses u WHERE u.api_key_id = k.id) AS last_used_at,
      CASE WHEN k.created_at < since
        AND NOT EXISTS (SELECT FROM webhook_endpoints e WHERE e.api_key_id = k.id)
        AND NOT EXISTS (
          SELECT FROM api_key_usage_hours h WHERE h.api_key_id = k.id AND h.hour >= since
            AND h.outcome = 'allowed' AND h.scoped < h.requests)
        THEN ARRAY(
          SELECT s.scope FROM api_key_scope_uses s WHERE s.api_key_id = k.id AND s.last_used_at >= since)
      END AS used_scopes,
      CASE WHEN k.created_at < since AND k.allowed_ips IS NULL
        AND NOT EXISTS (
          SELECT FROM api_key_usage_hours h WHERE h.api_key_id = k.id AND h.hour >= since
            AND h.outcome = 'allowed' AND h.placed < h.requests)
        THEN ARRAY(
          SELECT a.address FROM api_key_addresses a
          WHERE a.api_key_id = k.id AND a.allowed > 0 AND a.last_seen_at >= since
          ORDER BY a.address LIMIT ${ADDRESSES_MAX + 1})
      END AS addresses
    FROM working k CROSS JOIN time OFFSET 0
  ), needing AS (
    SELECT known.*, CASE WHEN scopes IS NULL OR scopes <@ $7 THEN used_scopes
      ELSE used_scopes || ARRAY(SELECT scope FROM unnest(scopes) AS scope WHERE scope <> ALL ($7)) END AS needed
    FROM known OFFSET 0
  ), judged AS MATERIALIZED (
    SELECT k.id, k.created_by, k.scopes, needed, addresses,
      last_used_at IS NULL AS never_used,
      last_used_at IS NOT NULL AND greatest(created_at, last_used_at) < since AS unused,
      expires_at IS NULL AS never_expires,
      o.is_member AND used_scopes <> '{}' AND coalesce(k.scopes, o.scopes) && needed
        AND NOT coalesce(k.scopes, o.scopes) <@ needed AS wider_than_used,
      cardinality(addresses) BETWEEN 1 AND ${ADDRESSES_MAX} AND '${UNKNOWN_ADDRESS}' <> ALL (addresses) AS no_allowlist,
      o.is_inactive AS owner_inactive
    FROM needing k JOIN owners o ON o.id = k.created_by
  ), named AS (
    SELECT k.id, array_remove(ARRAY[${listOf((finding) => `CASE WHEN ${finding} THEN '${finding}' END`)}], NULL) AS findings,
      json_strip_nulls(json_build_object(
        'scopes', CASE WHEN wider_than_used THEN ARRAY(
          SELECT scope FROM unnest(coalesce(k.scopes, o.scopes)) WITH ORDINALITY AS own (scope, place)
          WHERE scope = ANY (needed) ORDER BY place) END,
        'allowedIps', CASE WHEN no_allowlist THEN addresses END)) AS proposal
    FROM (SELECT * FROM judged WHERE ${IS_ASKED_FOR} ORDER BY id DESC LIMIT $5) AS k
    JOIN owners o ON o.id = k.created_by
  )
  SELECT count(*)::int AS seen, (SELECT id FROM working ORDER BY id LIMIT 1) AS last,
    count(*) FILTER (WHERE ${IS_ASKED_FOR})::int AS total,
    json_build_object(${listOf((finding) => `'${finding}', count(*) FILTER (WHERE ${finding})`)}) AS "foundBy",
    (SELECT json_agg(named ORDER BY id DESC) FROM named) AS named
  FROM judged`;
