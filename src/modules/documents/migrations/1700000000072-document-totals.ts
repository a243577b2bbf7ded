import type { MigrationInterface, QueryRunner } from 'typeorm';
import { madeByAnEarlierVersion } from './made-by-an-earlier-version.js';

/**
 * There are too many documents to count, so a running total is kept. It is updated when a change commits, so that its
 * row is locked only for that moment.
 */
export class DocumentTotals1700000000072 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // In earlier versions, the quotas migration created it.
    if (await queryRunner.hasTable('document_totals')) return;
    await queryRunner.query(/* sql */ `
      CREATE TABLE document_totals (
        workspace_id uuid PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
        documents bigint NOT NULL,
        bytes bigint NOT NULL
      );
      INSERT INTO document_totals (workspace_id, documents, bytes)
        SELECT workspace_id, count(*), sum(octet_length(body)) FROM documents GROUP BY workspace_id;

      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON document_totals
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();

      CREATE FUNCTION count_documents() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        workspace uuid;
        documents_more integer := 0;
        bytes_more bigint := 0;
      BEGIN
        IF TG_OP <> 'INSERT' THEN
          workspace := OLD.workspace_id;
          documents_more := documents_more - 1;
          bytes_more := bytes_more - octet_length(OLD.body);
        END IF;
        IF TG_OP <> 'DELETE' THEN
          workspace := NEW.workspace_id;
          documents_more := documents_more + 1;
          bytes_more := bytes_more + octet_length(NEW.body);
        END IF;
        IF is_workspace_live(workspace) THEN
          INSERT INTO document_totals AS total VALUES (workspace, documents_more, bytes_more)
          ON CONFLICT (workspace_id) DO UPDATE SET
            documents = total.documents + excluded.documents, bytes = total.bytes + excluded.bytes;
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER counted AFTER INSERT OR DELETE ON documents
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_documents();
      CREATE CONSTRAINT TRIGGER counted_update AFTER UPDATE ON documents
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (octet_length(OLD.body) <> octet_length(NEW.body)) EXECUTE FUNCTION count_documents();

      -- The count with this change in it. Other changes wait for this one from here on, so it is exact.
      CREATE FUNCTION document_total(workspace uuid) RETURNS document_totals LANGUAGE plpgsql AS $$
      DECLARE total document_totals;
      BEGIN
        SET CONSTRAINTS counted, counted_update IMMEDIATE;
        SELECT * INTO total FROM document_totals WHERE workspace_id = workspace;
        RETURN total;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await madeByAnEarlierVersion(queryRunner, DocumentTotals1700000000072)) return;
    await queryRunner.query(/* sql */ `
      DROP TRIGGER counted ON documents;
      DROP TRIGGER counted_update ON documents;
      DROP FUNCTION document_total, count_documents;
      DROP TABLE document_totals;
    `);
  }
}
