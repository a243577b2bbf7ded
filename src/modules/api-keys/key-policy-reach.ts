import type { EntityManager } from 'typeorm';
import { type Owner, OWNER } from '../owners/owner.js';
import type { KeyPolicy, PolicyRule } from './key-policy.js';

/** A key that a policy ends earlier. */
export interface ReachedKey {
  id: string;
  name: string;
  keyPrefix: string;
  /** Who made it: the owner may be another by now. */
  createdBy: string;
  owner: Owner;
  brokenRules: PolicyRule[];
  /** Before the policy. */
  expiresAt: Date | null;
  endsAt: Date;
}

export interface Reach {
  /** At most `limit`, newest first. */
  keys: ReachedKey[];
  total: number;
}

/**
 * Which keys a policy ends earlier, and when. A dry run shows it and a change applies it: there is no second place that
 * knows. A key that breaks a rule ends when the grace is over; by its lifetime alone, not before that has passed.
 *
 * @param graceEndsAt when the grace is over
 * @param lock whether the keys are held against other changes until the transaction ends
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
  // A statement of its own: windows and locks exclude each other.
  if (lock) {
    await manager.query('SELECT FROM api_keys WHERE workspace_id = $1 ORDER BY id FOR NO KEY UPDATE', [
      workspaceId,
    ]);
  }
  const rows = await manager.query<(ReachedKey & { total: string })[]>(
    `SELECT k.id, k.name, k.key_prefix AS "keyPrefix", coalesce(k.made_by, k.created_by) AS "createdBy", ${OWNER} AS owner, k.expires_at AS "expiresAt",
       "endsAt", "brokenRules", count(*) OVER () AS total
     FROM api_keys k
     JOIN users o ON o.id = k.created_by
     LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
     CROSS JOIN LATERAL (SELECT k.created_at + $2 * interval '24 hours' AS latest) AS lifetime
     CROSS JOIN LATERAL (
       SELECT array_agg(rule ORDER BY place) AS "brokenRules", min(ends_at) AS "endsAt"
       FROM (VALUES
         (1, 'max_lifetime_days', k.expires_at IS NULL OR k.expires_at > latest, $2::int IS NOT NULL, greatest(latest, $6)),
         (2, 'require_expiry', k.expires_at IS NULL, $3::boolean, $6::timestamptz),
         (3, 'require_allowlist', k.allowed_ips IS NULL OR k.allowlist_mode = 'observe', $4::boolean, $6),
         (4, 'require_scopes', k.scopes IS NULL, $5::boolean, $6),
         (5, 'owners', NOT o.is_service_account, $8::text = 'service_accounts', $6),
         (6, 'revoke_unused_after_days',
           greatest(k.created_at, u.last_used_at) + $9 * interval '24 hours' <= clock_timestamp(), $9::int IS NOT NULL, $6)
       ) AS rules (place, rule, is_broken, is_asked, ends_at)
       WHERE is_broken AND is_asked
     ) AS broken
     WHERE k.workspace_id = $1 AND NOT k.canary AND "endsAt" < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
       AND clock_timestamp() < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
     ORDER BY k.id DESC LIMIT $7`,
    [
      workspaceId,
      policy.maxLifetimeDays,
      policy.requireExpiry,
      policy.requireAllowlist,
      policy.requireScopes,
      graceEndsAt,
      limit,
      policy.owners,
      policy.revokeUnusedAfterDays,
    ],
  );
  return {
    keys: rows.map(({ total: _, ...key }) => key),
    total: Number(rows[0]?.total ?? 0),
  };
}
