import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { ownerOutput } from '../../owners/owner.schemas.js';
import { type KeyPolicy, POLICY_OWNERS, POLICY_RULES } from './key-policy.js';
import type { AppliedPolicy } from './key-policies.js';

const LIFETIME_DAYS_MAX = 3_650;
const GRACE_DAYS_MAX = 90;

const rule = (description: string) => z.boolean('must be true or false').default(false).meta({ description });

const days = (minimum: number, maximum: number) =>
  z
    .int('must be a whole number of days')
    .min(minimum, `must be at least ${minimum}`)
    .max(maximum, `must be at most ${maximum}`);

export const keyPolicyBody = z
  .strictObject({
    max_lifetime_days: days(1, LIFETIME_DAYS_MAX).nullable().default(null).meta({
      description: 'A key expires at most this many days after it was created. null: no maximum.',
    }),
    require_expiry: rule('Keys must have an expiry.'),
    require_allowlist: rule('Keys must name the addresses that they may be used from.'),
    require_scopes: rule('Keys must name their scopes.'),
    owners: field
      .choice(POLICY_OWNERS, 'a kind of owners')
      .default('any')
      .meta({ description: 'service_accounts: keys must belong to a service account, not to a person.' }),
    revoke_unused_after_days: days(1, LIFETIME_DAYS_MAX).nullable().default(null).meta({
      description:
        'A key that has not been used for this many days ends within an hour. This also applies later. null: unused keys stay.',
    }),
    grace_days: days(0, GRACE_DAYS_MAX)
      .default(0)
      .meta({
        description: `How long existing keys that break the policy continue to work: at most ${GRACE_DAYS_MAX} days. 0: they end at once.`,
      }),
  })
  .meta({ id: 'KeyPolicyChange', description: 'Replaces the whole policy: omitted rules do not apply.' });

export const keyPolicyQuery = z.strictObject({
  dry_run: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'true: changes nothing, and returns what would happen.' }),
});

const policyShape = {
  max_lifetime_days: z
    .int()
    .nullable()
    .meta({
      description: 'How many days after its creation a key expires at the latest; null: no maximum.',
      examples: [365],
    }),
  require_expiry: z.boolean().meta({ description: 'Whether keys must have an expiry.' }),
  require_allowlist: z.boolean().meta({
    description: 'Whether keys must have an allowlist of addresses, and enforce that.',
  }),
  require_scopes: z.boolean().meta({ description: 'Whether keys must name their scopes.' }),
  owners: z.enum(POLICY_OWNERS).meta({
    description: '`service_accounts`: keys must belong to a service account, not to a person.',
  }),
  revoke_unused_after_days: z
    .int()
    .nullable()
    .meta({
      description: 'After how many days without a use a key ends; null: unused keys stay.',
      examples: [90],
    }),
};

export const keyPolicyResponse = z
  .object(policyShape)
  .meta({ id: 'KeyPolicy', description: "A workspace's requirements for its keys." });

export const appliedKeyPolicyResponse = z
  .object({
    ...policyShape,
    dry_run: z.boolean().meta({ description: 'true: nothing was changed.' }),
    keys_reached: z.int().meta({ description: 'How many keys end earlier by this policy.' }),
    keys: z
      .array(
        z.object({
          id: field.id,
          name: z.string().meta({ examples: ['Production backend'] }),
          key_prefix: z.string().meta({ examples: ['lk_3f9a'] }),
          owner: ownerOutput,
          created_by: field.id.meta({
            description:
              'The user who created the key; for a key that a key of a service account created, the service account.',
          }),
          broken_rules: z.array(z.enum(POLICY_RULES)).meta({ description: 'The rules that the key breaks.' }),
          ends_at: field.timestamp.meta({ description: 'When the key expires by this policy.' }),
        }),
      )
      .meta({ description: 'These keys, newest first: at most 1,000 of them.' }),
  })
  .meta({ id: 'AppliedKeyPolicy', description: 'A policy, and the keys that it ends earlier.' });

export type KeyPolicyBody = z.output<typeof keyPolicyBody>;
type LaterRule = 'owners' | 'revoke_unused_after_days';
export type KeyPolicyQuery = z.output<typeof keyPolicyQuery>;
export type KeyPolicyResponse = z.output<typeof keyPolicyResponse>;
export type AppliedKeyPolicyResponse = z.output<typeof appliedKeyPolicyResponse>;

/** Also accepts an audit event from before the last two fields existed. */
export const toKeyPolicy = (
  body: Omit<KeyPolicyBody, 'grace_days' | LaterRule> & Partial<Pick<KeyPolicyBody, LaterRule>>,
): KeyPolicy => ({
  maxLifetimeDays: body.max_lifetime_days,
  requireExpiry: body.require_expiry,
  requireAllowlist: body.require_allowlist,
  requireScopes: body.require_scopes,
  owners: body.owners ?? 'any',
  revokeUnusedAfterDays: body.revoke_unused_after_days ?? null,
});

export const toKeyPolicyResponse = (policy: KeyPolicy): KeyPolicyResponse => ({
  max_lifetime_days: policy.maxLifetimeDays,
  require_expiry: policy.requireExpiry,
  require_allowlist: policy.requireAllowlist,
  require_scopes: policy.requireScopes,
  owners: policy.owners,
  revoke_unused_after_days: policy.revokeUnusedAfterDays,
});

export const toAppliedKeyPolicyResponse = (
  { policy, reach }: AppliedPolicy,
  dryRun: boolean,
): AppliedKeyPolicyResponse => ({
  ...toKeyPolicyResponse(policy),
  dry_run: dryRun,
  keys_reached: reach.total,
  keys: reach.keys.map((key) => ({
    id: key.id,
    name: key.name,
    key_prefix: key.keyPrefix,
    owner: key.owner,
    created_by: key.createdBy,
    broken_rules: key.brokenRules,
    ends_at: field.toTimestamp(key.endsAt),
  })),
});
