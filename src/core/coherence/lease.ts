/** How long an instance may answer from its cache after a renewal was sent. */
export const LEASE_MS = 3_000;
/** How much earlier the holder stops than the writer, to allow for clocks that run at different speeds (5%). */
export const DRIFT_MARGIN_MS = 150;
export const RENEW_EVERY_MS = 1_000;

/** A point in time by both clocks of this process, in milliseconds; only differences are meaningful. */
export interface Moment {
  monotonic: number;
  wall: number;
}

export type Clocks = () => Moment;

const systemClocks: Clocks = () => ({ monotonic: performance.now(), wall: Date.now() });

/**
 * The right to answer from the cache for a while. It counts from the moment a renewal was *sent*: the database cannot
 * have processed it earlier, so a writer that waits a full lease after a later commit has waited long enough.
 *
 * It is measured by the monotonic clock. On Linux that clock stands still while the machine sleeps, so the wall clock must
 * agree to within a lease. A jump of the wall clock therefore ends the lease, and the next renewal restores it.
 */
export class Lease {
  private start: Moment | undefined;
  private isHeld = false;

  constructor(readonly now: Clocks = systemClocks) {}

  get isValid(): boolean {
    const { start } = this;
    if (!this.isHeld || !start) return false;
    const { monotonic, wall } = this.now();
    return (
      monotonic - start.monotonic < LEASE_MS - DRIFT_MARGIN_MS &&
      Math.abs(wall - start.wall) < LEASE_MS - DRIFT_MARGIN_MS
    );
  }

  /** The time since the last confirmed renewal was sent; undefined before the first. */
  get ageMs(): number | undefined {
    return this.start && this.now().monotonic - this.start.monotonic;
  }

  /** A renewal sent at `sentAt` has been confirmed. Never counts from an earlier one than the last. */
  renewedAt(sentAt: Moment): void {
    const isOlder = this.start !== undefined && sentAt.monotonic < this.start.monotonic;
    if (isOlder && this.isHeld) return;
    this.start = sentAt;
    this.isHeld = true;
  }

  /** Ends the lease at once. */
  end(): void {
    this.isHeld = false;
  }
}
