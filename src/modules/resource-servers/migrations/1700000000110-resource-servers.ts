import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Separate services, whose scopes exist from the moment they are put, and the operator keys that put them. All services
 * and scopes are one cached record: there are few of them, and every check of a scope needs to know both which service
 * it belongs to and which role holds it.
 */
export class ResourceServers1700000000110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE operator_keys (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        key_prefix text NOT NULL,
        digest text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        revoked_at timestamptz
      );

      CREATE TABLE resource_servers (
        id uuid PRIMARY KEY,
        name text NOT NULL UNIQUE,
        title text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE resource_server_secrets (
        id uuid PRIMARY KEY,
        resource_server_id uuid NOT NULL REFERENCES resource_servers (id) ON DELETE CASCADE,
        digest text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- When it stops, after a rotation; NULL: the current one.
        ends_at timestamptz
      );
      CREATE UNIQUE INDEX current_secret_of_resource_server ON resource_server_secrets (resource_server_id)
        WHERE ends_at IS NULL;
      CREATE INDEX secrets_of_resource_server ON resource_server_secrets (resource_server_id);

      CREATE TABLE resource_server_scopes (
        scope text PRIMARY KEY,
        resource_server_id uuid NOT NULL REFERENCES resource_servers (id) ON DELETE CASCADE,
        -- The lowest role that holds it.
        role workspace_role NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        -- In the order in which they were put.
        position integer NOT NULL
      );
      CREATE INDEX scopes_of_resource_server ON resource_server_scopes (resource_server_id);

      CREATE FUNCTION operator_keys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          PERFORM note_stale_authority('operator-keys:any');
        ELSE
          PERFORM note_stale_authority(VARIADIC ARRAY(SELECT 'operator-key:' || o.digest FROM old_rows o));
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_inserted AFTER INSERT ON operator_keys
        FOR EACH STATEMENT EXECUTE FUNCTION operator_keys_changed();
      CREATE TRIGGER authority_updated AFTER UPDATE ON operator_keys REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION operator_keys_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON operator_keys REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION operator_keys_changed();

      CREATE FUNCTION resource_servers_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('resource-servers:all');
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority AFTER INSERT OR UPDATE OR DELETE ON resource_servers
        FOR EACH STATEMENT EXECUTE FUNCTION resource_servers_changed();
      CREATE TRIGGER authority AFTER INSERT OR UPDATE OR DELETE ON resource_server_scopes
        FOR EACH STATEMENT EXECUTE FUNCTION resource_servers_changed();

      -- One that did not exist was not cached.
      CREATE FUNCTION resource_server_secrets_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority(VARIADIC ARRAY(SELECT 'resource-server-secret:' || o.digest FROM old_rows o));
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_updated AFTER UPDATE ON resource_server_secrets REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION resource_server_secrets_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON resource_server_secrets REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION resource_server_secrets_changed();
    `);
    for (const table of AUDITED_TABLES) {
      await queryRunner.query(/* sql */ `
        CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON ${table}
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
        CREATE TRIGGER authority_truncated AFTER TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION every_authority_changed();
      `);
    }
    await queryRunner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION require_live_authority() RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        held jsonb := held_authority();
        key api_keys;
        session sessions;
        membership memberships;
      BEGIN
        IF held IS NULL THEN RETURN; END IF;
        PERFORM pg_advisory_xact_lock_shared(hashtext('latchkey.authority_changes'));
        -- Statements of their own, so that each sees what had committed when the lock was had.
        IF held->>'operatorKeyId' IS NOT NULL THEN
          IF NOT EXISTS (SELECT FROM operator_keys WHERE id = (held->>'operatorKeyId')::uuid AND revoked_at IS NULL) THEN
            PERFORM refuse_if('revoked');
          END IF;
        END IF;
        IF held->>'apiKeyId' IS NOT NULL AND NOT is_confirmed('key') THEN
          SELECT * INTO key FROM api_keys WHERE id = (held->>'apiKeyId')::uuid;
          PERFORM refuse_if(key_refusal(held, key));
        END IF;
        IF held->>'sessionId' IS NOT NULL AND NOT is_confirmed('session') THEN
          SELECT * INTO session FROM sessions WHERE id = (held->>'sessionId')::uuid;
          PERFORM refuse_if(session_refusal(session));
        END IF;
        IF held->>'workspaceId' IS NOT NULL AND NOT is_confirmed('membership') THEN
          SELECT * INTO membership FROM memberships
          WHERE workspace_id = (held->>'workspaceId')::uuid AND user_id = (held->>'userId')::uuid;
          PERFORM refuse_if(membership_refusal(held, membership));
        END IF;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION require_live_authority() RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        held jsonb := held_authority();
        key api_keys;
        session sessions;
        membership memberships;
      BEGIN
        IF held IS NULL THEN RETURN; END IF;
        PERFORM pg_advisory_xact_lock_shared(hashtext('latchkey.authority_changes'));
        -- Statements of their own, so that each sees what had committed when the lock was had.
        IF held->>'apiKeyId' IS NOT NULL AND NOT is_confirmed('key') THEN
          SELECT * INTO key FROM api_keys WHERE id = (held->>'apiKeyId')::uuid;
          PERFORM refuse_if(key_refusal(held, key));
        END IF;
        IF held->>'sessionId' IS NOT NULL AND NOT is_confirmed('session') THEN
          SELECT * INTO session FROM sessions WHERE id = (held->>'sessionId')::uuid;
          PERFORM refuse_if(session_refusal(session));
        END IF;
        IF held->>'workspaceId' IS NOT NULL AND NOT is_confirmed('membership') THEN
          SELECT * INTO membership FROM memberships
          WHERE workspace_id = (held->>'workspaceId')::uuid AND user_id = (held->>'userId')::uuid;
          PERFORM refuse_if(membership_refusal(held, membership));
        END IF;
      END $$;
      DROP TABLE resource_server_scopes, resource_server_secrets, resource_servers, operator_keys;
      DROP FUNCTION resource_server_secrets_changed, resource_servers_changed, operator_keys_changed;
    `);
  }
}

const AUDITED_TABLES = [
  'operator_keys',
  'resource_servers',
  'resource_server_secrets',
  'resource_server_scopes',
];
