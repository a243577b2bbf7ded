export const PERIODS = ['second', 'minute', 'hour', 'day', 'month'] as const;

export type Period = (typeof PERIODS)[number];

/** So many requests in each window of that length, in UTC. */
export interface RequestLimit {
  requests: number;
  per: Period;
}

/** Whose requests are counted: one count for all that share it. */
export interface LimitHolder {
  type: string;
  id: string;
  /** The limiter's own: what the last request counted against. Here, since a map would take as much memory as the source. */
  counted?: unknown;
}

/** The limits of one holder. */
export interface LimitSource extends LimitHolder {
  limits: readonly RequestLimit[];
}

const SECOND_MS = 1_000;
const DAY_MS = 86_400 * SECOND_MS;

/** Of a month: the shortest. */
export const PERIOD_MS: Record<Period, number> = {
  second: SECOND_MS,
  minute: 60 * SECOND_MS,
  hour: 3_600 * SECOND_MS,
  day: DAY_MS,
  month: 28 * DAY_MS,
};

/** Those that last for a day or longer are quotas, in the words of the API. */
export const isQuota = (per: Period): boolean => PERIOD_MS[per] >= DAY_MS;

/** What all limits of one kind of holder have in common that allow as much: made once, and shared. */
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

/** `RateLimit-Policy`: what holds, whatever has been used. */
export const policyOf = ({ type }: LimitHolder, { requests, per }: RequestLimit): string =>
  `"${nameOf(type, per)}";q=${requests}${per === 'month' ? '' : `;w=${PERIOD_MS[per] / SECOND_MS}`}`;

/** How a limit is called in headers, such as `api-key-minute`. */
export const nameOf = (type: string, per: Period): string => `${type.replaceAll('_', '-')}-${per}`;
