import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counters of `core/database/rate-limiter`, and the addresses from which an account usually signs in. */
export class SignInLimits1700000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- The columns, and their order, are those that rate-limiter-flexible expects.
      CREATE TABLE rate_limits (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        -- Unix time in milliseconds.
        expire bigint
      );
      CREATE INDEX rate_limits_by_expiry ON rate_limits (expire);

      CREATE TABLE familiar_addresses (
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        -- IPv4 address, or IPv6 block of 64 bits.
        address text NOT NULL,
        signed_in_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (user_id, address)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE familiar_addresses, rate_limits');
  }
}
