import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { ownerOutput } from '../../owners/owner.schemas.js';
import { type Finding, FINDINGS, REVIEWED_DAYS } from './key-findings.js';
import { type KeyReview, REVIEWED_KEYS_MAX } from './key-review.js';

export const keyReviewQuery = z.strictObject({
  finding: z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z
        .array(field.choice(FINDINGS, 'a finding'))
        .max(FINDINGS.length, `must be given at most ${FINDINGS.length} times`),
    )
    .optional()
    .meta({ description: 'May be repeated: only keys with one of these findings.' }),
  limit: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(REVIEWED_KEYS_MAX, `must be at most ${REVIEWED_KEYS_MAX}`)
    .default(REVIEWED_KEYS_MAX)
    .meta({ description: 'The maximum number of keys in the response.' }),
});

export type KeyReviewQuery = z.output<typeof keyReviewQuery>;

export const keyReviewResponse = z
  .object({
    keys_found: z.int().meta({ description: 'How many keys have one of the requested findings.' }),
    found_by_finding: z
      .object(Object.fromEntries(FINDINGS.map((finding) => [finding, z.int()])) as Record<Finding, z.ZodInt>)
      .meta({ description: 'How many keys have each finding, requested or not.' }),
    keys: z
      .array(
        z.object({
          id: field.id,
          name: z.string().meta({ examples: ['Production backend'] }),
          key_prefix: z.string().meta({ examples: ['lk_3f9a'] }),
          owner: ownerOutput,
          created_at: field.timestamp,
          last_used_at: field.timestamp.nullable(),
          findings: z.array(z.enum(FINDINGS)).meta({
            description: `unused: for ${REVIEWED_DAYS} days. wider_than_used: it has scopes that it has not needed for ${REVIEWED_DAYS} days. no_allowlist: it came from at most two addresses in that time. These two only where every request of this time is accounted for. owner_inactive: its owner has not used a browser session for ${REVIEWED_DAYS} days; transfer the key to a service account, before they leave.`,
          }),
          proposal: z
            .object({ scopes: z.array(z.string()).optional(), allowed_ips: z.array(z.string()).optional() })
            .nullable()
            .meta({ description: 'The body of the `PATCH` that would narrow the key; null: none.' }),
        }),
      )
      .meta({ description: 'Newest first: at most `limit`.' }),
  })
  .meta({ id: 'KeyReview', description: 'Keys that could be removed or narrowed.' });

export type KeyReviewResponse = z.output<typeof keyReviewResponse>;

export const toKeyReviewResponse = ({ keys, total, foundBy }: KeyReview): KeyReviewResponse => ({
  keys_found: total,
  found_by_finding: foundBy,
  keys: keys.map(({ proposal: { scopes, allowedIps }, ...key }) => ({
    id: key.id,
    name: key.name,
    key_prefix: key.keyPrefix,
    owner: key.owner,
    created_at: field.toTimestamp(key.createdAt),
    last_used_at: field.toNullableTimestamp(key.lastUsedAt),
    findings: key.findings,
    proposal:
      scopes || allowedIps
        ? { ...(scopes && { scopes }), ...(allowedIps && { allowed_ips: allowedIps }) }
        : null,
  })),
});
