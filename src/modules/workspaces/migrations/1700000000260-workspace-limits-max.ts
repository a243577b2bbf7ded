import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The operator's ceiling for the API keys of one workspace. */
export class WorkspaceLimitsMax1700000000260 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- As the limits. The cached record of a workspace holds what comes of both: any change of the row drops it already.
      ALTER TABLE workspaces ADD COLUMN limits_max jsonb;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE workspaces DROP COLUMN limits_max;
    `);
  }
}
