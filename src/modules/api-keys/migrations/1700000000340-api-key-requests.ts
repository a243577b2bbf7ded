import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

const RETENTION = 'request-log-retention';

/** A sample of the requests with each key. */
export class ApiKeyRequests1700000000340 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE api_key_requests (
        api_key_id uuid NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
        -- Sorts by occurred_at.
        id uuid NOT NULL,
        occurred_at timestamptz NOT NULL,
        method text NOT NULL,
        -- With names instead of values: a path or a query may contain a secret.
        route text NOT NULL,
        status smallint NOT NULL,
        error_code text,
        address text NOT NULL,
        duration_ms real NOT NULL,
        PRIMARY KEY (api_key_id, id)
      );
      -- For the job that removes what is old.
      CREATE INDEX api_key_requests_by_age ON api_key_requests USING brin (occurred_at);
    `);
    await createQueue(queryRunner, RETENTION, {
      retryLimit: 2,
      retryDelaySeconds: 60,
      retryBackoff: true,
      expireInSeconds: 600,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, RETENTION);
    await queryRunner.query('DROP TABLE api_key_requests');
  }
}
