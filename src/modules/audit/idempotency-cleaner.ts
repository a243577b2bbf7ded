import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { removeExpiredCounters } from '../../core/database/rate-limiter.js';
import { removeOldIdempotencyKeys } from './idempotency-store.js';

const EVERY_MS = 3_600_000;

/**
 * Removes idempotency keys that nobody can repeat any more, and counters of limits whose time is over: at the start, and every hour. Several instances that
 * do so at once do not get in each other's way.
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
    // Not a reason for the process to stay alive.
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

  /** What fails now is done an hour later: an old key that is still there is replaced when it is used. */
  private async clean(): Promise<void> {
    try {
      while (!this.stopping && (await removeOldIdempotencyKeys(this.dataSource.manager)) > 0);
      while (!this.stopping && (await removeExpiredCounters(this.dataSource)) > 0);
    } catch (error) {
      this.logger.warn(`Old idempotency keys and counters were not removed: ${(error as Error).message}`);
    }
  }
}
