import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeyScopeUses1700000000153 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- Which scopes requests with a key needed: what the review of keys proposes to keep.
      CREATE TABLE api_key_scope_uses (
        api_key_id uuid NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
        scope text NOT NULL,
        last_used_at timestamptz NOT NULL,
        PRIMARY KEY (api_key_id, scope)
      );
      -- Of the requests that were allowed: those whose scope is noted, and those whose address is. Earlier versions note
      -- neither, and what nobody knows must not look like something that did not happen.
      ALTER TABLE api_key_usage_hours ADD scoped bigint NOT NULL DEFAULT 0, ADD placed bigint NOT NULL DEFAULT 0;
      CREATE INDEX api_key_usage_hours_unscoped ON api_key_usage_hours (api_key_id, hour)
        WHERE outcome = 'allowed' AND scoped < requests;
      CREATE INDEX api_key_usage_hours_unplaced ON api_key_usage_hours (api_key_id, hour)
        WHERE outcome = 'allowed' AND placed < requests;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP INDEX api_key_usage_hours_unplaced, api_key_usage_hours_unscoped;
      ALTER TABLE api_key_usage_hours DROP scoped, DROP placed;
      DROP TABLE api_key_scope_uses;
    `);
  }
}
