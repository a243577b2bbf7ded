import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queue } from '../../core/queue/queue.js';

const QUEUE = 'webhook-retention';
const DAILY = '17 3 * * *';
const KEEP = '30 days';
const BATCH = 1_000;

/** Forgets events, with their deliveries and attempts, after 30 days. */
@Injectable()
export class WebhookRetention implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.queue.schedule(QUEUE, DAILY);
    this.queue.work(QUEUE, { concurrency: 1 }, async ({ signal }) => {
      while (!signal.aborted && (await this.queue.inTurn(() => this.removeSome())) === BATCH);
    });
  }

  /** A batch, so that no statement holds locks for long. What is still to be delivered stays. */
  private async removeSome(): Promise<number> {
    const [, removed] = await this.dataSource.query<[unknown[], number]>(
      `DELETE FROM webhook_events WHERE id IN (
         SELECT v.id FROM webhook_events v
         WHERE v.created_at < clock_timestamp() - interval '${KEEP}'
           AND NOT EXISTS (SELECT FROM webhook_deliveries d WHERE d.event_id = v.id AND d.status = 'pending')
         ORDER BY v.created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
       )`,
    );
    return removed;
  }
}
