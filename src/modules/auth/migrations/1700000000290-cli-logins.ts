import type { MigrationInterface, QueryRunner } from 'typeorm';

/** CLI sign-ins approved in the dashboard, and the names of the resulting sessions. */
export class CliLogins1700000000290 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE cli_logins (
        -- Also of the session that it becomes.
        id uuid PRIMARY KEY,
        -- Of what the program exchanges: an authorization code (RFC 6749), or a device code (RFC 8628).
        code_digest text NOT NULL CONSTRAINT cli_logins_code UNIQUE,
        -- An authorization code is bound to the program that asked for it.
        code_challenge text,
        port integer,
        -- A person finds a device code by this one, which the device shows.
        user_code_digest text CONSTRAINT cli_logins_user_code UNIQUE,
        device_address text,
        device_name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        user_id uuid REFERENCES users (id) ON DELETE CASCADE,
        -- The session in which it was approved. It has to be alive when the code is exchanged.
        approved_by uuid,
        -- By a person, or because what ended the sessions of the person ended this, too.
        denied_at timestamptz,
        used_at timestamptz,
        polled_at timestamptz,
        interval_seconds integer NOT NULL DEFAULT 5,
        CONSTRAINT cli_logins_flow CHECK (
          (user_code_digest IS NULL) = (code_challenge IS NOT NULL)
          AND (code_challenge IS NULL) = (port IS NULL)
          AND (user_code_digest IS NOT NULL OR user_id IS NOT NULL)),
        CONSTRAINT cli_logins_approved CHECK ((user_id IS NULL) = (approved_by IS NULL)),
        CONSTRAINT cli_logins_used CHECK (used_at IS NULL OR user_id IS NOT NULL)
      );
      CREATE INDEX cli_logins_of_user ON cli_logins (user_id) WHERE user_id IS NOT NULL;
      CREATE INDEX cli_logins_by_age ON cli_logins (expires_at);

      -- Asking for a device code, and for what became of it, gives nobody anything.
      CREATE CONSTRAINT TRIGGER audited_insert AFTER INSERT ON cli_logins
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.user_id IS NOT NULL)
        EXECUTE FUNCTION require_audit_row();
      CREATE CONSTRAINT TRIGGER audited_update AFTER UPDATE ON cli_logins
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN ((OLD.id, OLD.code_digest, OLD.user_code_digest, OLD.expires_at, OLD.user_id, OLD.approved_by, OLD.denied_at, OLD.used_at)
          IS DISTINCT FROM (NEW.id, NEW.code_digest, NEW.user_code_digest, NEW.expires_at, NEW.user_id, NEW.approved_by, NEW.denied_at, NEW.used_at))
        EXECUTE FUNCTION require_audit_row();
      CREATE CONSTRAINT TRIGGER audited_delete AFTER DELETE ON cli_logins
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();

      ALTER TABLE sessions
        -- What began it, where that was no browser.
        ADD name text;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE sessions DROP name;
      DROP TABLE cli_logins;
    `);
  }
}
