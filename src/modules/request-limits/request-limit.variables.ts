import { PERIODS, type Period, type RequestLimit } from '@latchkey/verifier/slices';
import { z } from 'zod';
import { list } from '../../core/config/variables.js';
import { REQUESTS_MAX } from '../../core/primitives/request-limits.js';

/** The type of variable, for everything that has limits. */

const REQUEST_LIMIT = new RegExp(`^(\\d{1,13})/(${PERIODS.join('|')})$`);

/** `1000/minute,100000/day` */
export const requestLimits = list(
  z
    .string()
    .regex(REQUEST_LIMIT, `must be limits such as 1000/minute, with one of ${PERIODS.join(', ')}`)
    .transform((text): RequestLimit => {
      const [requests, per] = text.split('/');
      return { requests: Number(requests), per: per as Period };
    })
    .refine(
      ({ requests }) => requests >= 1 && requests <= REQUESTS_MAX,
      `must have between 1 and ${REQUESTS_MAX.toLocaleString('en')} requests`,
    ),
).refine(
  (limits) => new Set(limits.map(({ per }) => per)).size === limits.length,
  'must have at most one limit for each period',
);
