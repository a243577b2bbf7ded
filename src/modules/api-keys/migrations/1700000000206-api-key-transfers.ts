import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * SQL of `key_refusal`.
 *
 * @param afterAddress SQL: conditions checked after the address
 */
const keyRefusal = (afterAddress: string): string => /* sql */ `
  CREATE OR REPLACE FUNCTION key_refusal(held jsonb, key api_keys) RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT CASE
      WHEN key.id IS NULL OR key.revoked_at <= clock_timestamp() THEN 'revoked'
      WHEN key.expires_at <= clock_timestamp() THEN 'expired'
      WHEN key.disabled_at IS NOT NULL THEN 'disabled'
      WHEN NOT EXISTS (
        SELECT FROM unnest(key.allowed_ips) AS block WHERE (held->>'address')::inet <<= block::inet
      ) AND key.allowed_ips IS NOT NULL AND key.allowlist_mode = 'enforce' THEN 'address_not_allowed'
      ${afterAddress}
      WHEN NOT key.scopes @> ARRAY(SELECT jsonb_array_elements_text(held->'scopes')) THEN 'scopes_narrowed'
    END
  $$;
`;

/**
 * A key can be transferred to another owner. A request that was admitted with the old owner's authority must not commit
 * after that, although the key and its new owner are both valid: it was not admitted in their name.
 */
export class ApiKeyTransfers1700000000206 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      keyRefusal(`WHEN key.created_by <> (held->>'userId')::uuid THEN 'key_transferred'`),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(keyRefusal(''));
  }
}
