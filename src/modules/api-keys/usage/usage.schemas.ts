import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { type ApiKeyUsage, NOT_SAFE_BECAUSE } from './api-key-usage.js';
import type { UsageCounts } from './usage-buckets.js';
import type { UsageOverview } from '../overview/usage-overview.js';
import { USAGE_INTERVALS } from './usage-span.js';

export const usageQuery = z.strictObject({
  from: field.timestampInput
    .optional()
    .meta({ description: 'Rounded down to the interval. Default: seven days before `to`.' }),
  to: field.timestampInput.optional().meta({ description: 'Rounded up to the interval. Default: now.' }),
  interval: z
    .enum(USAGE_INTERVALS, { error: 'must be hour or day' })
    .default('day')
    .meta({ description: 'Days are UTC days. At most 31 days by hour, 400 by day.' }),
});

export type UsageQuery = z.output<typeof usageQuery>;

const countsShape = {
  allowed: z.int().meta({ description: 'Requests that were allowed.' }),
  denied: z.int(),
  denied_by_reason: z.record(z.string(), z.int()).meta({
    description:
      'Only for the owner: `revoked`, `disabled`, `expired`, `canary_used`, `address_not_allowed`, `creator_removed`, `insufficient_scope`, `insufficient_role` and so on.',
    examples: [{ address_not_allowed: 2 }],
  }),
};

export const usageResponse = z
  .object({
    api_key_id: field.id,
    from: field.timestamp,
    to: field.timestamp.meta({ description: 'The end of the period, not included.' }),
    interval: z.enum(USAGE_INTERVALS),
    buckets: z.array(z.object({ start: field.timestamp, ...countsShape })),
    totals: z.object(countsShape),
    last_used_at: field.timestamp.nullable(),
    last_address: z
      .string()
      .nullable()
      .meta({ description: 'The address of the last use.', examples: ['192.0.2.7'] }),
    addresses: z
      .array(
        z.object({
          address: z.string().meta({ examples: ['192.0.2.7'] }),
          allowed: z.int(),
          denied: z.int(),
          last_seen_at: field.timestamp,
        }),
      )
      .meta({
        description:
          'The addresses that requests with the key came from in the last 90 days, regardless of `from` and `to`: at most 50, the most recent first.',
      }),
    would_refuse: z
      .object({
        requests: z.int().meta({ description: 'From those addresses.', examples: [12] }),
        addresses_found: z.int(),
        last_at: field.timestamp.nullable(),
        addresses: z
          .array(
            z.object({
              address: z.string().meta({ examples: ['198.51.100.7'] }),
              requests: z.int(),
              last_seen_at: field.timestamp,
            }),
          )
          .meta({ description: 'At most 50, the most recent first.' }),
        unlisted_requests: z.int().meta({
          description: 'Allowed requests whose address was not recorded: the list may be incomplete.',
        }),
      })
      .nullable()
      .meta({
        description:
          'For a key whose allowlist is only observed: the addresses outside its present `allowed_ips` that requests were allowed from in the last 90 days, which `enforce` would refuse. null for other keys.',
      }),
    safe_to_revoke: z
      .boolean()
      .nullable()
      .meta({
        examples: [true],
        description:
          'null: the key was not rotated. true: its successor is in use, and this key was last used before that and not within the last 15 minutes; or it has already stopped. A client that runs once a day is idle for longer: look at the buckets too.',
      }),
    not_safe_because: z.enum(NOT_SAFE_BECAUSE).nullable().meta({
      description:
        'What `safe_to_revoke` still waits for; null: nothing. `successor_unused`: the new key was never used. `used_after_successor`: this key was used after the last use of the new one. `used_recently`: the new key is in use, but this one was used in the last 15 minutes.',
    }),
    replaced_by: field.id.nullable(),
  })
  .meta({ id: 'ApiKeyUsage', description: 'The usage of a key.' });

export type UsageResponse = z.output<typeof usageResponse>;

const toCounts = (counts: UsageCounts) => ({
  allowed: counts.allowed,
  denied: counts.denied,
  denied_by_reason: counts.deniedByReason,
});

export const toUsageResponse = (usage: ApiKeyUsage): UsageResponse => ({
  api_key_id: usage.apiKeyId,
  from: field.toTimestamp(usage.from),
  to: field.toTimestamp(usage.to),
  interval: usage.interval,
  buckets: usage.buckets.map((bucket) => ({ start: field.toTimestamp(bucket.start), ...toCounts(bucket) })),
  totals: toCounts(usage.totals),
  last_used_at: field.toNullableTimestamp(usage.lastUsedAt),
  last_address: usage.lastAddress,
  addresses: usage.addresses.map(({ address, allowed, denied, lastSeenAt }) => ({
    address,
    allowed,
    denied,
    last_seen_at: field.toTimestamp(lastSeenAt),
  })),
  would_refuse: usage.wouldRefuse && {
    requests: usage.wouldRefuse.requests,
    addresses_found: usage.wouldRefuse.addressesFound,
    last_at: field.toNullableTimestamp(usage.wouldRefuse.lastAt),
    addresses: usage.wouldRefuse.addresses.map(({ address, requests, lastSeenAt }) => ({
      address,
      requests,
      last_seen_at: field.toTimestamp(lastSeenAt),
    })),
    unlisted_requests: usage.wouldRefuse.unlistedRequests,
  },
  safe_to_revoke: usage.safeToRevoke,
  not_safe_because: usage.notSafeBecause,
  replaced_by: usage.replacedBy,
});

const OVERVIEW_DAYS_DEFAULT = 14;
const OVERVIEW_DAYS_MAX = 31;
/** As many as fit on a page of keys. */
const KEYS_ASKED_FOR_MAX = 100;

export const usageOverviewQuery = z.strictObject({
  days: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(OVERVIEW_DAYS_MAX, `must be at most ${OVERVIEW_DAYS_MAX}`)
    .default(OVERVIEW_DAYS_DEFAULT)
    .meta({ description: 'The number of UTC days, including today.' }),
  api_key_id: z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(field.id).max(KEYS_ASKED_FOR_MAX, `must be given at most ${KEYS_ASKED_FOR_MAX} times`),
    )
    .optional()
    .meta({ description: 'May be repeated: only these keys. Omitted: the busiest of all keys.' }),
});

export type UsageOverviewQuery = z.output<typeof usageOverviewQuery>;

const byDay = z.array(z.int()).meta({ examples: [[0, 12, 7]] });

export const usageOverviewResponse = z
  .object({
    from: field.timestamp,
    to: field.timestamp.meta({ description: 'The end of the period, not included.' }),
    api_keys: z.array(
      z.object({
        api_key_id: field.id,
        allowed: byDay.meta({ description: 'The requests of each day, oldest first.' }),
        denied: byDay.meta({ description: 'The requests of each day, oldest first.' }),
      }),
    ),
  })
  .meta({
    id: 'ApiKeyUsageOverview',
    description:
      'Requests per day for the keys that were used: at most 1,000 keys, those with the most requests first.',
  });

export type UsageOverviewResponse = z.output<typeof usageOverviewResponse>;

export const toUsageOverviewResponse = ({ from, to, keys }: UsageOverview): UsageOverviewResponse => ({
  from: field.toTimestamp(from),
  to: field.toTimestamp(to),
  api_keys: keys.map(({ apiKeyId, allowed, denied }) => ({ api_key_id: apiKeyId, allowed, denied })),
});
