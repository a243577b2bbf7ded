import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Identity providers of workspaces. The cached record of a workspace says which one its members must have signed in
 * with; the cached record of a session says which ones it has signed in with, and whether it may act in one workspace
 * only. Instances of earlier versions ignore all of this, and would take a confined session for any other. So no
 * provider can be configured while one of them runs, and none of them gets a lease while there is one.
 */
export class WorkspaceIdentityProviders1700000000350 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE workspace_identity_providers (
        -- Another issuer or client is another provider, with another id: what the earlier one proved does not count.
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        name text NOT NULL,
        issuer text NOT NULL,
        client_id text NOT NULL,
        -- Sealed by the key ring with context 'identity-provider:<id>'.
        sealed_client_secret text NOT NULL,
        -- Since when members must have signed in with it; NULL: they need not.
        enforced_at timestamptz,
        -- People with addresses of these domains may join without an invitation, if DNS says so as well.
        domains text[] NOT NULL DEFAULT '{}',
        default_role text NOT NULL DEFAULT 'member' CHECK (default_role IN ('member', 'viewer')),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT workspace_identity_providers_workspace UNIQUE (workspace_id)
      );

      ALTER TABLE sessions
        -- The providers of workspaces that its user has signed in with.
        ADD sso_providers uuid[] NOT NULL DEFAULT '{}',
        -- The only workspace that it may act in, because the workspace's provider began it. NULL: any.
        ADD confined_to uuid;

      -- A provider may call one person differently for each client, so an account can have one identity for each.
      ALTER TABLE identities ADD workspace_provider_id uuid, DROP CONSTRAINT identities_of_user;
      CREATE UNIQUE INDEX identities_of_user ON identities
        (user_id, issuer, coalesce(workspace_provider_id, '00000000-0000-0000-0000-000000000000'));

      CREATE FUNCTION identity_provider_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM note_stale_authority(VARIADIC ARRAY(
          SELECT 'workspace:' || c.workspace_id FROM changed_rows c));
        RETURN NULL;
      END $$;
      CREATE TRIGGER authority_inserted AFTER INSERT ON workspace_identity_providers
        REFERENCING NEW TABLE AS changed_rows
        FOR EACH STATEMENT EXECUTE FUNCTION identity_provider_changed();
      CREATE TRIGGER authority_updated AFTER UPDATE ON workspace_identity_providers
        REFERENCING OLD TABLE AS changed_rows
        FOR EACH STATEMENT EXECUTE FUNCTION identity_provider_changed();
      CREATE TRIGGER authority_deleted AFTER DELETE ON workspace_identity_providers
        REFERENCING OLD TABLE AS changed_rows
        FOR EACH STATEMENT EXECUTE FUNCTION identity_provider_changed();
      CREATE TRIGGER authority_truncated AFTER TRUNCATE ON workspace_identity_providers
        FOR EACH STATEMENT EXECUTE FUNCTION every_authority_changed();
      CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON workspace_identity_providers
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_row();

      -- Under the lock, so that one which registers meanwhile is either seen here, or sees the provider.
      CREATE FUNCTION refuse_provider_while_earlier_versions_run() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM lock_authority_changes();
        IF EXISTS (SELECT FROM authority_instances WHERE protocol < 6) THEN
          RAISE EXCEPTION 'A workspace can have an identity provider once every instance runs this version: stop those of earlier ones first'
            USING ERRCODE = 'lock_not_available';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER everyone_knows_providers AFTER INSERT ON workspace_identity_providers
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_provider_while_earlier_versions_run();

      CREATE FUNCTION refuse_version_before_providers() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('latchkey.authority_changes'));
        IF EXISTS (SELECT FROM workspace_identity_providers) THEN
          RAISE EXCEPTION 'A workspace has an identity provider, which this version does not know: run the later one';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER knows_providers BEFORE INSERT ON authority_instances
        FOR EACH ROW WHEN (NEW.protocol < 6) EXECUTE FUNCTION refuse_version_before_providers();

      ${sessionTriggers(', sso_providers, confined_to')}

      -- To be called under the lock.
      CREATE FUNCTION refuse_missing_sso(held jsonb) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF held->>'sessionId' IS NOT NULL AND NOT coalesce((held->>'breaksGlass')::boolean, false) AND EXISTS (
          SELECT FROM workspace_identity_providers p
          WHERE p.workspace_id = (held->>'workspaceId')::uuid AND p.enforced_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM sessions s
            WHERE s.id = (held->>'sessionId')::uuid AND p.id = ANY (s.sso_providers))
        ) THEN
          PERFORM refuse_if('sso_required');
        END IF;
      END $$;

      ${requireLiveAuthority('PERFORM refuse_missing_sso(held);')}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ${requireLiveAuthority('')}
      DROP FUNCTION refuse_missing_sso;
      ${sessionTriggers('')}
      DROP TRIGGER knows_providers ON authority_instances;
      DROP TABLE workspace_identity_providers;
      DROP FUNCTION refuse_version_before_providers, refuse_provider_while_earlier_versions_run,
        identity_provider_changed;
      ALTER TABLE sessions DROP sso_providers, DROP confined_to;
      DROP INDEX identities_of_user;
      ALTER TABLE identities DROP workspace_provider_id,
        ADD CONSTRAINT identities_of_user UNIQUE (user_id, issuer);
    `);
  }
}

/** @param more columns that are part of a session's authority, besides those of earlier versions */
function sessionTriggers(more: string): string {
  const columns = (row: string): string =>
    `user_id, revoked_at, expires_at, amr, auth_time${more}`.replaceAll(
      /\w+/g,
      (column) => `${row}.${column}`,
    );
  const audited = (row: string): string => columns(row).replace(` ${row}.expires_at,`, '');
  return /* sql */ `
    CREATE OR REPLACE FUNCTION session_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        PERFORM sessions_changed(ARRAY(SELECT ROW(o.*)::sessions FROM old_rows o));
      ELSE
        PERFORM sessions_changed(ARRAY(
          SELECT ROW(o.*)::sessions FROM old_rows o LEFT JOIN new_rows n ON n.id = o.id
          WHERE n.id IS NULL OR (${columns('o')}) IS DISTINCT FROM (${columns('n')})));
      END IF;
      RETURN NULL;
    END $$;
    DROP TRIGGER audited_update ON sessions;
    CREATE CONSTRAINT TRIGGER audited_update AFTER UPDATE ON sessions
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      WHEN ((${audited('OLD')}) IS DISTINCT FROM (${audited('NEW')}))
      EXECUTE FUNCTION require_audit_row();
  `;
}

/** @param last the check made after all those of earlier versions */
const requireLiveAuthority = (last: string): string => /* sql */ `
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
    PERFORM refuse_missing_factor(held);
    ${last}
  END $$;
`;
