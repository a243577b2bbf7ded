import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

const QUEUE = 'audit-retention';

const refuse = (exception: string): string => /* sql */ `
  CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN${exception}
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'LK003';
  END $$;
`;

/**
 * Allows old events to be removed if the operator has asked for that: events that have been exported, as stated by a
 * signed checkpoint. Their digests stay in the chain.
 */
export class AuditRetention1700000000102 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createQueue(queryRunner, QUEUE, {
      retryLimit: 3,
      retryDelaySeconds: 300,
      retryBackoff: true,
      expireInSeconds: 900,
    });
    await queryRunner.query(
      refuse(/* sql */ `
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit_events'
      AND current_setting('latchkey.change', true) = 'audit-retention' THEN
      IF EXISTS (
        SELECT FROM audit_chain c WHERE c.event_id = OLD.id
          AND c.position < (SELECT events_from FROM audit_checkpoints ORDER BY position DESC, events_from DESC LIMIT 1)
          AND c.position <= (SELECT max(s.position) FROM audit_streams s)
      ) THEN
        RETURN OLD;
      END IF;
    END IF;`),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, QUEUE);
    await queryRunner.query(refuse(''));
  }
}
