import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

const QUEUES = ['quota-notice', 'request-window-retention'];

/** Jobs around the counts of requests. */
export class QuotaNotices1700000000163 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const name of QUEUES) {
      await createQueue(queryRunner, name, {
        retryLimit: 10,
        retryDelaySeconds: 30,
        retryBackoff: true,
        expireInSeconds: 300,
      });
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of QUEUES) await deleteQueue(queryRunner, name);
  }
}
