import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createQueue, deleteQueue } from '../../../core/queue/queue-definition.js';

const QUEUE = 'workspace-removal';

/**
 * A deleted workspace disappears at once, and its rows are removed afterwards in batches. Its authority ends because
 * nobody is a member any more: every key acts with its creator's membership, and so does every request by a person. So
 * its keys need not be listed among the stale entries, which for a large workspace kept everyone else waiting.
 */
export class WorkspaceRemoval1700000000070 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      ALTER TABLE workspaces ADD deleted_at timestamptz;
      CREATE INDEX users_by_personal_workspace ON users (personal_workspace_id);

      CREATE FUNCTION is_workspace_live(workspace_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT FROM workspaces WHERE id = workspace_id AND deleted_at IS NULL)
      $$;

      CREATE OR REPLACE FUNCTION api_key_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT is_workspace_live(OLD.workspace_id) THEN RETURN NULL; END IF;
        IF held_authority()->>'apiKeyId' = OLD.id::text THEN
          PERFORM confirm('key', key_refusal(held_authority(), OLD));
        END IF;
        PERFORM note_stale_authority('key:' || OLD.digest);
        RETURN NULL;
      END $$;

      -- What the above rests on: nobody becomes a member of a deleted workspace. Fires after 'authority', and so under
      -- its lock, which a deletion holds until its commit is visible.
      CREATE FUNCTION refuse_member_of_deleted_workspace() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT is_workspace_live(NEW.workspace_id) THEN
          RAISE EXCEPTION 'The workspace is deleted' USING ERRCODE = 'foreign_key_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER workspace_lives AFTER INSERT ON memberships
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_member_of_deleted_workspace();
    `);
    await createQueue(queryRunner, QUEUE, {
      retryLimit: 1_000,
      retryDelaySeconds: 5,
      retryBackoff: false,
      expireInSeconds: 900,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await deleteQueue(queryRunner, QUEUE);
    await queryRunner.query(/* sql */ `
      DROP TRIGGER workspace_lives ON memberships;
      DROP FUNCTION refuse_member_of_deleted_workspace;
      CREATE OR REPLACE FUNCTION api_key_authority_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF held_authority()->>'apiKeyId' = OLD.id::text THEN
          PERFORM confirm('key', key_refusal(held_authority(), OLD));
        END IF;
        PERFORM note_stale_authority('key:' || OLD.digest);
        RETURN NULL;
      END $$;
      DROP FUNCTION is_workspace_live;
      DROP INDEX users_by_personal_workspace;
      ALTER TABLE workspaces DROP deleted_at;
    `);
  }
}
