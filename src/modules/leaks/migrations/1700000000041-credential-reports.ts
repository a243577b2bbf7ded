import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

/** What finders have reported, until it is looked at. */
const QUEUE = 'credential-reports';

export class CredentialReports1700000000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createQueue(queryRunner, QUEUE, {
      // For a day: a report is not lost because a server has a bad hour.
      retryLimit: 14,
      retryDelaySeconds: 5,
      retryBackoff: true,
      expireInSeconds: 300,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, QUEUE);
  }
}
