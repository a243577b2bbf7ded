import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Endpoints that sign with their own secret instead of a key's. Instances of earlier versions deliver nothing to them,
 * so create the first one only once the last of those has stopped.
 */
export class EndpointSecrets1700000000207 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE webhook_endpoints
        ALTER api_key_id DROP NOT NULL,
        -- Of its own; NULL where a key signs.
        ADD sealed_secret text,
        -- What signed before signs along until then: a secret of its own, or a key (unless that ends sooner).
        ADD previous_sealed_secret text,
        ADD previous_api_key_id uuid,
        ADD previous_until timestamptz,
        ADD CONSTRAINT webhook_endpoints_signed_by_one CHECK ((api_key_id IS NULL) = (sealed_secret IS NOT NULL)),
        ADD CONSTRAINT webhook_endpoints_previous CHECK (
          num_nonnulls(previous_sealed_secret, previous_api_key_id) = num_nonnulls(previous_until));
    `);
  }

  /** In earlier versions every endpoint has a key, so those without one are removed. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      SET LOCAL latchkey.change = 'by-hand';
      DELETE FROM webhook_endpoints WHERE api_key_id IS NULL;
      ALTER TABLE webhook_endpoints
        DROP CONSTRAINT webhook_endpoints_previous,
        DROP CONSTRAINT webhook_endpoints_signed_by_one,
        DROP previous_until, DROP previous_api_key_id, DROP previous_sealed_secret, DROP sealed_secret,
        ALTER api_key_id SET NOT NULL;
    `);
  }
}
