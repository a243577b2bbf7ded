import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

const QUEUE = 'webhook-endpoint-removal';

/** A deleted endpoint is disabled, with the reason `deleted`, until its deliveries have been removed in batches. */
export class WebhookEndpointRemoval1700000000092 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createQueue(queryRunner, QUEUE, {
      retryLimit: 1_000,
      retryDelaySeconds: 5,
      retryBackoff: false,
      expireInSeconds: 900,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, QUEUE);
    // Versions that do not know deleted endpoints would show them.
    await queryRunner.query(/* sql */ `DELETE FROM webhook_endpoints WHERE disabled_reason = 'deleted'`);
  }
}
