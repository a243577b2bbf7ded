import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

/** Reports from finders that are waiting to be processed. */
const QUEUE = 'credential-reports';

export class CredentialReports1700000000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createQueue(queryRunner, QUEUE, {
      // For a day, so that a report survives a server's bad hour.
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
