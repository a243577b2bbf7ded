import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Second factors, and what a session records about how and when its user authenticated. A trigger refuses to start a
 * session without a second factor for an account that has one, whatever code inserts the row: servers of earlier
 * versions, which do not ask for it, answer 503 instead of accepting the password alone.
 */
export class SecondFactors1700000000170 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE factors (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        type text NOT NULL CONSTRAINT factors_type CHECK (type = 'totp'),
        name text NOT NULL,
        -- Sealed by the key ring with context 'factor:<id>'.
        sealed_secret text NOT NULL,
        -- The time step of the code that was accepted last: it and all before it are spent.
        last_step bigint,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- NULL: being set up, and asked of nobody yet.
        confirmed_at timestamptz,
        last_used_at timestamptz
      );
      CREATE INDEX factors_of_user ON factors (user_id);

      CREATE TABLE recovery_codes (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        digest text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        used_at timestamptz,
        CONSTRAINT recovery_codes_digest UNIQUE (user_id, digest)
      );

      ALTER TABLE sessions
        -- RFC 8176.
        ADD amr text[] NOT NULL DEFAULT '{pwd}',
        -- When the user last proved who they are; NULL: when the session began.
        ADD auth_time timestamptz;

      -- The cached record of a session says whether its user has a factor. A code that is accepted changes nothing of that.
      CREATE FUNCTION factors_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE users uuid[];
      BEGIN
        IF TG_OP = 'DELETE' THEN
          users := ARRAY(SELECT o.user_id FROM old_rows o);
        ELSE
          users := ARRAY(
            SELECT o.user_id FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id
            WHERE n.id IS NULL OR (o.user_id, o.confirmed_at) IS DISTINCT FROM (n.user_id, n.confirmed_at));
        END IF;
        PERFORM note_stale_authority(VARIADIC ARRAY(
          SELECT 'session:' || s.id FROM sessions s WHERE s.user_id = ANY (users) AND s.revoked_at IS NULL));
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_updated AFTER UPDATE ON factors
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION factors_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON factors REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION factors_changed();
      CREATE TRIGGER authority_truncated AFTER TRUNCATE ON factors
        FOR EACH STATEMENT EXECUTE FUNCTION every_authority_changed();

      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON factors
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON recovery_codes
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();

      -- A refresh changes none of the session's authority.
      CREATE OR REPLACE FUNCTION session_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          PERFORM sessions_changed(ARRAY(SELECT ROW(o.*)::sessions FROM old_rows o));
        ELSE
          PERFORM sessions_changed(ARRAY(
            SELECT ROW(o.*)::sessions FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id
            WHERE n.id IS NULL
              OR (o.user_id, o.revoked_at, o.expires_at, o.amr, o.auth_time)
                IS DISTINCT FROM (n.user_id, n.revoked_at, n.expires_at, n.amr, n.auth_time)));
        END IF;
        RETURN NULL;
      END $$;
      DROP TRIGGER audited_update ON sessions;
      CREATE CONSTRAINT TRIGGER audited_update AFTER UPDATE ON sessions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN ((OLD.user_id, OLD.revoked_at, OLD.amr, OLD.auth_time)
          IS DISTINCT FROM (NEW.user_id, NEW.revoked_at, NEW.amr, NEW.auth_time))
        EXECUTE FUNCTION require_audit_row();

      CREATE FUNCTION refuse_session_without_factor() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM factors WHERE user_id = NEW.user_id AND confirmed_at IS NOT NULL) THEN
          RAISE EXCEPTION 'A session of an account with a second factor was begun without it'
            USING ERRCODE = 'lock_not_available';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER second_factor_presented BEFORE INSERT ON sessions
        FOR EACH ROW WHEN (NOT 'mfa' = ANY (NEW.amr)) EXECUTE FUNCTION refuse_session_without_factor();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TRIGGER second_factor_presented ON sessions;
      DROP FUNCTION refuse_session_without_factor;
      DROP TRIGGER audited_update ON sessions;
      CREATE CONSTRAINT TRIGGER audited_update AFTER UPDATE ON sessions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (OLD.revoked_at IS DISTINCT FROM NEW.revoked_at OR OLD.user_id IS DISTINCT FROM NEW.user_id)
        EXECUTE FUNCTION require_audit_row();
      CREATE OR REPLACE FUNCTION session_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          PERFORM sessions_changed(ARRAY(SELECT ROW(o.*)::sessions FROM old_rows o));
        ELSE
          PERFORM sessions_changed(ARRAY(
            SELECT ROW(o.*)::sessions FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id
            WHERE n.id IS NULL
              OR (o.user_id, o.revoked_at, o.expires_at) IS DISTINCT FROM (n.user_id, n.revoked_at, n.expires_at)));
        END IF;
        RETURN NULL;
      END $$;
      DROP TABLE recovery_codes, factors;
      DROP FUNCTION factors_changed;
      ALTER TABLE sessions DROP amr, DROP auth_time;
    `);
  }
}
