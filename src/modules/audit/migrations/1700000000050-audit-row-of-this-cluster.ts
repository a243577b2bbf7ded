import type { MigrationInterface, QueryRunner } from 'typeorm';

const REQUIRE_AUDIT_ROW = (condition: string): string => /* sql */ `
  CREATE OR REPLACE FUNCTION require_audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF require_change_context() = 'audited'
      AND NOT EXISTS (SELECT FROM audit_events WHERE ${condition}) THEN
      RAISE EXCEPTION 'A change of % left no audit row', TG_TABLE_NAME USING ERRCODE = 'LK002';
    END IF;
    RETURN NULL;
  END $$;
`;

/**
 * A backup restored into another cluster contains transaction ids that are still in that cluster's future, and an old
 * row must not pass for the audit row of such a transaction. Rows really written by this cluster in this transaction
 * have an `xmin` that is not older than the transaction (a savepoint's is younger).
 */
export class AuditRowOfThisCluster1700000000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      REQUIRE_AUDIT_ROW(
        'transaction_id = pg_current_xact_id() AND age(xmin) <= age(pg_current_xact_id()::xid)',
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(REQUIRE_AUDIT_ROW('transaction_id = pg_current_xact_id()'));
  }
}
