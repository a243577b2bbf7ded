import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The entries that a statement makes stale are computed once for all of its rows, and numbered once for the
 * transaction, when it commits. Previously, a change of 300,000 rows held the lock that orders changes for seconds,
 * while every other revocation waited, and then every instance had to read 300,000 names. Now more than a thousand
 * names become a single one that stands for all.
 */
export class MassChanges1700000000091 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- What transactions under way have made stale. Nobody else sees it, and it is gone before they commit.
      CREATE UNLOGGED TABLE authority_pending (
        transaction_id xid8 PRIMARY KEY DEFAULT pg_current_xact_id(),
        entries text[] NOT NULL
      );

      -- Sequence numbers must be in commit order: the lock is held until the commit is visible.
      CREATE FUNCTION lock_authority_changes() RETURNS void LANGUAGE sql AS $$
        SELECT pg_advisory_xact_lock(hashtext('latchkey.authority_changes'))
      $$;

      -- Instances of earlier versions do not know the name that stands for all. A transaction that cannot see whether
      -- one has registered meanwhile counts as if one had.
      CREATE FUNCTION everyone_knows_every_entry() RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        RETURN current_setting('transaction_isolation') = 'read committed'
          AND NOT EXISTS (SELECT FROM authority_instances WHERE protocol < 2);
      END $$;
      CREATE FUNCTION wait_for_authority_changes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('latchkey.authority_changes'));
        RETURN NEW;
      END $$;
      CREATE TRIGGER earlier_version BEFORE INSERT ON authority_instances
        FOR EACH ROW WHEN (NEW.protocol < 2) EXECUTE FUNCTION wait_for_authority_changes();

      CREATE OR REPLACE FUNCTION note_stale_authority(VARIADIC entries text[]) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE noted text[];
      BEGIN
        IF cardinality(entries) = 0 THEN RETURN; END IF;
        PERFORM require_change_context();
        SELECT p.entries INTO noted FROM authority_pending p WHERE transaction_id = pg_current_xact_id();
        noted := noted || entries;
        IF cardinality(noted) > 1000 AND everyone_knows_every_entry() THEN noted := ARRAY['*']; END IF;
        INSERT INTO authority_pending AS p (entries) VALUES (noted)
          ON CONFLICT (transaction_id) DO UPDATE SET entries = excluded.entries;
      END $$;

      CREATE FUNCTION number_stale_authority() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE noted text[];
      BEGIN
        DELETE FROM authority_pending p WHERE transaction_id = pg_current_xact_id() RETURNING p.entries INTO noted;
        IF noted IS NULL THEN RETURN NULL; END IF;
        PERFORM lock_authority_changes();
        IF '*' = ANY (noted) AND NOT everyone_knows_every_entry() THEN
          RAISE EXCEPTION 'An instance of an earlier version has just started: make this change once more'
            USING ERRCODE = 'lock_not_available';
        END IF;
        INSERT INTO authority_changes (entry) SELECT DISTINCT unnest(noted);
        PERFORM pg_notify('latchkey_authority', '');
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER number AFTER INSERT ON authority_pending
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION number_stale_authority();

      DROP TRIGGER authority ON api_keys;
      CREATE OR REPLACE FUNCTION api_key_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE own api_keys;
      BEGIN
        SELECT * INTO own FROM old_rows o WHERE o.id = (held_authority()->>'apiKeyId')::uuid;
        IF own.id IS NOT NULL AND is_workspace_live(own.workspace_id) THEN
          PERFORM confirm('key', key_refusal(held_authority(), own));
        END IF;
        PERFORM note_stale_authority(VARIADIC ARRAY(
          SELECT 'key:' || o.digest FROM old_rows o JOIN workspaces w ON w.id = o.workspace_id
          WHERE w.deleted_at IS NULL));
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_updated AFTER UPDATE ON api_keys REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION api_key_authority_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON api_keys REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION api_key_authority_changed();

      DROP TRIGGER authority_updated ON sessions;
      DROP TRIGGER authority_deleted ON sessions;
      CREATE FUNCTION sessions_changed(changed sessions[]) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE own sessions;
      BEGIN
        SELECT * INTO own FROM unnest(changed) AS s WHERE s.id = (held_authority()->>'sessionId')::uuid;
        IF own.id IS NOT NULL THEN PERFORM confirm('session', session_refusal(own)); END IF;
        PERFORM note_stale_authority(VARIADIC ARRAY(SELECT 'session:' || s.id FROM unnest(changed) AS s));
      END $$;
      -- A refresh changes none of the session's authority.
      CREATE OR REPLACE FUNCTION session_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          PERFORM sessions_changed(ARRAY(SELECT ROW(o.*)::sessions FROM old_rows o));
        ELSE
          PERFORM sessions_changed(ARRAY(
            SELECT ROW(o.*)::sessions FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id
            WHERE n.id IS NULL
              OR (o.user_id, o.revoked_at, o.expires_at) IS DISTINCT FROM (n.user_id, n.revoked_at, n.expires_at)));
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_updated AFTER UPDATE ON sessions
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION session_authority_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON sessions REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION session_authority_changed();

      DROP TRIGGER authority ON memberships;
      CREATE OR REPLACE FUNCTION membership_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        own memberships;
        held jsonb := held_authority();
      BEGIN
        IF TG_OP = 'INSERT' THEN
          -- Nobody can have cached anything about a workspace or a user that did not exist.
          PERFORM note_stale_authority(VARIADIC ARRAY(
            SELECT 'member:' || n.workspace_id || ':' || n.user_id FROM new_rows n WHERE NOT EXISTS (
              SELECT FROM workspaces WHERE id = n.workspace_id AND xmin = pg_current_xact_id()::xid)
            UNION
            SELECT 'user:' || n.user_id FROM new_rows n WHERE NOT EXISTS (
              SELECT FROM users WHERE id = n.user_id AND xmin = pg_current_xact_id()::xid)));
        ELSE
          SELECT * INTO own FROM old_rows o
          WHERE o.workspace_id = (held->>'workspaceId')::uuid AND o.user_id = (held->>'userId')::uuid;
          IF own.user_id IS NOT NULL THEN
            PERFORM confirm('membership', membership_refusal(held, own));
          END IF;
          PERFORM note_stale_authority(VARIADIC ARRAY(
            SELECT 'member:' || o.workspace_id || ':' || o.user_id FROM old_rows o
            UNION
            SELECT 'user:' || o.user_id FROM old_rows o));
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_inserted AFTER INSERT ON memberships REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION membership_authority_changed();
      CREATE TRIGGER authority_updated AFTER UPDATE ON memberships REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION membership_authority_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON memberships REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION membership_authority_changed();

      -- Under the lock, which a deletion of the workspace holds until its commit is visible.
      CREATE OR REPLACE FUNCTION refuse_member_of_deleted_workspace() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM lock_authority_changes();
        IF NOT is_workspace_live(NEW.workspace_id) THEN
          RAISE EXCEPTION 'The workspace is deleted' USING ERRCODE = 'foreign_key_violation';
        END IF;
        RETURN NULL;
      END $$;

      DROP TRIGGER authority_updated ON users;
      DROP TRIGGER authority_deleted ON users;
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
      CREATE TRIGGER authority_updated AFTER UPDATE ON users
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION user_authority_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON users REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION user_authority_changed();

      DROP TRIGGER authority ON workspaces;
      CREATE OR REPLACE FUNCTION workspace_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority(VARIADIC ARRAY(SELECT 'workspace:' || o.id FROM old_rows o));
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_updated AFTER UPDATE ON workspaces REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION workspace_authority_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON workspaces REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION workspace_authority_changed();

      -- A statement that no row hears of.
      CREATE FUNCTION every_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('*');
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_truncated AFTER TRUNCATE ON api_keys
        FOR EACH STATEMENT EXECUTE FUNCTION every_authority_changed();
      CREATE TRIGGER authority_truncated AFTER TRUNCATE ON sessions
        FOR EACH STATEMENT EXECUTE FUNCTION every_authority_changed();
      CREATE TRIGGER authority_truncated AFTER TRUNCATE ON memberships
        FOR EACH STATEMENT EXECUTE FUNCTION every_authority_changed();
      CREATE TRIGGER authority_truncated AFTER TRUNCATE ON users
        FOR EACH STATEMENT EXECUTE FUNCTION every_authority_changed();
      CREATE TRIGGER authority_truncated AFTER TRUNCATE ON workspaces
        FOR EACH STATEMENT EXECUTE FUNCTION every_authority_changed();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TRIGGER authority_truncated ON api_keys;
      DROP TRIGGER authority_truncated ON sessions;
      DROP TRIGGER authority_truncated ON memberships;
      DROP TRIGGER authority_truncated ON users;
      DROP TRIGGER authority_truncated ON workspaces;
      DROP FUNCTION every_authority_changed;

      DROP TRIGGER authority_updated ON workspaces;
      DROP TRIGGER authority_deleted ON workspaces;
      CREATE OR REPLACE FUNCTION workspace_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('workspace:' || OLD.id);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER authority AFTER UPDATE OR DELETE ON workspaces
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workspace_authority_changed();

      DROP TRIGGER authority_updated ON users;
      DROP TRIGGER authority_deleted ON users;
      CREATE OR REPLACE FUNCTION user_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('user:' || OLD.id);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER authority_deleted AFTER DELETE ON users
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION user_authority_changed();
      CREATE CONSTRAINT TRIGGER authority_updated AFTER UPDATE ON users
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN ((OLD.email, OLD.name, OLD.personal_workspace_id, OLD.email_verified_at)
          IS DISTINCT FROM (NEW.email, NEW.name, NEW.personal_workspace_id, NEW.email_verified_at))
        EXECUTE FUNCTION user_authority_changed();

      CREATE OR REPLACE FUNCTION refuse_member_of_deleted_workspace() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT is_workspace_live(NEW.workspace_id) THEN
          RAISE EXCEPTION 'The workspace is deleted' USING ERRCODE = 'foreign_key_violation';
        END IF;
        RETURN NULL;
      END $$;

      DROP TRIGGER authority_inserted ON memberships;
      DROP TRIGGER authority_updated ON memberships;
      DROP TRIGGER authority_deleted ON memberships;
      CREATE OR REPLACE FUNCTION membership_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        membership memberships;
        held jsonb := held_authority();
        new_workspace boolean := false;
        new_user boolean := false;
      BEGIN
        IF TG_OP = 'INSERT' THEN
          membership := NEW;
          new_workspace := EXISTS (
            SELECT FROM workspaces WHERE id = NEW.workspace_id AND xmin = pg_current_xact_id()::xid);
          new_user := EXISTS (SELECT FROM users WHERE id = NEW.user_id AND xmin = pg_current_xact_id()::xid);
        ELSE
          membership := OLD;
          IF held->>'workspaceId' = OLD.workspace_id::text AND held->>'userId' = OLD.user_id::text THEN
            PERFORM confirm('membership', membership_refusal(held, OLD));
          END IF;
        END IF;
        IF NOT new_workspace THEN
          PERFORM note_stale_authority('member:' || membership.workspace_id || ':' || membership.user_id);
        END IF;
        IF NOT new_user THEN
          PERFORM note_stale_authority('user:' || membership.user_id);
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER authority AFTER INSERT OR UPDATE OR DELETE ON memberships
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION membership_authority_changed();

      DROP TRIGGER authority_updated ON sessions;
      DROP TRIGGER authority_deleted ON sessions;
      CREATE OR REPLACE FUNCTION session_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF held_authority()->>'sessionId' = OLD.id::text THEN
          PERFORM confirm('session', session_refusal(OLD));
        END IF;
        PERFORM note_stale_authority('session:' || OLD.id);
        RETURN NULL;
      END $$;
      DROP FUNCTION sessions_changed;
      CREATE CONSTRAINT TRIGGER authority_deleted AFTER DELETE ON sessions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION session_authority_changed();
      CREATE CONSTRAINT TRIGGER authority_updated AFTER UPDATE ON sessions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN ((OLD.user_id, OLD.revoked_at, OLD.expires_at) IS DISTINCT FROM (NEW.user_id, NEW.revoked_at, NEW.expires_at))
        EXECUTE FUNCTION session_authority_changed();

      DROP TRIGGER authority_updated ON api_keys;
      DROP TRIGGER authority_deleted ON api_keys;
      CREATE OR REPLACE FUNCTION api_key_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT is_workspace_live(OLD.workspace_id) THEN RETURN NULL; END IF;
        IF held_authority()->>'apiKeyId' = OLD.id::text THEN
          PERFORM confirm('key', key_refusal(held_authority(), OLD));
        END IF;
        PERFORM note_stale_authority('key:' || OLD.digest);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER authority AFTER UPDATE OR DELETE ON api_keys
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api_key_authority_changed();

      CREATE OR REPLACE FUNCTION note_stale_authority(VARIADIC entries text[]) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM require_change_context();
        PERFORM pg_advisory_xact_lock(hashtext('latchkey.authority_changes'));
        INSERT INTO authority_changes (entry) SELECT unnest(entries);
        PERFORM pg_notify('latchkey_authority', '');
      END $$;
      DROP TRIGGER earlier_version ON authority_instances;
      DROP TABLE authority_pending;
      DROP FUNCTION number_stale_authority, wait_for_authority_changes, everyone_knows_every_entry,
        lock_authority_changes;
    `);
  }
}
