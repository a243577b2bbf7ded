import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A key can be disabled and enabled again, and has a description and metadata. Instances of earlier versions ignore
 * `disabled_at`, and would keep serving the key. So nothing can be disabled while one of them runs, and none of them
 * gets a lease while a key is disabled.
 */
export class KeyDisabling1700000000150 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE api_keys ADD disabled_at timestamptz, ADD description text, ADD metadata jsonb;

      -- Under the lock, so that one which registers meanwhile is either seen here, or sees the disabled key.
      CREATE FUNCTION refuse_disabling_while_earlier_versions_run() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM lock_authority_changes();
        IF EXISTS (SELECT FROM authority_instances WHERE protocol < 4) THEN
          RAISE EXCEPTION 'Keys can be disabled once every instance runs this version: stop those of earlier ones first'
            USING ERRCODE = 'lock_not_available';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER everyone_knows_disabling AFTER UPDATE ON api_keys
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.disabled_at IS NOT NULL AND OLD.disabled_at IS NULL)
        EXECUTE FUNCTION refuse_disabling_while_earlier_versions_run();

      CREATE FUNCTION refuse_version_before_disabling() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('latchkey.authority_changes'));
        IF EXISTS (SELECT FROM api_keys WHERE disabled_at IS NOT NULL) THEN
          RAISE EXCEPTION 'An API key is disabled, which this version does not know: run the later one';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER knows_disabling BEFORE INSERT ON authority_instances
        FOR EACH ROW WHEN (NEW.protocol < 4) EXECUTE FUNCTION refuse_version_before_disabling();

      CREATE OR REPLACE FUNCTION key_refusal(held jsonb, key api_keys) RETURNS text LANGUAGE sql VOLATILE AS $$
        SELECT CASE
          WHEN key.id IS NULL OR key.revoked_at <= clock_timestamp() THEN 'revoked'
          WHEN key.expires_at <= clock_timestamp() THEN 'expired'
          WHEN key.disabled_at IS NOT NULL THEN 'disabled'
          WHEN NOT EXISTS (
            SELECT FROM unnest(key.allowed_ips) AS block WHERE (held->>'address')::inet <<= block::inet
          ) AND key.allowed_ips IS NOT NULL THEN 'address_not_allowed'
          WHEN NOT key.scopes @> ARRAY(SELECT jsonb_array_elements_text(held->'scopes')) THEN 'scopes_narrowed'
        END
      $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION key_refusal(held jsonb, key api_keys) RETURNS text LANGUAGE sql VOLATILE AS $$
        SELECT CASE
          WHEN key.id IS NULL OR key.revoked_at <= clock_timestamp() THEN 'revoked'
          WHEN key.expires_at <= clock_timestamp() THEN 'expired'
          WHEN NOT EXISTS (
            SELECT FROM unnest(key.allowed_ips) AS block WHERE (held->>'address')::inet <<= block::inet
          ) AND key.allowed_ips IS NOT NULL THEN 'address_not_allowed'
          WHEN NOT key.scopes @> ARRAY(SELECT jsonb_array_elements_text(held->'scopes')) THEN 'scopes_narrowed'
        END
      $$;
      DROP TRIGGER knows_disabling ON authority_instances;
      DROP TRIGGER everyone_knows_disabling ON api_keys;
      DROP FUNCTION refuse_version_before_disabling, refuse_disabling_while_earlier_versions_run;
      ALTER TABLE api_keys DROP disabled_at, DROP description, DROP metadata;
    `);
  }
}
