import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever set an endpoint up hears of deliveries that were given up, but not of each. */
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
