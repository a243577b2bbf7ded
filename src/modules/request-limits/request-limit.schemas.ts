import { PERIODS, type RequestLimit } from '@latchkey/verifier/slices';
import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { type RequestLimitBounds, REQUESTS_MAX } from '../../core/primitives/request-limits.js';
import { problem } from '../../core/errors/problem.js';
import { HOLDER_TYPES } from './quota-event.js';

const LIMITS_MAX = 4;

const requestLimit = z
  .strictObject({
    requests: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(REQUESTS_MAX, `must be at most ${REQUESTS_MAX}`)
      .meta({ examples: [1_000] }),
    per: field.choice(PERIODS, 'a period').meta({ examples: ['minute'] }),
  })
  .meta({ id: 'RequestLimit', description: 'This many requests per period, in UTC.' });

/** Shortest period first. */
export const limitsInput = z
  .array(requestLimit)
  .max(LIMITS_MAX, `must have at most ${LIMITS_MAX} entries`)
  .superRefine((limits, context) => {
    for (const [index, { per }] of limits.entries()) {
      if (limits.findIndex((other) => other.per === per) === index) continue;
      context.addIssue({ code: 'custom', path: [index, 'per'], message: `has a limit already: "${per}"` });
    }
  })
  .transform((limits): RequestLimit[] =>
    PERIODS.flatMap((per) => limits.filter((limit) => limit.per === per)),
  );

export const limitsOutput = z.array(requestLimit).nullable();

/**
 * @param ofWorkspace the operator's ceiling for this particular workspace; null: as for all workspaces
 * @throws validation_failed for a limit above what the operator allows
 */
export function refuseAboveCeilings(
  limits: readonly RequestLimit[] | null | undefined,
  { ceilings }: Pick<RequestLimitBounds, 'ceilings'>,
  ofWorkspace: readonly RequestLimit[] | null,
): void {
  const errors = (limits ?? []).flatMap(({ requests, per }, index) => {
    const most = (all: readonly RequestLimit[] | null): number =>
      all?.find((ceiling) => ceiling.per === per)?.requests ?? Infinity;
    const [ofServer, here] = [most(ceilings), most(ofWorkspace)];
    if (requests <= Math.min(ofServer, here)) return [];
    const message =
      here <= ofServer
        ? `must be at most ${here}: the server allows this workspace no more per ${per}`
        : `must be at most ${ofServer}: the server allows no more per ${per}`;
    return [{ field: `limits.${index}.requests`, message }];
  });
  if (errors.length > 0) throw problem('validation_failed', { errors });
}

const limitUsageResponse = z
  .object({
    holder: z.object({ type: z.enum(HOLDER_TYPES), id: field.id }).meta({
      description:
        'Whose requests are counted. Keys that share one count have the same `id`, which need not be that of a key.',
    }),
    requests: z.int().meta({ examples: [1_000] }),
    per: z.enum(PERIODS).meta({ examples: ['minute'] }),
    used: z.int().meta({ description: 'Requests that were let through, as far as reported.' }),
    reserved: z.int().meta({
      description: 'Handed out to servers and verifiers, and not yet reported as used or returned.',
    }),
    remaining: z.int(),
    window_started_at: field.timestamp,
    resets_at: field.timestamp,
  })
  .meta({ id: 'RequestLimitUsage' });

export const limitUsagesResponse = z.array(limitUsageResponse);
export type LimitUsageResponse = z.output<typeof limitUsageResponse>;
