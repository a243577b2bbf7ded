/** How long an instance may answer from its cache after a renewal was sent. */
export const LEASE_MS = 3_000;
/** How much earlier the holder stops than the writer: room for clocks that run at different speeds (5%). */
export const DRIFT_MARGIN_MS = 150;
export const RENEW_EVERY_MS = 1_000;

/** Milliseconds of a monotonic clock; only differences mean anything. */
export type MonotonicClock = () => number;

/**
 * The right to answer from the cache for a while. It counts from the moment a renewal was *sent*: the database
 * cannot have processed it earlier, so whoever waits a full lease after a later commit has waited long enough.
 */
export class Lease {
  private validUntil = -Infinity;
  private lastRenewedAt: number | undefined;

  constructor(private readonly now: MonotonicClock = () => performance.now()) {}

  get isValid(): boolean {
    return this.now() < this.validUntil;
  }

  /** For how long no renewal that was sent since then has been confirmed; undefined before the first one was. */
  get ageMs(): number | undefined {
    return this.lastRenewedAt === undefined ? undefined : this.now() - this.lastRenewedAt;
  }

  /** A renewal that was sent at `sentAt` (of the same clock) was confirmed. Never shortens the lease. */
  renewedAt(sentAt: number): void {
    this.lastRenewedAt = Math.max(this.lastRenewedAt ?? -Infinity, sentAt);
    this.validUntil = Math.max(this.validUntil, sentAt + LEASE_MS - DRIFT_MARGIN_MS);
  }

  /** Gives the lease up at once. */
  end(): void {
    this.validUntil = -Infinity;
  }
}
