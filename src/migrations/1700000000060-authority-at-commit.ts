import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The authority that admitted a request must still hold when its change commits: as its last step, `seal_change()`
 * reads the key or the session, and the membership, once more.
 *
 * It reads under the lock that orders changes of authority. Those hold it exclusively until their commit is visible,
 * while other changes share it. So a change either commits before its authority ends, or sees that it has. No row is
 * locked for this: two requests cannot block each other, and a revocation waits at most for commits in progress. The
 * lock manager serves requests in order, so no stream of changes can keep a revocation waiting.
 *
 * A change may end its own authority: people sign out, and a key revokes itself. The current row then says nothing, so
 * the trigger checks the row's previous state, which nobody else can have changed since because this transaction has it
 * locked.
 */
export class AuthorityAtCommit1700000000060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      -- The authority of the request: see core/principal/actor.ts. NULL for changes that nobody's credential makes.
      CREATE FUNCTION held_authority() RETURNS jsonb LANGUAGE sql STABLE AS $$
        SELECT nullif(current_setting('latchkey.authority', true), '')::jsonb
      $$;

      CREATE FUNCTION refuse_if(reason text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF reason IS NOT NULL THEN
          RAISE EXCEPTION 'The authority of this change has ended' USING ERRCODE = 'LK004', DETAIL = reason;
        END IF;
      END $$;

      -- Which parts of the authority were looked at before this very change touched them.
      CREATE FUNCTION is_confirmed(part text) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT part = ANY (string_to_array(coalesce(current_setting('latchkey.confirmed', true), ''), ' '))
      $$;
      CREATE FUNCTION confirm(part text, reason text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF is_confirmed(part) THEN RETURN; END IF;
        PERFORM refuse_if(reason);
        PERFORM set_config(
          'latchkey.confirmed', concat_ws(' ', nullif(current_setting('latchkey.confirmed', true), ''), part), true);
      END $$;

      -- Why it does not hold any more; NULL: it does.
      CREATE FUNCTION key_refusal(held jsonb, key api_keys) RETURNS text LANGUAGE sql VOLATILE AS $$
        SELECT CASE
          WHEN key.id IS NULL OR key.revoked_at <= clock_timestamp() THEN 'revoked'
          WHEN key.expires_at <= clock_timestamp() THEN 'expired'
          WHEN NOT EXISTS (
            SELECT FROM unnest(key.allowed_ips) AS block WHERE (held->>'address')::inet <<= block::inet
          ) AND key.allowed_ips IS NOT NULL THEN 'address_not_allowed'
          WHEN NOT key.scopes @> ARRAY(SELECT jsonb_array_elements_text(held->'scopes')) THEN 'scopes_narrowed'
        END
      $$;
      CREATE FUNCTION session_refusal(session sessions) RETURNS text LANGUAGE sql VOLATILE AS $$
        SELECT CASE
          WHEN session.id IS NULL OR session.revoked_at IS NOT NULL OR session.expires_at <= clock_timestamp()
          THEN 'session_ended'
        END
      $$;
      CREATE FUNCTION membership_refusal(held jsonb, membership memberships) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT CASE
          WHEN membership.user_id IS NULL THEN 'not_a_member'
          WHEN membership.role < (held->>'role')::workspace_role THEN 'role_lowered'
        END
      $$;

      CREATE FUNCTION require_live_authority() RETURNS void LANGUAGE plpgsql AS $$
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

      CREATE OR REPLACE FUNCTION seal_change() RETURNS TABLE (sequence bigint, entry text) LANGUAGE plpgsql AS $$
      BEGIN
        SET CONSTRAINTS ALL IMMEDIATE;
        PERFORM require_live_authority();
        RETURN QUERY
          SELECT c.sequence, c.entry FROM authority_changes c
          WHERE c.transaction_id = pg_current_xact_id() ORDER BY c.sequence;
      END $$;

      CREATE OR REPLACE FUNCTION api_key_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF held_authority()->>'apiKeyId' = OLD.id::text THEN
          PERFORM confirm('key', key_refusal(held_authority(), OLD));
        END IF;
        PERFORM note_stale_authority('key:' || OLD.digest);
        RETURN NULL;
      END $$;

      CREATE OR REPLACE FUNCTION session_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF held_authority()->>'sessionId' = OLD.id::text THEN
          PERFORM confirm('session', session_refusal(OLD));
        END IF;
        PERFORM note_stale_authority('session:' || OLD.id);
        RETURN NULL;
      END $$;

      CREATE OR REPLACE FUNCTION membership_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        membership memberships;
        held jsonb := held_authority();
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
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE OR REPLACE FUNCTION seal_change() RETURNS TABLE (sequence bigint, entry text) LANGUAGE plpgsql AS $$
      BEGIN
        SET CONSTRAINTS ALL IMMEDIATE;
        RETURN QUERY
          SELECT c.sequence, c.entry FROM authority_changes c
          WHERE c.transaction_id = pg_current_xact_id() ORDER BY c.sequence;
      END $$;
      CREATE OR REPLACE FUNCTION api_key_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('key:' || OLD.digest);
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION session_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority('session:' || OLD.id);
        RETURN NULL;
      END $$;
      CREATE OR REPLACE FUNCTION membership_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        membership memberships;
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
        END IF;
        IF NOT new_workspace THEN
          PERFORM note_stale_authority('member:' || membership.workspace_id || ':' || membership.user_id);
        END IF;
        IF NOT new_user THEN
          PERFORM note_stale_authority('user:' || membership.user_id);
        END IF;
        RETURN NULL;
      END $$;
      DROP FUNCTION require_live_authority, membership_refusal, session_refusal, key_refusal, confirm, is_confirmed,
        refuse_if, held_authority;
    `);
  }
}
