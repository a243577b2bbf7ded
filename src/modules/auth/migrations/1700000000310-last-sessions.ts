import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When people last used a session that retention has since removed. Of sessions removed earlier that is not known: they
 * ended 30 days ago or longer, so they may have been used until then, and nobody is called inactive too early.
 */
export class LastSessions1700000000310 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE last_sessions (
        user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        used_at timestamptz NOT NULL
      );
      INSERT INTO last_sessions SELECT id, clock_timestamp() - interval '30 days' FROM users WHERE NOT is_service_account;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE last_sessions');
  }
}
