import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

const ALERTS = 'api-key-alert';

/**
 * A canary is a key that is disabled from the start and can never be enabled, so every version, every verifier and the
 * database itself refuse it like a disabled key. See docs/adr/0041-a-canary-is-a-disabled-key.md.
 */
export class CanaryKeys1700000000185 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE api_keys ADD canary boolean NOT NULL DEFAULT false;
      -- No row breaks it yet, so none has to be read under the lock.
      ALTER TABLE api_keys ADD CONSTRAINT canaries_are_never_valid CHECK (NOT canary OR disabled_at IS NOT NULL) NOT VALID;
      -- Instances that do not know disabled keys would serve it.
      CREATE CONSTRAINT TRIGGER everyone_knows_canaries AFTER INSERT ON api_keys
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.canary) EXECUTE FUNCTION refuse_disabling_while_earlier_versions_run();

      -- What people have to be told of a key, gathered until it is told: one row for each key and alert, however often it
      -- happens.
      CREATE TABLE api_key_alerts (
        api_key_id uuid NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
        alert text NOT NULL CHECK (alert IN ('canary_used', 'new_address')),
        workspace_id uuid NOT NULL,
        -- Since it was told last; 0: there is nothing to tell.
        requests bigint NOT NULL,
        addresses text[] NOT NULL,
        first_at timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        told_at timestamptz,
        PRIMARY KEY (api_key_id, alert)
      );
      CREATE INDEX api_key_alerts_to_tell ON api_key_alerts (workspace_id) WHERE requests > 0;
      CREATE INDEX api_key_alerts_told ON api_key_alerts (workspace_id, alert, told_at);
    `);
    await createQueue(queryRunner, ALERTS, {
      retryLimit: 10,
      retryDelaySeconds: 30,
      retryBackoff: true,
      expireInSeconds: 300,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, ALERTS);
    await queryRunner.query(/* sql */ `
      DROP TABLE api_key_alerts;
      DROP TRIGGER everyone_knows_canaries ON api_keys;
      ALTER TABLE api_keys DROP canary;
    `);
  }
}
