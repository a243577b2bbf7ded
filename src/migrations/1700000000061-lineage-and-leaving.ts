import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which key created a key or an endpoint, why a key was revoked, and one open invitation per address. Until now, keys
 * of departed members were refused but worked again after they rejoined: this ends them permanently.
 */
export class LineageAndLeaving1700000000061 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      SET LOCAL latchkey.change = 'by-hand';

      ALTER TABLE api_keys
        -- The key whose credential created this one; NULL: a person did.
        ADD COLUMN created_by_key uuid REFERENCES api_keys (id) ON DELETE SET NULL,
        ADD COLUMN revoked_reason text;
      CREATE INDEX api_keys_made_by_key ON api_keys (created_by_key) WHERE created_by_key IS NOT NULL;
      CREATE INDEX api_keys_of_creator ON api_keys (created_by, workspace_id);

      UPDATE api_keys SET revoked_reason = 'rotated' WHERE replaced_by IS NOT NULL;
      UPDATE api_keys k SET revoked_reason = 'leaked'
        WHERE EXISTS (SELECT FROM audit_events a WHERE a.target_id = k.id AND a.workspace_id = k.workspace_id
          AND a.action = 'api_key.revoked' AND a.details->>'reason' = 'leaked');
      UPDATE api_keys k SET revoked_at = clock_timestamp(), revoked_reason = 'creator_left'
        WHERE (k.revoked_at IS NULL OR k.revoked_at > clock_timestamp()) AND NOT EXISTS (
          SELECT FROM memberships m WHERE m.workspace_id = k.workspace_id AND m.user_id = k.created_by);
      UPDATE api_keys SET revoked_reason = 'revoked_by_user' WHERE revoked_at IS NOT NULL AND revoked_reason IS NULL;
      ALTER TABLE webhook_endpoints
        ADD COLUMN created_by_key uuid REFERENCES api_keys (id) ON DELETE SET NULL;
      CREATE INDEX webhook_endpoints_made_by_key ON webhook_endpoints (created_by_key) WHERE created_by_key IS NOT NULL;

      -- Of several open invitations to one address, the last counts.
      UPDATE invitations i SET revoked_at = clock_timestamp()
        WHERE i.email IS NOT NULL AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND EXISTS (
          SELECT FROM invitations later WHERE later.workspace_id = i.workspace_id AND later.email = i.email
            AND later.accepted_at IS NULL AND later.revoked_at IS NULL AND later.id > i.id);
      CREATE UNIQUE INDEX invitations_open_to_address ON invitations (workspace_id, email)
        WHERE email IS NOT NULL AND accepted_at IS NULL AND revoked_at IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP INDEX invitations_open_to_address;
      ALTER TABLE webhook_endpoints DROP COLUMN created_by_key;
      DROP INDEX api_keys_of_creator;
      ALTER TABLE api_keys DROP COLUMN revoked_reason, DROP COLUMN created_by_key;
    `);
  }
}
