import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for counting keys and members against their quotas. */
export class Quotas1700000000071 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE INDEX api_keys_in_use ON api_keys (workspace_id) WHERE revoked_at IS NULL AND replaced_by IS NULL;
      CREATE INDEX workspaces_of_creator ON workspaces (created_by);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP INDEX api_keys_in_use, workspaces_of_creator;
    `);
  }
}
