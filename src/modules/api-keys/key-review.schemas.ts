import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { FINDINGS, type KeyReview, REVIEWED_DAYS, REVIEWED_KEYS_MAX } from './key-review.js';

export const keyReviewResponse = z
  .object({
    keys_found: z.int().meta({ description: 'How many keys have a finding.' }),
    keys: z
      .array(
        z.object({
          id: field.id,
          name: z.string().meta({ examples: ['Production backend'] }),
          key_prefix: z.string().meta({ examples: ['lk_3f9a'] }),
          owner: z.object({
            type: z.enum(['user', 'service_account']),
            id: field.id,
            name: z.string().nullable(),
          }),
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
      .meta({ description: `Newest first: at most ${REVIEWED_KEYS_MAX.toLocaleString('en')}.` }),
  })
  .meta({ id: 'KeyReview', description: 'Keys that could go, or be narrower.' });

export type KeyReviewResponse = z.output<typeof keyReviewResponse>;

export const toKeyReviewResponse = ({ keys, total }: KeyReview): KeyReviewResponse => ({
  keys_found: total,
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
