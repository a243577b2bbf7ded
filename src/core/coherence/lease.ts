/** How long an instance may answer from its cache after a renewal was sent. */
export const LEASE_MS = 3_000;
/** How much earlier the holder stops than the writer, to allow for clocks that run at different speeds (5%). */
export const DRIFT_MARGIN_MS = 150;
export const RENEW_EVERY_MS = 1_000;

/** Milliseconds of a monotonic clock; only differences are meaningful. */
export type MonotonicClock = () => number;

/**
 * The right to answer from the cache for a while. It counts from the moment a renewal was *sent*: the database cannot
 * have processed it earlier, so a writer that waits a full lease after a later commit has waited long enough.
 */
export class Lease {
  private validUntil = -Infinity;
  private lastRenewedAt: number | undefined;

  constructor(private readonly now: MonotonicClock = () => performance.now()) {}

  get isValid(): boolean {
    return this.now() < this.validUntil;
  }

  /** The time since the last confirmed renewal was sent; undefined before the first. */
  get ageMs(): number | undefined {
    return this.lastRenewedAt === undefined ? undefined : this.now() - this.lastRenewedAt;
  }

  /** Extends the lease from a confirmed renewal sent at `sentAt` (on the same clock). Never shortens it. */
  renewedAt(sentAt: number): void {
    this.lastRenewedAt = Math.max(this.lastRenewedAt ?? -Infinity, sentAt);
    this.validUntil = Math.max(this.validUntil, sentAt + LEASE_MS - DRIFT_MARGIN_MS);
  }

  /** Ends the lease at once. */
  end(): void {
    this.validUntil = -Infinity;
  }
}
