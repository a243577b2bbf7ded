import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys are second factors that are complete as soon as they are stored. */
export class Passkeys1700000000190 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE factors
        ALTER sealed_secret DROP NOT NULL,
        -- As the authenticator names it, in base64url.
        ADD credential_id text CONSTRAINT factors_credential_id UNIQUE,
        -- COSE_Key, RFC 9052.
        ADD public_key bytea,
        -- What the authenticator counted at its last signature; 0 from those that do not count.
        ADD sign_count bigint,
        -- How browsers reach it: 'internal', 'hybrid', 'usb' and so on.
        ADD transports text[],
        DROP CONSTRAINT factors_type,
        ADD CONSTRAINT factors_type CHECK (
          type = 'totp' AND sealed_secret IS NOT NULL
            AND num_nonnulls(credential_id, public_key, sign_count, transports) = 0
          OR type = 'passkey' AND sealed_secret IS NULL AND confirmed_at IS NOT NULL
            AND num_nulls(credential_id, public_key, sign_count, transports) = 0);

      -- An app is confirmed by an update; a passkey makes the cached records stale when it is inserted.
      CREATE FUNCTION factors_added() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority(VARIADIC ARRAY(
          SELECT DISTINCT 'session:' || s.id FROM sessions s JOIN new_rows n ON n.user_id = s.user_id
          WHERE n.confirmed_at IS NOT NULL AND s.revoked_at IS NULL));
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_inserted AFTER INSERT ON factors REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION factors_added();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TRIGGER authority_inserted ON factors;
      DROP FUNCTION factors_added;
      ALTER TABLE factors DISABLE TRIGGER audited;
      DELETE FROM factors WHERE type = 'passkey';
      ALTER TABLE factors ENABLE TRIGGER audited;
      ALTER TABLE factors
        DROP CONSTRAINT factors_type,
        DROP credential_id, DROP public_key, DROP sign_count, DROP transports,
        ALTER sealed_secret SET NOT NULL,
        ADD CONSTRAINT factors_type CHECK (type = 'totp');
    `);
  }
}
