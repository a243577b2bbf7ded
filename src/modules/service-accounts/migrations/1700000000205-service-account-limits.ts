import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many requests the API keys of a service account may make together. Instances of earlier versions ignore it: the
 * limits apply once the last of those has stopped.
 */
export class ServiceAccountLimits1700000000205 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- As those of a key.
      ALTER TABLE service_accounts ADD COLUMN limits jsonb;

      CREATE FUNCTION service_account_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority(VARIADIC ARRAY(SELECT 'service-account:' || o.id FROM old_rows o));
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_updated AFTER UPDATE ON service_accounts
        REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION service_account_authority_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON service_accounts
        REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION service_account_authority_changed();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TRIGGER authority_updated ON service_accounts;
      DROP TRIGGER authority_deleted ON service_accounts;
      DROP FUNCTION service_account_authority_changed();
      ALTER TABLE service_accounts DROP COLUMN limits;
    `);
  }
}
