import type { MigrationInterface, QueryRunner } from 'typeorm';

/** SQL of `key_refusal`. @param enforced SQL: whether the allowlist of `key` is enforced */
const keyRefusal = (enforced: string): string => /* sql */ `
  CREATE OR REPLACE FUNCTION key_refusal(held jsonb, key api_keys) RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT CASE
      WHEN key.id IS NULL OR key.revoked_at <= clock_timestamp() THEN 'revoked'
      WHEN key.expires_at <= clock_timestamp() THEN 'expired'
      WHEN key.disabled_at IS NOT NULL THEN 'disabled'
      WHEN NOT EXISTS (
        SELECT FROM unnest(key.allowed_ips) AS block WHERE (held->>'address')::inet <<= block::inet
      ) AND ${enforced} THEN 'address_not_allowed'
      WHEN NOT key.scopes @> ARRAY(SELECT jsonb_array_elements_text(held->'scopes')) THEN 'scopes_narrowed'
    END
  $$;
`;

/** An allowlist can be observed before it is enforced. Earlier versions enforce it. */
export class AllowlistMode1700000000186 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE api_keys ADD allowlist_mode text NOT NULL DEFAULT 'enforce';
      -- No row breaks it yet, so none has to be read under the lock.
      ALTER TABLE api_keys ADD CONSTRAINT allowlist_mode_is_known CHECK (allowlist_mode IN ('enforce', 'observe')) NOT VALID;
      ${keyRefusal(`key.allowed_ips IS NOT NULL AND key.allowlist_mode = 'enforce'`)}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ${keyRefusal('key.allowed_ips IS NOT NULL')}
      ALTER TABLE api_keys DROP allowlist_mode;
    `);
  }
}
