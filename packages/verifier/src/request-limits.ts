export const PERIODS = ['second', 'minute', 'hour', 'day', 'month'] as const;

export type Period = (typeof PERIODS)[number];

/** A number of requests per window of that length, in UTC. */
export interface RequestLimit {
  requests: number;
  per: Period;
}

/** The owner of a count, which several credentials may share. */
export interface LimitHolder {
  type: string;
  id: string;
  /**
   * Used by the limiter: what the last request counted against. Stored here, because a map would take as much memory as
   * the source itself.
   */
  counted?: unknown;
}

/** The limits of one holder. */
export interface LimitSource extends LimitHolder {
  limits: readonly RequestLimit[];
}

const SECOND_MS = 1_000;
const DAY_MS = 86_400 * SECOND_MS;

/** For a month: the shortest. */
export const PERIOD_MS: Record<Period, number> = {
  second: SECOND_MS,
  minute: 60 * SECOND_MS,
  hour: 3_600 * SECOND_MS,
  day: DAY_MS,
  month: 28 * DAY_MS,
};

/** Limits per day or longer are called quotas in the API. */
export const isQuota = (per: Period): boolean => PERIOD_MS[per] >= DAY_MS;

/** The header text shared by all limits of one kind of holder with the same size: created once. */
export interface LimitWords {
  /** `RateLimit-Policy`. */
  policy: string;
  /** The beginning of `RateLimit`, before what is left. */
  state: string;
}

const WORDS_MAX = 1_000;
const wordsByPolicy = new Map<string, LimitWords>();

export function wordsOf(holder: LimitHolder, limit: RequestLimit): LimitWords {
  const policy = policyOf(holder, limit);
  const known = wordsByPolicy.get(policy);
  if (known) return known;
  const words = { policy, state: `"${nameOf(holder.type, limit.per)}";r=` };
  if (wordsByPolicy.size >= WORDS_MAX) wordsByPolicy.clear();
  wordsByPolicy.set(policy, words);
  return words;
}

/** `RateLimit-Policy`: the limit, regardless of use. */
const policyOf = ({ type }: LimitHolder, { requests, per }: RequestLimit): string =>
  `"${nameOf(type, per)}";q=${requests}${per === 'month' ? '' : `;w=${PERIOD_MS[per] / SECOND_MS}`}`;

/** A limit's name in headers, such as `api-key-minute`. */
const nameOf = (type: string, per: Period): string => `${type.replaceAll('_', '-')}-${per}`;
