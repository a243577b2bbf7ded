import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

/** Webhook endpoints, and their deliveries. */
export class Webhooks1700000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE webhook_endpoints (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        url text NOT NULL,
        description text,
        events text[] NOT NULL,
        -- Whose signing secret signs.
        api_key_id uuid NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        disabled_at timestamptz,
        -- 'disabled_by_user', 'gone' or 'failing'.
        disabled_reason text,
        CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL))
      );
      CREATE INDEX webhook_endpoints_of_workspace ON webhook_endpoints (workspace_id, id);
      CREATE INDEX webhook_endpoints_of_key ON webhook_endpoints (api_key_id);
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON webhook_endpoints
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();

      -- What deliveries leave behind. Apart from webhook_endpoints, so that an attempt is no change of state.
      CREATE TABLE webhook_endpoint_health (
        endpoint_id uuid PRIMARY KEY REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
        last_success_at timestamptz,
        -- Since when it has only failed; NULL while it works.
        failing_since timestamptz
      );

      CREATE TABLE webhook_events (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        type text NOT NULL,
        -- To the letter what is sent and signed: text, because jsonb keeps neither order nor spelling.
        payload text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX webhook_events_by_age ON webhook_events (created_at);
      CREATE INDEX webhook_events_of_workspace ON webhook_events (workspace_id);

      CREATE TABLE webhook_deliveries (
        id uuid PRIMARY KEY,
        endpoint_id uuid NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
        event_id uuid NOT NULL REFERENCES webhook_events (id) ON DELETE CASCADE,
        -- 'pending', 'succeeded', 'failed' or 'discarded'.
        status text NOT NULL DEFAULT 'pending',
        attempts integer NOT NULL DEFAULT 0,
        -- Counts the deliveries by hand: a job of an earlier run is void.
        run integer NOT NULL DEFAULT 0,
        -- How many attempts of this run have failed.
        failures integer NOT NULL DEFAULT 0,
        -- NULL when there is none to come.
        next_attempt_at timestamptz DEFAULT clock_timestamp(),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        finished_at timestamptz
      );
      CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (endpoint_id, id);
      CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (endpoint_id) WHERE status = 'pending';
      CREATE INDEX webhook_deliveries_of_event ON webhook_deliveries (event_id);

      CREATE TABLE webhook_attempts (
        id uuid PRIMARY KEY,
        delivery_id uuid NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
        number integer NOT NULL,
        attempted_at timestamptz NOT NULL,
        duration_ms integer NOT NULL,
        url text NOT NULL,
        request_headers jsonb NOT NULL,
        -- NULL where no answer came.
        response_status integer,
        -- The first 4 kB, as text.
        response_body text,
        -- Why it failed, as a code; NULL for success.
        error text
      );
      -- Of a key: those that still sign with it, while the overlap of a rotation lasts.
      CREATE INDEX api_keys_replaced ON api_keys (replaced_by) WHERE replaced_by IS NOT NULL;
      CREATE INDEX webhook_attempts_of_delivery ON webhook_attempts (delivery_id, number);
    `);
    await createQueue(queryRunner, 'webhook-deliveries', {
      retryLimit: 1_000_000,
      retryDelaySeconds: 2,
      retryBackoff: false,
      expireInSeconds: 60,
    });
    await createQueue(queryRunner, 'webhook-retention', {
      retryLimit: 3,
      retryDelaySeconds: 60,
      retryBackoff: true,
      expireInSeconds: 600,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, 'webhook-retention');
    await deleteQueue(queryRunner, 'webhook-deliveries');
    await queryRunner.query(/* sql */ `
      DROP INDEX api_keys_replaced;
      DROP TABLE webhook_attempts, webhook_deliveries, webhook_events, webhook_endpoint_health, webhook_endpoints;
    `);
  }
}
