import { DatabaseUnavailableError } from './database-unavailable.js';

/**
 * Decides whether a new connection to the database is worth trying. While the database is away, only one connection
 * keeps checking (the lease's), and all others fail at once: otherwise a server that was frozen would first have to
 * work through every abandoned attempt, while new ones pile up and are abandoned behind them.
 */
export class ConnectionGate {
  private cause: unknown;
  /** Callers waiting for the check; undefined while no check is in progress. */
  private waiting: (() => void)[] | undefined;

  /**
   * Resolves when a new connection is worth trying.
   *
   * @throws {DatabaseUnavailableError} while the database is away
   */
  async pass(): Promise<void> {
    const { waiting } = this;
    if (waiting) await new Promise<void>((resolve) => waiting.push(resolve));
    if (this.cause !== undefined) throw new DatabaseUnavailableError(this.cause);
  }

  /** A check has begun: until it completes, new connections wait. */
  ask(): void {
    if (this.cause === undefined) this.waiting ??= [];
  }

  /** The database answers. */
  open(): void {
    this.settle(undefined);
  }

  /** The database is away. */
  close(cause: unknown): void {
    this.settle(cause);
  }

  private settle(cause: unknown): void {
    this.cause = cause;
    const { waiting = [] } = this;
    this.waiting = undefined;
    for (const resolve of waiting) resolve();
  }
}
