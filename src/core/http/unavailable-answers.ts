import type { Logger } from 'pino';
import type { UnavailableReason } from '../errors/problem.js';

const SUMMARY_EVERY_MS = 10_000;

/**
 * Counts 503 responses by reason, and keeps them from flooding the log: when the database is away, every request gets
 * one. The first of each kind is logged in full; later ones are summarised, until ten seconds pass without any.
 */
export class UnavailableAnswers {
  /** Since the process started. */
  readonly totals = new Map<UnavailableReason | 'other', number>();
  private readonly uncounted = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private beganAt = 0;

  constructor(private readonly logger: Logger) {}

  /** @returns whether to log the response in full */
  note(reason: UnavailableReason | 'other'): boolean {
    this.totals.set(reason, (this.totals.get(reason) ?? 0) + 1);
    if (this.timer === undefined) {
      this.beganAt = performance.now();
      this.timer = setInterval(() => this.sumUp(), SUMMARY_EVERY_MS).unref();
    }
    const others = this.uncounted.get(reason);
    this.uncounted.set(reason, others === undefined ? 0 : others + 1);
    return others === undefined;
  }

  /** Logs any outstanding summary. */
  close(): void {
    this.sumUp();
    clearInterval(this.timer);
  }

  private sumUp(): void {
    const counts = [...this.uncounted].filter(([, count]) => count > 0);
    if (counts.length === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
      this.uncounted.clear();
      return;
    }
    const now = performance.now();
    const seconds = Math.round((now - this.beganAt) / 1_000);
    this.beganAt = now;
    for (const [reason] of this.uncounted) this.uncounted.set(reason, 0);
    this.logger.warn({ count_by_reason: Object.fromEntries(counts), seconds }, 'more requests answered 503');
  }
}
