import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Records which versions can work with the schema. During an upgrade, instances of the previous version keep running,
 * or restart, on the new schema; a downgrade starts the old version on it. A migration that only adds leaves this as it
 * is. One that removes something records the migration that a version must know in order to do without it.
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
