import type { EntityManager } from 'typeorm';
import { type FieldError, problem } from '../../core/errors/problem.js';
import type { ApiKeyLimits } from './api-key-limits.js';

/** What a workspace asks of its keys. */
export interface KeyPolicy {
  maxLifetimeDays: number | null;
  requireExpiry: boolean;
  requireAllowlist: boolean;
  requireScopes: boolean;
}

export const NO_POLICY: KeyPolicy = {
  maxLifetimeDays: null,
  requireExpiry: false,
  requireAllowlist: false,
  requireScopes: false,
};

/** The rules that a key breaks, in the words of the API. */
export const POLICY_RULES = [
  'max_lifetime_days',
  'require_expiry',
  'require_allowlist',
  'require_scopes',
] as const;

export type PolicyRule = (typeof POLICY_RULES)[number];

const DAY_MS = 86_400_000;

/** To be called with the workspace held: a policy that is changed meanwhile waits for that, and reaches the key. */
export async function loadKeyPolicy(manager: EntityManager, workspaceId: string): Promise<KeyPolicy> {
  const [policy] = await manager.query<KeyPolicy[]>(
    `SELECT max_lifetime_days AS "maxLifetimeDays", require_expiry AS "requireExpiry",
       require_allowlist AS "requireAllowlist", require_scopes AS "requireScopes"
     FROM key_policies WHERE workspace_id = $1`,
    [workspaceId],
  );
  return policy ?? NO_POLICY;
}

/** @param createdAt the key's; its lifetime counts from there */
export function brokenRules(policy: KeyPolicy, limits: ApiKeyLimits, createdAt: Date): PolicyRule[] {
  const { maxLifetimeDays, requireExpiry, requireAllowlist, requireScopes } = policy;
  const isBroken: Record<PolicyRule, boolean> = {
    max_lifetime_days:
      maxLifetimeDays !== null &&
      (limits.expiresAt === null || limits.expiresAt.getTime() > latestEnd(maxLifetimeDays, createdAt)),
    require_expiry: requireExpiry && limits.expiresAt === null,
    require_allowlist: requireAllowlist && limits.allowedIps === null,
    require_scopes: requireScopes && limits.scopes === null,
  };
  return POLICY_RULES.filter((rule) => isBroken[rule]);
}

const latestEnd = (days: number, createdAt: Date): number => createdAt.getTime() + days * DAY_MS;

/** For a key that is made. */
export function refuseBreaking(policy: KeyPolicy, limits: ApiKeyLimits, createdAt: Date): void {
  const broken = brokenRules(policy, limits, createdAt);
  if (broken.length > 0) throw breaksPolicy(broken, policy, createdAt);
}

/**
 * For a key that is changed. One that broke a rule before may still break it, as long as it does not live longer: its end
 * is what the policy has done to it.
 */
export function refuseBreakingFurther(
  policy: KeyPolicy,
  before: ApiKeyLimits,
  after: ApiKeyLimits,
  createdAt: Date,
): void {
  const isLonger =
    before.expiresAt !== null && (after.expiresAt === null || after.expiresAt > before.expiresAt);
  const tolerated = isLonger ? [] : brokenRules(policy, before, createdAt);
  const broken = brokenRules(policy, after, createdAt).filter((rule) => !tolerated.includes(rule));
  if (broken.length > 0) throw breaksPolicy(broken, policy, createdAt);
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
      message: 'is required: keys of this workspace must name the addresses they are used from',
    },
    require_scopes: {
      field: 'scopes',
      message: 'is required: keys of this workspace must name their scopes',
    },
  };
  return problem('breaks_key_policy', {
    errors: broken.map((rule) => messages[rule]),
    extensions: { broken_rules: broken },
  });
}
