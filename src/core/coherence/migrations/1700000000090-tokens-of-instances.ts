import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each renewal has its own number and either replaces the previous one or does nothing, so an instance notices a
 * database that has lost its writes.
 */
export class TokensOfInstances1700000000090 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE authority_instances
        -- The attempt at renewing that succeeded last. Instances of earlier versions leave it at 0.
        ADD COLUMN renewal bigint NOT NULL DEFAULT 0,
        -- 1: earlier versions, which do not say. 2: renews by compare-and-swap.
        ADD COLUMN protocol smallint NOT NULL DEFAULT 1;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE authority_instances DROP COLUMN protocol, DROP COLUMN renewal');
  }
}
