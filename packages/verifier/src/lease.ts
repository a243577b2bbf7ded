/** Allows for clocks that run at different speeds: the holder stops a twentieth before those who wait for it. */
const DRIFT_SHARE = 0.05;

/** A point in time by both clocks of this process, in milliseconds. */
export interface Moment {
  monotonic: number;
  wall: number;
}

export interface Clocks {
  monotonic(): number;
  wall(): number;
}

const systemClocks: Clocks = { monotonic: () => performance.now(), wall: () => Date.now() };

/**
 * The right to decide from the cache. It counts from the moment a renewal was *sent*, by the monotonic clock. On Linux
 * that clock stands still while the machine sleeps, so the wall clock is checked too: the two may drift apart by less
 * than the lease. A jump of the wall clock ends the lease, and the next renewal restores it.
 */
export class Lease {
  private start: Moment = { monotonic: -Infinity, wall: 0 };
  private durationMs = 0;

  constructor(private readonly clocks: Clocks = systemClocks) {}

  now(): Moment {
    return { monotonic: this.clocks.monotonic(), wall: this.clocks.wall() };
  }

  get isValid(): boolean {
    const { start, durationMs } = this;
    return (
      this.clocks.monotonic() - start.monotonic < durationMs &&
      Math.abs(this.clocks.wall() - start.wall) < durationMs
    );
  }

  /** How much longer it is valid, by the monotonic clock. */
  get leftMs(): number {
    return this.start.monotonic + this.durationMs - this.clocks.monotonic();
  }

  /** A renewal sent at `sentAt` has been confirmed. Never counts from an earlier one than the last. */
  renewed(sentAt: Moment, leaseMs: number): void {
    if (this.durationMs > 0 && sentAt.monotonic < this.start.monotonic) return;
    this.start = sentAt;
    this.durationMs = leaseMs * (1 - DRIFT_SHARE);
  }

  end(): void {
    this.durationMs = 0;
  }
}
