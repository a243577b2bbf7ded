import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Identity providers' accounts that can sign in to accounts here. */
export class Identities1700000000195 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE identities (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        -- Together they name one account of one provider for ever (OpenID Connect Core, 5.7). An email address does not.
        issuer text NOT NULL,
        subject text NOT NULL,
        -- What the provider called the account when it was linked, for display.
        email text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_used_at timestamptz,
        CONSTRAINT identities_subject UNIQUE (issuer, subject),
        -- One of each provider: unlinking "Okta" leaves no second way in through it.
        CONSTRAINT identities_of_user UNIQUE (user_id, issuer)
      );

      -- That it was used is in the audit trail as the session that began.
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON identities
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE identities');
  }
}
