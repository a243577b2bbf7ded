import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

const UNUSED_KEYS = 'api-key-unused';

export class KeyPolicyOwnersAndIdleness1700000000152 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- Unused keys are looked for again and again, but not before the grace is over: null, it was over from the start.
      ALTER TABLE key_policies
        ADD owners text NOT NULL DEFAULT 'any' CHECK (owners IN ('any', 'service_accounts')),
        ADD revoke_unused_after_days integer,
        ADD grace_ends_at timestamptz;
    `);
    await createQueue(queryRunner, UNUSED_KEYS, {
      retryLimit: 20,
      retryDelaySeconds: 5,
      retryBackoff: true,
      expireInSeconds: 900,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, UNUSED_KEYS);
    await queryRunner.query(
      'ALTER TABLE key_policies DROP owners, DROP revoke_unused_after_days, DROP grace_ends_at',
    );
  }
}
