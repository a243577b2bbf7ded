import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A workspace can require its members to have a second factor. The cached workspace record says so, and any change of
 * the row already invalidates it. Instances of earlier versions ignore it, and would keep serving. So it cannot be
 * required while one of them runs, and none of them gets a lease while any workspace requires it.
 */
export class RequiredSecondFactor1700000000172 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE workspaces ADD require_second_factor boolean NOT NULL DEFAULT false;
      CREATE INDEX workspaces_requiring_second_factor ON workspaces (id) WHERE require_second_factor;

      -- Under the lock, so that one which registers meanwhile is either seen here, or sees the requirement.
      CREATE FUNCTION refuse_requirement_while_earlier_versions_run() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM lock_authority_changes();
        IF EXISTS (SELECT FROM authority_instances WHERE protocol < 5) THEN
          RAISE EXCEPTION 'A second factor can be required once every instance runs this version: stop those of earlier ones first'
            USING ERRCODE = 'lock_not_available';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER everyone_knows_required_factor AFTER UPDATE ON workspaces
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.require_second_factor AND NOT OLD.require_second_factor)
        EXECUTE FUNCTION refuse_requirement_while_earlier_versions_run();

      CREATE FUNCTION refuse_version_before_required_factor() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('latchkey.authority_changes'));
        IF EXISTS (SELECT FROM workspaces WHERE require_second_factor) THEN
          RAISE EXCEPTION 'A workspace requires a second factor, which this version does not know: run the later one';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER knows_required_factor BEFORE INSERT ON authority_instances
        FOR EACH ROW WHEN (NEW.protocol < 5) EXECUTE FUNCTION refuse_version_before_required_factor();

      -- To be called under the lock.
      CREATE FUNCTION refuse_missing_factor(held jsonb) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF held->>'sessionId' IS NOT NULL AND EXISTS (
          SELECT FROM workspaces WHERE id = (held->>'workspaceId')::uuid AND require_second_factor
        ) AND NOT EXISTS (
          SELECT FROM sessions s JOIN factors f ON f.user_id = s.user_id AND f.confirmed_at IS NOT NULL
          WHERE s.id = (held->>'sessionId')::uuid AND 'mfa' = ANY (s.amr)
        ) THEN
          PERFORM refuse_if('second_factor_missing');
        END IF;
      END $$;

      ${requireLiveAuthority('PERFORM refuse_suspended(held); PERFORM refuse_missing_factor(held);')}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ${requireLiveAuthority('PERFORM refuse_suspended(held);')}
      DROP FUNCTION refuse_missing_factor;
      DROP TRIGGER knows_required_factor ON authority_instances;
      DROP TRIGGER everyone_knows_required_factor ON workspaces;
      DROP FUNCTION refuse_version_before_required_factor, refuse_requirement_while_earlier_versions_run;
      ALTER TABLE workspaces DROP require_second_factor;
    `);
  }
}

/** @param last the check made regardless of which part of its own authority the change has touched */
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
    ${last}
  END $$;
`;
