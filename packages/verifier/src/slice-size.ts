/** What decides how large a slice of a limit its holder asks for next. */
export interface Demand {
  /** What is left of the window, as far as the holder knows: at most this much too much. */
  remaining: number;
  /** How many instances and verifiers may ask for slices of the same limit. */
  holders: number;
  /** What the holder wanted the last time; 0 for the first slice. */
  wanted: number;
  /** Requests that wait for this slice. */
  waiting: number;
}

/** It doubles with every slice, so that one that uses much of a limit soon asks rarely. */
export const nextWanted = (wanted: number, limit: number): number => Math.min(limit, Math.max(1, 2 * wanted));

/**
 * How large a slice to ask for. The database grants it, or what is left if that is less: so whatever is asked for, the
 * limit holds. The rule below is about the two things that remain: asking rarely, and leaving nothing unused with others.
 *
 * - At most half of an equal share of what is left. Each slice then leaves `1 - 1 / 2n` of it, so that a window takes about
 *   `2n · ln(limit)` slices, and what all n holders have been given last is half of what was left then at most.
 * - No more than twice what was wanted before: what rarely asks holds little.
 * - Enough for the requests that wait, since those use it at once.
 */
export function sliceSize({ remaining, holders, wanted, waiting }: Demand): number {
  const share = Math.floor(remaining / (2 * Math.max(1, holders)));
  return Math.max(1, Math.min(wanted, share), waiting);
}

/**
 * What a holder keeps of a slice after a review, and gives back the rest: twice what it has used since the last one. So
 * what nobody uses comes back within one review, and never lies with one holder while another is refused for longer.
 */
export const keptAfterReview = (left: number, usedSinceReview: number): number =>
  Math.min(left, 2 * usedSinceReview);
