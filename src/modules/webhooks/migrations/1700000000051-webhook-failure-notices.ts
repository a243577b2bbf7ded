import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The person who set an endpoint up is told of deliveries that were given up, but not of each one. */
export class WebhookFailureNotices1700000000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- When somebody was last told that a delivery was given up.
      ALTER TABLE webhook_endpoint_health ADD failure_told_at timestamptz;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE webhook_endpoint_health DROP failure_told_at');
  }
}
