import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queue } from '../../../core/queue/queue.js';
import { USAGE_DAYS_MAX } from './usage-span.js';

const USAGE_RETENTION_QUEUE = 'usage-retention';
const DAILY = '53 3 * * *';
const BATCH = 5_000;
/** Addresses reveal where people are, so they are kept only as long as they help to investigate an incident. */
export const ADDRESS_DAYS_MAX = 90;
/** The most recently seen per key, so that a caller with many addresses cannot fill the table. */
export const ADDRESSES_PER_KEY_MAX = 1_000;

/** Removes old addresses, and usage figures older than the longest span that can be requested. */
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
    for (let removed = 1; removed > 0 && !signal.aborted;) {
      [, removed] = await this.dataSource.query<[unknown[], number]>(
        `DELETE FROM api_key_addresses WHERE (api_key_id, address) IN (
           SELECT api_key_id, address FROM (
             SELECT api_key_id, address, last_seen_at,
                    row_number() OVER (PARTITION BY api_key_id ORDER BY last_seen_at DESC) AS place
             FROM api_key_addresses) AS placed
           WHERE place > ${ADDRESSES_PER_KEY_MAX}
              OR last_seen_at < clock_timestamp() - interval '${ADDRESS_DAYS_MAX} days'
           LIMIT ${BATCH})`,
      );
    }
  }
}
