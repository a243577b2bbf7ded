import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queue } from '../../core/queue/queue.js';
import { USAGE_DAYS_MAX } from './usage-span.js';

export const USAGE_RETENTION_QUEUE = 'usage-retention';
const DAILY = '53 3 * * *';
const BATCH = 5_000;

/** Removes usage figures that are older than the longest span that can be asked for. */
@Injectable()
export class UsageRetention implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.queue.work(USAGE_RETENTION_QUEUE, { concurrency: 1 }, ({ signal }) => this.prune(signal));
    this.queue.schedule(USAGE_RETENTION_QUEUE, DAILY);
  }

  private async prune(signal: AbortSignal): Promise<void> {
    for (let removed = 1; removed > 0 && !signal.aborted;) {
      [, removed] = await this.dataSource.query<[unknown[], number]>(
        `DELETE FROM api_key_usage_hours WHERE (api_key_id, hour, outcome) IN (
           SELECT api_key_id, hour, outcome FROM api_key_usage_hours
           WHERE hour < clock_timestamp() - interval '${USAGE_DAYS_MAX} days'
           LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
      );
    }
  }
}
