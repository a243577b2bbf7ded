import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whatever an operator has suspended keeps everything it has, but may do nothing.
 *
 * Every request acts with a membership, so the cached membership record also says whether its workspace or its user is
 * suspended, which needs no further look-up. A suspension therefore invalidates the memberships concerned.
 *
 * Instances of earlier versions ignore suspensions, and would keep serving. So nothing can be suspended while one of
 * them runs, and none of them gets a lease while something is suspended.
 */
export class Suspension1700000000130 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE users
        ADD suspended_at timestamptz, ADD suspended_reason text,
        ADD CONSTRAINT users_suspended_with_reason CHECK ((suspended_at IS NULL) = (suspended_reason IS NULL)) NOT VALID;
      ALTER TABLE workspaces
        ADD suspended_at timestamptz, ADD suspended_reason text,
        ADD CONSTRAINT workspaces_suspended_with_reason CHECK ((suspended_at IS NULL) = (suspended_reason IS NULL)) NOT VALID;
      CREATE INDEX users_suspended ON users (suspended_at) WHERE suspended_at IS NOT NULL;
      CREATE INDEX workspaces_suspended ON workspaces (suspended_at) WHERE suspended_at IS NOT NULL;

      -- Under the lock, so that one which registers meanwhile is either seen here, or sees the suspension.
      CREATE FUNCTION refuse_while_earlier_versions_run() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM lock_authority_changes();
        IF EXISTS (SELECT FROM authority_instances WHERE protocol < 3) THEN
          RAISE EXCEPTION 'Suspensions take effect once every instance runs this version: stop those of earlier ones first'
            USING ERRCODE = 'lock_not_available';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER everyone_knows_suspension AFTER UPDATE ON users
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.suspended_at IS NOT NULL AND OLD.suspended_at IS NULL)
        EXECUTE FUNCTION refuse_while_earlier_versions_run();
      CREATE CONSTRAINT TRIGGER everyone_knows_suspension AFTER UPDATE ON workspaces
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.suspended_at IS NOT NULL AND OLD.suspended_at IS NULL)
        EXECUTE FUNCTION refuse_while_earlier_versions_run();

      CREATE FUNCTION refuse_earlier_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('latchkey.authority_changes'));
        IF EXISTS (SELECT FROM users WHERE suspended_at IS NOT NULL)
          OR EXISTS (SELECT FROM workspaces WHERE suspended_at IS NOT NULL) THEN
          RAISE EXCEPTION 'A workspace or a user is suspended, which this version does not know: run the later one';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER knows_suspension BEFORE INSERT ON authority_instances
        FOR EACH ROW WHEN (NEW.protocol < 3) EXECUTE FUNCTION refuse_earlier_version();

      CREATE OR REPLACE FUNCTION user_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          PERFORM note_stale_authority(VARIADIC ARRAY(SELECT 'user:' || o.id FROM old_rows o));
        ELSE
          PERFORM note_stale_authority(VARIADIC ARRAY(
            SELECT 'user:' || o.id FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id
            WHERE n.id IS NULL
              OR (o.email, o.name, o.personal_workspace_id, o.email_verified_at, o.suspended_at, o.suspended_reason)
                IS DISTINCT FROM
                (n.email, n.name, n.personal_workspace_id, n.email_verified_at, n.suspended_at, n.suspended_reason)
            UNION ALL
            SELECT 'member:' || m.workspace_id || ':' || m.user_id
            FROM old_rows o JOIN new_rows n ON n.id = o.id JOIN memberships m ON m.user_id = o.id
            WHERE (o.suspended_at, o.suspended_reason) IS DISTINCT FROM (n.suspended_at, n.suspended_reason)));
        END IF;
        RETURN NULL;
      END $$;

      DROP TRIGGER authority_updated ON workspaces;
      CREATE OR REPLACE FUNCTION workspace_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority(VARIADIC ARRAY(SELECT 'workspace:' || o.id FROM old_rows o));
        IF TG_OP = 'UPDATE' THEN
          PERFORM note_stale_authority(VARIADIC ARRAY(
            SELECT 'member:' || m.workspace_id || ':' || m.user_id
            FROM old_rows o JOIN new_rows n ON n.id = o.id JOIN memberships m ON m.workspace_id = o.id
            WHERE (o.suspended_at, o.suspended_reason) IS DISTINCT FROM (n.suspended_at, n.suspended_reason)));
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_updated AFTER UPDATE ON workspaces
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION workspace_authority_changed();

      -- Whatever part of the authority the change itself has touched. To be called under the lock.
      CREATE FUNCTION refuse_suspended(held jsonb) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM users WHERE id = (held->>'userId')::uuid AND suspended_at IS NOT NULL) THEN
          PERFORM refuse_if('account_suspended');
        END IF;
        IF EXISTS (
          SELECT FROM workspaces WHERE id = (held->>'workspaceId')::uuid AND suspended_at IS NOT NULL) THEN
          PERFORM refuse_if('workspace_suspended');
        END IF;
      END $$;
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
        PERFORM refuse_suspended(held);
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
      DROP FUNCTION refuse_suspended;

      DROP TRIGGER authority_updated ON workspaces;
      CREATE OR REPLACE FUNCTION workspace_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority(VARIADIC ARRAY(SELECT 'workspace:' || o.id FROM old_rows o));
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_updated AFTER UPDATE ON workspaces REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION workspace_authority_changed();

      CREATE OR REPLACE FUNCTION user_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          PERFORM note_stale_authority(VARIADIC ARRAY(SELECT 'user:' || o.id FROM old_rows o));
        ELSE
          PERFORM note_stale_authority(VARIADIC ARRAY(
            SELECT 'user:' || o.id FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id
            WHERE n.id IS NULL
              OR (o.email, o.name, o.personal_workspace_id, o.email_verified_at)
                IS DISTINCT FROM (n.email, n.name, n.personal_workspace_id, n.email_verified_at)));
        END IF;
        RETURN NULL;
      END $$;

      DROP TRIGGER knows_suspension ON authority_instances;
      DROP TRIGGER everyone_knows_suspension ON users;
      DROP TRIGGER everyone_knows_suspension ON workspaces;
      DROP FUNCTION refuse_earlier_version, refuse_while_earlier_versions_run;
      ALTER TABLE users DROP suspended_at, DROP suspended_reason;
      ALTER TABLE workspaces DROP suspended_at, DROP suspended_reason;
    `);
  }
}
