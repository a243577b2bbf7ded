import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A service account is a row of `users` without an email address, and a membership. So every rule for a member's keys
 * also applies to its keys, including on instances of earlier versions and in verifiers.
 */
export class ServiceAccounts1700000000140 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE users
        ALTER email DROP NOT NULL,
        ADD is_service_account boolean NOT NULL DEFAULT false,
        -- Signing in, resetting a password and accepting an invitation all begin with an address.
        ADD CONSTRAINT users_people_have_email CHECK (is_service_account = (email IS NULL)) NOT VALID;

      CREATE TABLE service_accounts (
        id uuid PRIMARY KEY REFERENCES users (id),
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        description text,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX service_accounts_of_workspace ON service_accounts (workspace_id, id);
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON service_accounts
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();

      -- The person who made a key that acts for a service account. NULL: the one that it acts for.
      ALTER TABLE api_keys ADD made_by uuid REFERENCES users (id);
    `);
  }

  /** Earlier versions would show service accounts as people, so they end along with their keys. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      SET LOCAL latchkey.change = 'by-hand';
      UPDATE api_keys k SET revoked_at = clock_timestamp(), revoked_reason = 'revoked_by_user'
        FROM users u WHERE u.id = k.created_by AND u.is_service_account
          AND (k.revoked_at IS NULL OR k.revoked_at > clock_timestamp());
      DELETE FROM memberships m USING users u WHERE u.id = m.user_id AND u.is_service_account;
      UPDATE users SET email = id || '@deleted.invalid', name = NULL, is_service_account = false
        WHERE is_service_account;
      ALTER TABLE api_keys DROP made_by;
      DROP TABLE service_accounts;
      ALTER TABLE users DROP CONSTRAINT users_people_have_email, DROP is_service_account, ALTER email SET NOT NULL;
    `);
  }
}
