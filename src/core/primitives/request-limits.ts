import { type LimitSource, type Period, PERIODS, type RequestLimit } from '@latchkey/verifier/slices';

/** The operator's limits for one kind of holder. */
export interface RequestLimitBounds {
  /** For holders without limits of their own. */
  defaults: readonly RequestLimit[];
  /** For all holders. */
  ceilings: readonly RequestLimit[];
}

export const REQUESTS_MAX = 1_000_000_000_000;

/**
 * The effective limits, shortest period first.
 *
 * @param own null: use the server's defaults
 */
export function effectiveLimits(
  own: readonly RequestLimit[] | null,
  { defaults, ceilings }: RequestLimitBounds,
): RequestLimit[] {
  const byPeriod = new Map<Period, number>((own ?? defaults).map(({ per, requests }) => [per, requests]));
  for (const { per, requests } of ceilings) {
    byPeriod.set(per, Math.min(requests, byPeriod.get(per) ?? Infinity));
  }
  return PERIODS.flatMap((per) => {
    const requests = byPeriod.get(per);
    return requests === undefined ? [] : [{ requests, per }];
  });
}

const POOL_MAX = 1_000;
/** Most holders share the same limits, so one copy serves them all. */
const pool = new Map<string, readonly RequestLimit[]>();

function pooled(limits: readonly RequestLimit[]): readonly RequestLimit[] {
  const name = JSON.stringify(limits);
  const known = pool.get(name);
  if (known) return known;
  if (pool.size >= POOL_MAX) pool.clear();
  pool.set(name, limits);
  return limits;
}

/** The limits that a request counts against; null: it is not limited. */
export function limitSourceOf(
  type: string,
  id: string,
  own: readonly RequestLimit[] | null,
  bounds: RequestLimitBounds,
): LimitSource | null {
  const limits = effectiveLimits(own, bounds);
  return limits.length === 0 ? null : { type, id, limits: pooled(limits), counted: undefined };
}

/** Whether `wanted` never allows more than `own` in any period. */
export const areWithin = (
  wanted: readonly RequestLimit[] | null,
  own: readonly RequestLimit[] | null,
): boolean =>
  (own ?? []).every(({ per, requests }) =>
    wanted?.some((limit) => limit.per === per && limit.requests <= requests),
  );
