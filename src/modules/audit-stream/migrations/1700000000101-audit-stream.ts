import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the audit trail has been sent, per destination: a new one begins with the first event. */
export class AuditStream1700000000101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE audit_streams (
        destination text PRIMARY KEY,
        -- Of the last event, and of the last checkpoint, that the destination has confirmed.
        position bigint NOT NULL DEFAULT 0,
        checkpoint bigint NOT NULL DEFAULT 0,
        -- The process that sends, until then.
        sender uuid,
        sender_until timestamptz
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE audit_streams');
  }
}
