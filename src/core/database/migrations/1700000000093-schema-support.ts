import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which versions can work with the schema. During an upgrade, instances of the version before go on, or start again, on
 * the schema of the new one; going back is a start of the old one. A migration that only adds leaves this as it is. One
 * that takes something away says which migration a version has to know to do without.
 */
export class SchemaSupport1700000000093 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE schema_support (
        is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
        -- The name of a migration. A version that does not know it refuses to start.
        oldest_known text NOT NULL
      );
      INSERT INTO schema_support (oldest_known) VALUES ('SchemaSupport1700000000093');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE schema_support');
  }
}
