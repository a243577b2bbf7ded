import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

const POLICY_ENDINGS = 'api-key-policy-ending';

/** Keys that a policy will end soon, so that their owners can be notified beforehand. */
export class PolicyEndings1700000000188 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE api_key_policy_endings (
        api_key_id uuid PRIMARY KEY REFERENCES api_keys (id) ON DELETE CASCADE,
        workspace_id uuid NOT NULL,
        ends_at timestamptz NOT NULL,
        told_at timestamptz
      );
      CREATE INDEX api_key_policy_endings_to_tell ON api_key_policy_endings (workspace_id) WHERE told_at IS NULL;
    `);
    await createQueue(queryRunner, POLICY_ENDINGS, {
      retryLimit: 10,
      retryDelaySeconds: 30,
      retryBackoff: true,
      expireInSeconds: 300,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, POLICY_ENDINGS);
    await queryRunner.query('DROP TABLE api_key_policy_endings');
  }
}
