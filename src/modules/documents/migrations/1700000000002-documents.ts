import type { MigrationInterface, QueryRunner } from 'typeorm';
import { madeByAnEarlierVersion } from './made-by-an-earlier-version.js';

export class Documents1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // In earlier versions, the initial schema created it.
    if (await queryRunner.hasTable('documents')) return;
    await queryRunner.query(/* sql */ `
      CREATE TABLE documents (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        title text NOT NULL,
        body text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- A tsvector holds 1 MiB, and hyphenated words of four-byte letters take nearly 8 bytes a character in it.
        search tsvector NOT NULL GENERATED ALWAYS AS (
          setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', left(body, 100000)), 'B')
        ) STORED
      );
      CREATE INDEX documents_of_workspace ON documents (workspace_id, id);
      CREATE INDEX documents_search ON documents USING gin (search);
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON documents
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await madeByAnEarlierVersion(queryRunner, Documents1700000000002)) return;
    await queryRunner.query('DROP TABLE documents');
  }
}
