import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The database's half of `core/coherence`: it determines by itself which cached authority a changed row makes stale,
 * numbers those changes in commit order, and refuses changes without an audit row. All of it runs in DEFERRED
 * constraint triggers at the end of the transaction, so that the advisory lock that puts sequence numbers into commit
 * order is held only for the commit.
 */
export class AuthorityCoherence1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE authority_instances (
        id uuid PRIMARY KEY,
        acknowledged bigint NOT NULL,
        registered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        renewed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE authority_changes (
        sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        entry text NOT NULL,
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX authority_changes_of_transaction ON authority_changes (transaction_id);
      CREATE INDEX authority_changes_by_age ON authority_changes (changed_at);

      -- Every change goes through the one function that waits for the instances; by hand, say so:
      --   BEGIN; SET LOCAL latchkey.change = 'by-hand'; UPDATE …; COMMIT;
      CREATE FUNCTION require_change_context() RETURNS text LANGUAGE plpgsql AS $$
      DECLARE context text := coalesce(current_setting('latchkey.change', true), '');
      BEGIN
        IF context NOT IN ('audited', 'by-hand') THEN
          RAISE EXCEPTION 'This table is changed through Changes.run, or after SET LOCAL latchkey.change = ''by-hand'''
            USING ERRCODE = 'LK001';
        END IF;
        RETURN context;
      END $$;

      -- Sequence numbers must be in commit order: the lock is held until the commit is visible.
      CREATE FUNCTION note_stale_authority(VARIADIC entries text[]) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM require_change_context();
        PERFORM pg_advisory_xact_lock(hashtext('latchkey.authority_changes'));
        INSERT INTO authority_changes (entry) SELECT unnest(entries);
        PERFORM pg_notify('latchkey_authority', '');
      END $$;

      CREATE FUNCTION api_key_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('key:' || OLD.digest);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER authority AFTER UPDATE OR DELETE ON api_keys
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION api_key_authority_changed();

      CREATE FUNCTION session_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('session:' || OLD.id);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER authority_deleted AFTER DELETE ON sessions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION session_authority_changed();
      -- A refresh changes none of the session's authority.
      CREATE CONSTRAINT TRIGGER authority_updated AFTER UPDATE ON sessions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN ((OLD.user_id, OLD.revoked_at, OLD.expires_at) IS DISTINCT FROM (NEW.user_id, NEW.revoked_at, NEW.expires_at))
        EXECUTE FUNCTION session_authority_changed();

      CREATE FUNCTION membership_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        membership memberships;
        new_workspace boolean := false;
        new_user boolean := false;
      BEGIN
        IF TG_OP = 'INSERT' THEN
          membership := NEW;
          -- Nobody can have cached anything about a workspace or a user that did not exist.
          new_workspace := EXISTS (
            SELECT FROM workspaces WHERE id = NEW.workspace_id AND xmin = pg_current_xact_id()::xid);
          new_user := EXISTS (SELECT FROM users WHERE id = NEW.user_id AND xmin = pg_current_xact_id()::xid);
        ELSE
          membership := OLD;
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

      CREATE FUNCTION user_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('user:' || OLD.id);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER authority_deleted AFTER DELETE ON users
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION user_authority_changed();
      CREATE CONSTRAINT TRIGGER authority_updated AFTER UPDATE ON users
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN ((OLD.email, OLD.name, OLD.personal_workspace_id) IS DISTINCT FROM (NEW.email, NEW.name, NEW.personal_workspace_id))
        EXECUTE FUNCTION user_authority_changed();

      CREATE FUNCTION workspace_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('workspace:' || OLD.id);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER authority AFTER UPDATE OR DELETE ON workspaces
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION workspace_authority_changed();

      -- The last statement of every change: runs the deferred triggers now and tells what became stale.
      CREATE FUNCTION seal_change() RETURNS TABLE (sequence bigint, entry text) LANGUAGE plpgsql AS $$
      BEGIN
        SET CONSTRAINTS ALL IMMEDIATE;
        RETURN QUERY
          SELECT c.sequence, c.entry FROM authority_changes c
          WHERE c.transaction_id = pg_current_xact_id() ORDER BY c.sequence;
      END $$;

      -- Every change leaves an audit row, in the same transaction.
      CREATE FUNCTION require_audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF require_change_context() = 'audited'
          AND NOT EXISTS (SELECT FROM audit_events WHERE transaction_id = pg_current_xact_id()) THEN
          RAISE EXCEPTION 'A change of % left no audit row', TG_TABLE_NAME USING ERRCODE = 'LK002';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON users
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON workspaces
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON memberships
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON invitations
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON api_keys
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR DELETE ON sessions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();
      CREATE CONSTRAINT TRIGGER audited_update AFTER UPDATE ON sessions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (OLD.revoked_at IS DISTINCT FROM NEW.revoked_at OR OLD.user_id IS DISTINCT FROM NEW.user_id)
        EXECUTE FUNCTION require_audit_row();

      -- The trail is append-only, for every role.
      CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'LK003';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_events
        FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
      CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_events
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TRIGGER append_only ON audit_events;
      DROP TRIGGER append_only_truncate ON audit_events;
      DROP TRIGGER audited_update ON sessions;
      DROP TRIGGER audited ON sessions;
      DROP TRIGGER audited ON api_keys;
      DROP TRIGGER audited ON invitations;
      DROP TRIGGER audited ON memberships;
      DROP TRIGGER audited ON workspaces;
      DROP TRIGGER audited ON users;
      DROP TRIGGER authority ON workspaces;
      DROP TRIGGER authority_updated ON users;
      DROP TRIGGER authority_deleted ON users;
      DROP TRIGGER authority ON memberships;
      DROP TRIGGER authority_updated ON sessions;
      DROP TRIGGER authority_deleted ON sessions;
      DROP TRIGGER authority ON api_keys;
      DROP FUNCTION refuse_audit_change, require_audit_row, seal_change, workspace_authority_changed,
        user_authority_changed, membership_authority_changed, session_authority_changed,
        api_key_authority_changed, note_stale_authority, require_change_context;
      DROP TABLE authority_changes, authority_instances;
    `);
  }
}
