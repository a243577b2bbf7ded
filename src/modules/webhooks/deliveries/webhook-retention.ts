import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queue } from '../../../core/queue/queue.js';

const QUEUE = 'webhook-retention';
const DAILY = '17 3 * * *';
const KEEP = '30 days';
const BATCH = 1_000;

/** Removes events, with their deliveries and attempts, after 30 days. */
@Injectable()
export class WebhookRetention implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.queue.schedule(QUEUE, DAILY);
    this.queue.work(QUEUE, { concurrency: 1 }, async ({ signal }) => {
      // One event can have a thousand attempts, so each kind is removed in its own batches.
      for (const tableName of ['webhook_attempts', 'webhook_deliveries', 'webhook_events'] as const) {
        while (!signal.aborted && (await this.queue.inTurn(() => this.removeSome(tableName))) === BATCH);
      }
    });
  }

  /** One batch, so that no statement holds locks for long. Pending deliveries stay. */
  private async removeSome(tableName: keyof typeof OLD_ROWS): Promise<number> {
    const [, removed] = await this.dataSource.query<[unknown[], number]>(
      `DELETE FROM ${tableName} WHERE id IN (${OLD_ROWS[tableName]} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
    );
    return removed;
  }
}

const OLD_EVENTS = `SELECT v.id FROM webhook_events v
  WHERE v.created_at < clock_timestamp() - interval '${KEEP}'
    AND NOT EXISTS (SELECT FROM webhook_deliveries d WHERE d.event_id = v.id AND d.status = 'pending')`;

const OLD_DELIVERIES = `SELECT id FROM webhook_deliveries WHERE event_id IN (${OLD_EVENTS})`;

const OLD_ROWS = {
  webhook_attempts: `SELECT id FROM webhook_attempts WHERE delivery_id IN (${OLD_DELIVERIES})`,
  webhook_deliveries: OLD_DELIVERIES,
  webhook_events: OLD_EVENTS,
};
