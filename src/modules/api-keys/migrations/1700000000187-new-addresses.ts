import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys used from a network for the first time: see `usage-writer.ts`. */
export class NewAddresses1700000000187 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE workspaces ADD key_alert_emails text[] NOT NULL DEFAULT '{canary_used,new_address,policy_ending}';

      -- The /24 or /48 of an address, which one site has to itself; NULL for what is no address, or not known.
      CREATE FUNCTION site_of(address text) RETURNS inet LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE
          WHEN address ~ '^[0-9.]+$' THEN network(set_masklen(address::inet, 24))
          WHEN address ~ '^[0-9a-f:.]+$' AND address <> '::' THEN network(set_masklen(address::inet, 48))
        END
      $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP FUNCTION site_of;
      ALTER TABLE workspaces DROP key_alert_emails;
    `);
  }
}
