/** What determines the size of the next slice that a holder asks for. */
export interface Demand {
  /** What is left of the window, as far as the holder knows: the actual number may be lower. */
  remaining: number;
  /** How many instances and verifiers may ask for slices of the same limit. */
  holders: number;
  /** The size wanted last time; 0 for the first slice. */
  wanted: number;
  /** Requests that wait for this slice. */
  waiting: number;
}

/** Doubles with every slice, so that a heavy user of a limit soon asks rarely. */
export const nextWanted = (wanted: number, limit: number): number => Math.min(limit, Math.max(1, 2 * wanted));

/**
 * The size of the slice to ask for. The database grants it, or whatever is left if that is less, so the limit holds
 * regardless of this rule. The rule pursues the two remaining goals: to ask rarely, and to leave nothing unused with
 * others.
 *
 * - At most half of an equal share of what is left. Each slice then leaves `1 - 1 / 2n` of it, so a window takes about
 *   `2n · ln(limit)` slices, and the last slices of all n holders amount to at most half of what was left then.
 * - At most twice what was wanted before, so a holder that rarely asks holds little.
 * - Enough for the waiting requests, since those use it at once.
 */
export function sliceSize({ remaining, holders, wanted, waiting }: Demand): number {
  const share = Math.floor(remaining / (2 * Math.max(1, holders)));
  return Math.max(1, Math.min(wanted, share), waiting);
}

/**
 * How much of a slice a holder keeps after a review: twice what it has used since the last one. It returns the rest, so
 * unused requests come back within one review, and never stay with one holder while another is refused for longer.
 */
export const keptAfterReview = (left: number, usedSinceReview: number): number =>
  Math.min(left, 2 * usedSinceReview);
