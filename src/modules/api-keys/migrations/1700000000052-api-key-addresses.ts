import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApiKeyAddresses1700000000052 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Where requests with a key came from: what its owner looks at before revoking it, or after a leak.
      CREATE TABLE api_key_addresses (
        api_key_id uuid NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
        address text NOT NULL,
        last_seen_at timestamptz NOT NULL,
        allowed bigint NOT NULL,
        denied bigint NOT NULL,
        PRIMARY KEY (api_key_id, address)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE api_key_addresses');
  }
}
