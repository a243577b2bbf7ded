import type { EntityManager } from 'typeorm';
import { type FieldError, problem } from '../../../core/errors/problem.js';
import type { ApiKeyLimits } from '../api-key-limits.js';

/** A workspace's requirements for its keys. */
export interface KeyPolicy {
  maxLifetimeDays: number | null;
  revokeUnusedAfterDays: number | null;
  requireExpiry: boolean;
  requireAllowlist: boolean;
  requireScopes: boolean;
  owners: PolicyOwners;
}

export const POLICY_OWNERS = ['any', 'service_accounts'] as const;

type PolicyOwners = (typeof POLICY_OWNERS)[number];

export const NO_POLICY: KeyPolicy = {
  maxLifetimeDays: null,
  revokeUnusedAfterDays: null,
  requireExpiry: false,
  requireAllowlist: false,
  requireScopes: false,
  owners: 'any',
};

/** The rules that a key can break, as named in the API. */
export const POLICY_RULES = [
  'max_lifetime_days',
  'require_expiry',
  'require_allowlist',
  'require_scopes',
  'owners',
  'revoke_unused_after_days',
] as const;

export type PolicyRule = (typeof POLICY_RULES)[number];

/** The fields of a key that a policy checks. */
export interface JudgedKey extends ApiKeyLimits {
  /** The start of its lifetime. */
  createdAt: Date;
  lastUsedAt: Date | null;
  isOfServiceAccount: boolean;
}

const DAY_MS = 86_400_000;

/** Call this while holding the workspace's lock: a concurrent policy change then waits, and reaches the key. */
export async function loadKeyPolicy(manager: EntityManager, workspaceId: string): Promise<KeyPolicy> {
  const [policy] = await manager.query<KeyPolicy[]>(
    `SELECT max_lifetime_days AS "maxLifetimeDays", require_expiry AS "requireExpiry",
       require_allowlist AS "requireAllowlist", require_scopes AS "requireScopes",
       owners, revoke_unused_after_days AS "revokeUnusedAfterDays"
     FROM key_policies WHERE workspace_id = $1`,
    [workspaceId],
  );
  return policy ?? NO_POLICY;
}

function brokenRules(policy: KeyPolicy, key: JudgedKey, now: Date): PolicyRule[] {
  const { maxLifetimeDays, revokeUnusedAfterDays, requireExpiry, requireAllowlist, requireScopes } = policy;
  const idleMs = now.getTime() - Math.max(key.createdAt.getTime(), key.lastUsedAt?.getTime() ?? 0);
  const isBroken: Record<PolicyRule, boolean> = {
    max_lifetime_days:
      maxLifetimeDays !== null &&
      (key.expiresAt === null || key.expiresAt.getTime() > latestEnd(maxLifetimeDays, key.createdAt)),
    require_expiry: requireExpiry && key.expiresAt === null,
    require_allowlist: requireAllowlist && (key.allowedIps === null || key.allowlistMode === 'observe'),
    require_scopes: requireScopes && key.scopes === null,
    owners: policy.owners === 'service_accounts' && !key.isOfServiceAccount,
    revoke_unused_after_days: revokeUnusedAfterDays !== null && idleMs >= revokeUnusedAfterDays * DAY_MS,
  };
  return POLICY_RULES.filter((rule) => isBroken[rule]);
}

const latestEnd = (days: number, createdAt: Date): number => createdAt.getTime() + days * DAY_MS;

/** For a key being created. */
export function refuseBreaking(
  policy: KeyPolicy,
  limits: ApiKeyLimits,
  isOfServiceAccount: boolean,
  now: Date,
): void {
  const key = { ...limits, createdAt: now, lastUsedAt: null, isOfServiceAccount };
  const broken = brokenRules(policy, key, now);
  if (broken.length > 0) throw breaksPolicy(broken, policy, now);
}

/**
 * For a key being changed. One that already broke a rule may still break it, as long as it does not live longer: its
 * expiry is what the policy has imposed on it.
 */
export function refuseBreakingFurther(
  policy: KeyPolicy,
  before: JudgedKey,
  after: JudgedKey,
  now: Date,
): void {
  const isLonger =
    before.expiresAt !== null && (after.expiresAt === null || after.expiresAt > before.expiresAt);
  const tolerated = isLonger ? [] : brokenRules(policy, before, now);
  const broken = brokenRules(policy, after, now).filter((rule) => !tolerated.includes(rule));
  if (broken.length > 0) throw breaksPolicy(broken, policy, after.createdAt);
}

function breaksPolicy(broken: readonly PolicyRule[], policy: KeyPolicy, createdAt: Date) {
  const days = policy.maxLifetimeDays ?? 0;
  const messages: Record<PolicyRule, FieldError> = {
    max_lifetime_days: {
      field: 'expires_at',
      message: `must be no later than ${new Date(latestEnd(days, createdAt)).toISOString()}: keys of this workspace live for at most ${days} days`,
    },
    require_expiry: {
      field: 'expires_at',
      message: 'is required: keys of this workspace must have an expiry',
    },
    require_allowlist: {
      field: 'allowed_ips',
      message:
        'is required, with `allowlist_mode` `enforce`: keys of this workspace must name the addresses they are used from',
    },
    require_scopes: {
      field: 'scopes',
      message: 'is required: keys of this workspace must name their scopes',
    },
    owners: {
      field: 'service_account_id',
      message: 'is required: keys of this workspace must belong to a service account',
    },
    revoke_unused_after_days: {
      field: 'expires_at',
      message: `must not be later: keys of this workspace that are unused for ${policy.revokeUnusedAfterDays} days end`,
    },
  };
  return problem('breaks_key_policy', {
    errors: broken.map((rule) => messages[rule]),
    extensions: { broken_rules: broken },
  });
}
