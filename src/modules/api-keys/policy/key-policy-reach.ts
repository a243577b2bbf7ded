import type { EntityManager } from 'typeorm';
import { type Owner, OWNER } from '../../owners/owner.js';
import { type KeyPolicy, POLICY_RULES, type PolicyRule } from './key-policy.js';

/** A key that a policy ends earlier. */
export interface ReachedKey {
  id: string;
  name: string;
  keyPrefix: string;
  /** The creator, who need not be the owner any more. */
  createdBy: string;
  owner: Owner;
  brokenRules: PolicyRule[];
  /** Without the policy. */
  expiresAt: Date | null;
  endsAt: Date;
}

export interface Reach {
  /** At most `limit`, newest first. */
  keys: ReachedKey[];
  total: number;
}

/** SQL: whether the key `k` of the owner `o` breaks a rule. */
const IS_BROKEN: Record<PolicyRule, string> = {
  max_lifetime_days: '$2::int IS NOT NULL AND (k.expires_at IS NULL OR k.expires_at > latest)',
  require_expiry: '$3::boolean AND k.expires_at IS NULL',
  require_allowlist: `$4::boolean AND (k.allowed_ips IS NULL OR k.allowlist_mode = 'observe')`,
  require_scopes: '$5::boolean AND k.scopes IS NULL',
  owners: `$8::text = 'service_accounts' AND NOT o.is_service_account`,
  revoke_unused_after_days: `$9::int IS NOT NULL AND clock_timestamp() >= $9 * interval '24 hours' + greatest(
    k.created_at, (SELECT u.last_used_at FROM api_key_last_uses u WHERE u.api_key_id = k.id))`,
};

const BROKEN_RULES = POLICY_RULES.map((rule) => `CASE WHEN ${IS_BROKEN[rule]} THEN '${rule}' END`).join(', ');

/** Each key is checked once (OFFSET 0), and owners are read only for the keys that are named. */
const REACHED = `
  SELECT k.id, k.name, k.key_prefix AS "keyPrefix", coalesce(k.made_by, k.created_by) AS "createdBy", ${OWNER} AS owner,
    k.expires_at AS "expiresAt", ends_at AS "endsAt", broken_rules AS "brokenRules", total
  FROM (
    SELECT k.*, ends_at, count(*) OVER () AS total
    FROM (
      SELECT k.id, k.name, k.key_prefix, k.created_by, k.made_by, k.expires_at, k.revoked_at, latest,
        array_remove(ARRAY[${BROKEN_RULES}], NULL) AS broken_rules
      FROM api_keys k
      JOIN users o ON o.id = k.created_by
      CROSS JOIN LATERAL (SELECT k.created_at + $2 * interval '24 hours' AS latest) AS lifetime
      WHERE k.workspace_id = $1 AND NOT k.canary
        AND clock_timestamp() < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
      OFFSET 0
    ) AS k
    CROSS JOIN LATERAL (
      SELECT CASE broken_rules WHEN '{max_lifetime_days}' THEN greatest(latest, $6::timestamptz) ELSE $6 END AS ends_at
    ) AS ending
    WHERE broken_rules <> '{}'
      AND ends_at < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
    ORDER BY k.id DESC LIMIT $7
  ) AS k
  JOIN users o ON o.id = k.created_by
  ORDER BY k.id DESC`;

/**
 * Finds the keys that a policy ends earlier, and when. The same function serves a dry run and the change itself, so the
 * two agree. A key that breaks a rule ends after the grace period; if it only lives too long, not before its maximum
 * lifetime is over.
 *
 * @param graceEndsAt when the grace period ends
 * @param lock whether to lock the keys against other changes until the transaction ends
 */
export async function findReached(
  manager: EntityManager,
  workspaceId: string,
  {
    policy,
    graceEndsAt,
    limit,
    lock,
  }: { policy: KeyPolicy; graceEndsAt: Date; limit: number; lock: boolean },
): Promise<Reach> {
  // A separate statement, because PostgreSQL cannot lock rows in a query with window functions.
  if (lock) {
    await manager.query('SELECT FROM api_keys WHERE workspace_id = $1 ORDER BY id FOR NO KEY UPDATE', [
      workspaceId,
    ]);
  }
  const rows = await manager.query<(ReachedKey & { total: string })[]>(REACHED, [
    workspaceId,
    policy.maxLifetimeDays,
    policy.requireExpiry,
    policy.requireAllowlist,
    policy.requireScopes,
    graceEndsAt,
    limit,
    policy.owners,
    policy.revokeUnusedAfterDays,
  ]);
  return {
    keys: rows.map(({ total: _, ...key }) => key),
    total: Number(rows[0]?.total ?? 0),
  };
}
