import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

const SCHEDULED = ['api-key-expiry-notice', 'account-retention', 'usage-retention'];

/** Mails, and the state behind their links: password resets and confirmations of email addresses. */
export class Mail1700000000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- When the owner of the account was last shown to read mails to its address.
      ALTER TABLE users ADD email_verified_at timestamptz;
      DROP TRIGGER authority_updated ON users;
      CREATE CONSTRAINT TRIGGER authority_updated AFTER UPDATE ON users
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN ((OLD.email, OLD.name, OLD.personal_workspace_id, OLD.email_verified_at)
          IS DISTINCT FROM (NEW.email, NEW.name, NEW.personal_workspace_id, NEW.email_verified_at))
        EXECUTE FUNCTION user_authority_changed();

      CREATE TABLE email_links (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        purpose text NOT NULL CHECK (purpose IN ('password_reset', 'email_verification')),
        -- Where the link was sent. Whoever follows it reads mails there.
        email text NOT NULL CHECK (email = lower(email)),
        token_digest text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX email_links_of_user ON email_links (user_id, created_at);
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON email_links
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();

      -- Which notices of keys that expire have been given. With the time: a key that expires later gets new ones.
      CREATE TABLE api_key_expiry_notices (
        api_key_id uuid NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
        expires_at timestamptz NOT NULL,
        days_before integer NOT NULL,
        noted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (api_key_id, expires_at, days_before)
      );
      CREATE INDEX api_keys_by_expiry ON api_keys (expires_at) WHERE revoked_at IS NULL AND expires_at IS NOT NULL;

      -- For the jobs that remove what is old.
      CREATE INDEX api_key_usage_hours_by_age ON api_key_usage_hours USING brin (hour);
    `);
    // The mail handler itself postpones what the mail server does not accept; these retries are for processes that
    // disappear.
    const patient = { retryLimit: 20, retryDelaySeconds: 5, retryBackoff: true };
    await createQueue(queryRunner, 'mail', { ...patient, expireInSeconds: 300 });
    await createQueue(queryRunner, 'password-reset', { ...patient, expireInSeconds: 60 });
    for (const name of SCHEDULED) await createQueue(queryRunner, name, { ...patient, expireInSeconds: 900 });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of SCHEDULED) await deleteQueue(queryRunner, name);
    await deleteQueue(queryRunner, 'password-reset');
    await deleteQueue(queryRunner, 'mail');
    await queryRunner.query(/* sql */ `
      DROP INDEX api_key_usage_hours_by_age, api_keys_by_expiry;
      DROP TABLE api_key_expiry_notices, email_links;
      DROP TRIGGER authority_updated ON users;
      CREATE CONSTRAINT TRIGGER authority_updated AFTER UPDATE ON users
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN ((OLD.email, OLD.name, OLD.personal_workspace_id) IS DISTINCT FROM (NEW.email, NEW.name, NEW.personal_workspace_id))
        EXECUTE FUNCTION user_authority_changed();
      ALTER TABLE users DROP email_verified_at;
    `);
  }
}
