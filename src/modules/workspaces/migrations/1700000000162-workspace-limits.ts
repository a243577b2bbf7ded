import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many requests the API keys of a workspace may make together. */
export class WorkspaceLimits1700000000162 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- As those of a key.
      ALTER TABLE workspaces ADD COLUMN limits jsonb;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE workspaces DROP COLUMN limits;
    `);
  }
}
