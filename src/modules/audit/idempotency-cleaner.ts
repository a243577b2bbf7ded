import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { removeExpiredCounters } from '../../core/database/rate-limiter.js';
import { removeOldIdempotencyKeys } from './idempotency-store.js';

const EVERY_MS = 3_600_000;

/**
 * Removes idempotency keys that can no longer be repeated, and expired limit counters: at start-up, and every hour.
 * Several instances can do so at once without interfering.
 */
@Injectable()
export class IdempotencyCleaner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(IdempotencyCleaner.name);
  private timer: NodeJS.Timeout | undefined;
  private running = Promise.resolve();
  private stopping = false;

  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), EVERY_MS);
    // Does not keep the process alive.
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  private start(): void {
    this.running = this.clean();
  }

  /** A failed run is retried an hour later: an old key that still exists is replaced when it is used. */
  private async clean(): Promise<void> {
    try {
      while (!this.stopping && (await removeOldIdempotencyKeys(this.dataSource.manager)) > 0);
      while (!this.stopping && (await removeExpiredCounters(this.dataSource)) > 0);
    } catch (error) {
      this.logger.warn(`Old idempotency keys and counters were not removed: ${(error as Error).message}`);
    }
  }
}
