import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeyPolicies1700000000151 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- A workspace's requirements for its keys. Its effect is on the keys: see the ADR "A policy's effect is an expiry".
      CREATE TABLE key_policies (
        workspace_id uuid PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
        max_lifetime_days integer,
        require_expiry boolean NOT NULL,
        require_allowlist boolean NOT NULL,
        require_scopes boolean NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON key_policies
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE key_policies');
  }
}
