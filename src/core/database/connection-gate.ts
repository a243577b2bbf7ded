import { DatabaseUnavailableError } from './database-unavailable.js';

/**
 * Whether a new connection to the database is worth trying. While the database is away, one connection asks for it (that
 * of the lease), and all others fail at once: a server that was frozen would otherwise first have to deal with every
 * attempt that was given up meanwhile, while new ones are given up behind them.
 */
export class ConnectionGate {
  private cause: unknown;
  /** Of those who wait for the answer; undefined: nobody is asking. */
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

  /** The database is being asked whether it is there: until it answers, new connections wait. */
  ask(): void {
    if (this.cause === undefined) this.waiting ??= [];
  }

  /** It answers. */
  open(): void {
    this.settle(undefined);
  }

  /** It is away. */
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
