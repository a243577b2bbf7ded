import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queue } from '../../core/queue/queue.js';

const WINDOW_RETENTION_QUEUE = 'request-window-retention';
const DAILY = '17 4 * * *';
const BATCH = 5_000;

/** Removes the counts of windows that ended a day ago. If their holders are used again, new ones are created. */
@Injectable()
export class WindowRetention implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.queue.work(WINDOW_RETENTION_QUEUE, { concurrency: 1 }, ({ signal }) => this.prune(signal));
    this.queue.schedule(WINDOW_RETENTION_QUEUE, DAILY);
  }

  private async prune(signal: AbortSignal): Promise<void> {
    for (let removed = 1; removed > 0 && !signal.aborted;) {
      [, removed] = await this.dataSource.query<[unknown[], number]>(
        `DELETE FROM request_windows WHERE (holder_type, holder_id, per) IN (
           SELECT holder_type, holder_id, per FROM request_windows
           WHERE request_window_end(started_at, per) < clock_timestamp() - interval '1 day'
           LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
      );
    }
  }
}
