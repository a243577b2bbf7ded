import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The notification of a change tells of the change, so that instances need not read it before they acknowledge it. It
 * names the server on which it committed, as `answering-server.ts` does, and the change before it, because numbers mean
 * something only there, and only without a gap.
 */
export class ToldChanges1700000000400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION number_stale_authority() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        noted text[];
        before bigint;
        added json;
        told text;
      BEGIN
        DELETE FROM authority_pending p WHERE transaction_id = pg_current_xact_id() RETURNING p.entries INTO noted;
        IF noted IS NULL THEN RETURN NULL; END IF;
        PERFORM lock_authority_changes();
        IF '*' = ANY (noted) AND NOT everyone_knows_every_entry() THEN
          RAISE EXCEPTION 'An instance of an earlier version has just started: make this change once more'
            USING ERRCODE = 'lock_not_available';
        END IF;
        SELECT max(sequence) INTO before FROM authority_changes;
        WITH inserted AS (
          INSERT INTO authority_changes (entry) SELECT DISTINCT unnest(noted) RETURNING sequence, entry
        )
        SELECT json_agg(json_build_array(sequence::text, entry) ORDER BY sequence) INTO added FROM inserted;
        told := json_build_object(
          'server', concat_ws('/', extract(epoch FROM pg_postmaster_start_time()),
            (SELECT oid FROM pg_database WHERE datname = current_database())),
          'after', coalesce(before, 0)::text,
          'changes', added);
        -- A notification holds less than 8,000 bytes. A transaction that reads an earlier state may not see the change
        -- before its own. In both cases, instances read for themselves.
        PERFORM pg_notify('latchkey_authority', CASE
          WHEN octet_length(told) < 7900 AND current_setting('transaction_isolation') = 'read committed' THEN told
          ELSE '' END);
        RETURN NULL;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION number_stale_authority() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE noted text[];
      BEGIN
        DELETE FROM authority_pending p WHERE transaction_id = pg_current_xact_id() RETURNING p.entries INTO noted;
        IF noted IS NULL THEN RETURN NULL; END IF;
        PERFORM lock_authority_changes();
        IF '*' = ANY (noted) AND NOT everyone_knows_every_entry() THEN
          RAISE EXCEPTION 'An instance of an earlier version has just started: make this change once more'
            USING ERRCODE = 'lock_not_available';
        END IF;
        INSERT INTO authority_changes (entry) SELECT DISTINCT unnest(noted);
        PERFORM pg_notify('latchkey_authority', '');
        RETURN NULL;
      END $$;
    `);
  }
}
