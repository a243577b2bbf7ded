import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

/** Second-factor resets requested by workspace owners, and what the password proves until new factors are set up. */
export class FactorResets1700000000270 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE users
        -- Since when the password may be another person's: it came by mail, or nobody knows it, and no second factor
        -- has been presented with it.
        ADD password_unproven_at timestamptz,
        -- Since when only the password signs in, because a reset has removed the second factors. NULL: not, or no more.
        ADD held_to_password_at timestamptz;

      CREATE TABLE factor_resets (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        requested_by uuid NOT NULL REFERENCES users (id),
        -- Of the link in the mail, which stops it.
        stop_digest text NOT NULL UNIQUE,
        requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        happens_at timestamptz NOT NULL,
        -- NULL: it is going to happen.
        ended_at timestamptz,
        outcome text,
        CONSTRAINT factor_resets_ended CHECK ((ended_at IS NULL) = (outcome IS NULL))
      );
      CREATE UNIQUE INDEX factor_resets_pending ON factor_resets (user_id) WHERE ended_at IS NULL;
      CREATE INDEX factor_resets_of_user ON factor_resets (user_id);
      CREATE INDEX factor_resets_of_workspace ON factor_resets (workspace_id);
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON factor_resets
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
    `);
    await createQueue(queryRunner, 'factor-reset', {
      retryLimit: 20,
      retryDelaySeconds: 5,
      retryBackoff: true,
      expireInSeconds: 60,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, 'factor-reset');
    await queryRunner.query(/* sql */ `
      DROP TABLE factor_resets;
      ALTER TABLE users DROP password_unproven_at, DROP held_to_password_at;
    `);
  }
}
