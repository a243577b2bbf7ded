import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where unauthorised people have seen keys, and what is to happen then. */
export class LeakedKeys1700000000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- Apart from api_keys: that a key was seen changes nothing about what it may do. The first report is kept.
      CREATE TABLE api_key_leaks (
        api_key_id uuid PRIMARY KEY REFERENCES api_keys (id) ON DELETE CASCADE,
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        reported_by text NOT NULL CHECK (reported_by IN ('github', 'finder')),
        -- As the reporter gave them: where it was, in what kind of thing, and what it was taken for.
        url text,
        source text,
        type text,
        leaked_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX api_key_leaks_of_workspace ON api_key_leaks (workspace_id);
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON api_key_leaks
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();

      -- NULL: as the server is configured.
      ALTER TABLE workspaces ADD leak_policy text CHECK (leak_policy IN ('notify', 'revoke'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE workspaces DROP leak_policy;
      DROP TABLE api_key_leaks;
    `);
  }
}
