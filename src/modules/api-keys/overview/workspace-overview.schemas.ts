import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import {
  ENDANGERED_KEYS_MAX,
  EXPIRING_DAYS,
  type EndangeredKeys,
  type WorkspaceOverview,
} from './workspace-overview.js';
import { BUSIEST_KEYS_MAX } from './workspace-traffic.js';

const countsShape = {
  allowed: z.int().meta({ description: 'Requests that were allowed.', examples: [1200] }),
  denied: z.int().meta({ examples: [3] }),
};

const keyShape = {
  id: field.id,
  name: z.string().meta({ examples: ['Production backend'] }),
  key_prefix: z.string().meta({ examples: ['lk_3f9a'] }),
};

export const workspaceOverviewResponse = z
  .object({
    from: field.timestamp,
    to: field.timestamp.meta({ description: 'The end of the period, not included.' }),
    buckets: z.array(z.object({ start: field.timestamp, ...countsShape })),
    totals: z.object(countsShape),
    previous: z.object({ from: field.timestamp, to: field.timestamp, ...countsShape }).meta({
      description:
        'The preceding period, as long as the elapsed part of this one. The current hour is compared with a whole hour.',
    }),
    api_keys: z.object({
      total: z.int().meta({ description: 'Including keys that have ended.' }),
      active: z.int().meta({ examples: [12] }),
      active_before: z.int().meta({ description: 'How many were active at `from`.', examples: [10] }),
      last_used_at: field.timestamp.nullable().meta({ description: 'The last use of any key.' }),
    }),
    busiest_keys: z
      .array(
        z.object({
          ...keyShape,
          ...countsShape,
          denied_by_limits: z.int().meta({
            description:
              'Of the denied requests, those refused as `rate_limited` or `quota_exceeded`: by a limit of the key, of its service account or of the workspace.',
            examples: [2],
          }),
        }),
      )
      .meta({ description: `At most ${BUSIEST_KEYS_MAX}, those with the most requests first.` }),
    leaked_keys: z
      .object({
        found: z.int(),
        keys: z
          .array(z.object({ ...keyShape, leaked_at: field.timestamp }))
          .meta({ description: `At most ${ENDANGERED_KEYS_MAX}, the longest known first.` }),
      })
      .meta({ description: 'Active keys that were reported as leaked.' }),
    expiring_keys: z
      .object({
        found: z.int(),
        keys: z
          .array(z.object({ ...keyShape, expires_at: field.timestamp }))
          .meta({ description: `At most ${ENDANGERED_KEYS_MAX}, the next to expire first.` }),
      })
      .meta({
        description: `Active keys that expire within ${EXPIRING_DAYS} days; without those that another key has replaced.`,
      }),
  })
  .meta({
    id: 'WorkspaceOverview',
    description: 'What the keys of a workspace do, and which are at risk.',
  });

export type WorkspaceOverviewResponse = z.output<typeof workspaceOverviewResponse>;

const toKey = ({ id, name, keyPrefix }: { id: string; name: string; keyPrefix: string }) => ({
  id,
  name,
  key_prefix: keyPrefix,
});

const toKeys = <Name extends string>({ found, keys }: EndangeredKeys, at: Name) => ({
  found,
  keys: keys.map((key) => ({
    ...toKey(key),
    ...({ [at]: field.toTimestamp(key.at) } as Record<Name, string>),
  })),
});

export const toWorkspaceOverviewResponse = (overview: WorkspaceOverview): WorkspaceOverviewResponse => ({
  from: field.toTimestamp(overview.from),
  to: field.toTimestamp(overview.to),
  buckets: overview.buckets.map(({ start, ...counts }) => ({ start: field.toTimestamp(start), ...counts })),
  totals: overview.totals,
  previous: {
    ...overview.previous,
    from: field.toTimestamp(overview.previous.from),
    to: field.toTimestamp(overview.previous.to),
  },
  api_keys: {
    total: overview.counts.total,
    active: overview.counts.active,
    active_before: overview.counts.activeBefore,
    last_used_at: field.toNullableTimestamp(overview.counts.lastUsedAt),
  },
  busiest_keys: overview.busiestKeys.map(({ allowed, denied, deniedByLimits, ...key }) => ({
    ...toKey(key),
    allowed,
    denied,
    denied_by_limits: deniedByLimits,
  })),
  leaked_keys: toKeys(overview.leaked, 'leaked_at'),
  expiring_keys: toKeys(overview.expiring, 'expires_at'),
});
