import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many requests a key may make. */
export class ApiKeyLimits1700000000161 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- [{"requests": 1000, "per": "minute"}]; NULL: what the server is configured with.
      ALTER TABLE api_keys ADD COLUMN limits jsonb;
      -- Keys with the same one share their limits and one count; NULL: the key's own id. Not a reference: the first key of
      -- several rotations may be deleted, and the count goes on.
      ALTER TABLE api_keys ADD COLUMN limits_counted_as uuid;
      CREATE INDEX api_keys_of_one_count ON api_keys (limits_counted_as) WHERE limits_counted_as IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE api_keys DROP COLUMN limits, DROP COLUMN limits_counted_as;
    `);
  }
}
