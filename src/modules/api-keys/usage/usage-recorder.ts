import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { Metrics } from '../../../core/metrics/metrics.js';
import { Queue } from '../../../core/queue/queue.js';
import { API_KEY_ALERT_QUEUE } from '../alerts/alert-queue.js';
import { UsageTally } from './usage-tally.js';
import { writeTallies } from './usage-writer.js';
import { usageVariables } from '../api-keys.variables.js';

/**
 * The maximum number of key-hours waiting to be written. Beyond that (after a long database outage), requests are not
 * counted.
 */
const TALLIES_MAX = 200_000;
/** Per flush, in the log. */
const REPORTS_MAX = 10;

/**
 * Counts the use of keys in memory and writes it in batches, whatever the request rate. Writes are additions and
 * maxima, so several instances agree in any order.
 */
@Injectable()
export class UsageRecorder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(UsageRecorder.name);
  private tally = new UsageTally(TALLIES_MAX);
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();
  /** When everything gathered so far was written, by `performance.now()`. */
  private writtenAt = performance.now();
  private droppedRequests = 0;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly queue: Queue,
    metrics: Metrics,
  ) {
    metrics.gauge(
      'latchkey_usage_flush_age_seconds',
      'Time since all usage figures were written to the database.',
      () => (performance.now() - this.writtenAt) / 1_000,
    );
    metrics.counter(
      'latchkey_usage_requests_dropped_total',
      'Requests that are missing in the usage figures: there was no room for more while the database was away.',
      () => this.droppedRequests + this.tally.dropped,
    );
  }

  /**
   * Records one request, or several counted elsewhere.
   *
   * @param scope the scope that it needed; null: none, undefined: not known
   * @param outcome `allowed`, or why not: `insufficient_scope`, `expired`, …
   */
  record(apiKeyId: string, outcome: string, address: string, requests = 1, scope?: string | null): void {
    this.tally.count(apiKeyId, outcome, address, Date.now(), requests, scope);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => void this.flush(),
      variablesOf(this.config, usageVariables).USAGE_FLUSH_SECONDS * 1000,
    );
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** Writes what has been gathered. Whatever cannot be written is kept for the next time. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.writeOut());
    return this.flushing;
  }

  private async writeOut(): Promise<void> {
    const { tally } = this;
    this.tally = new UsageTally(TALLIES_MAX);
    this.droppedRequests += tally.dropped;
    if (tally.dropped > 0) this.logger.warn(`Usage figures of ${tally.dropped} requests are lost: no room`);
    const { kept, failure, refused, isAlertDue } = await writeTallies(this.dataSource, tally.tallies());
    if (kept.length > 0) {
      this.logger.warn(`Usage figures could not be written and will be retried: ${messageOf(failure)}`);
      this.tally.merge(kept);
    } else this.writtenAt = performance.now();
    for (const { tally: bad, reason } of refused.slice(0, REPORTS_MAX)) {
      this.logger.error(`Usage figures of key ${bad.apiKeyId} are set aside: ${messageOf(reason)}`);
    }
    if (refused.length > REPORTS_MAX) {
      this.logger.error(`Usage figures of ${refused.length - REPORTS_MAX} more keys are set aside`);
    }
    if (isAlertDue) await this.hurryAlerts();
  }

  /** The alerts are stored: if this fails, the schedule picks them up. */
  private async hurryAlerts(): Promise<void> {
    try {
      await this.queue.send(this.dataSource.manager, API_KEY_ALERT_QUEUE, {});
    } catch (error) {
      this.logger.warn(`Alerts about keys will be late: ${messageOf(error)}`);
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');
