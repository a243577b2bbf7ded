import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which audit events are about an account, for the list shown to its owner. The trail has no index by target, and one
 * over all of it would slow down every change; nearly all events belong to workspaces and are not listed here.
 */
export class AccountEvents1700000000271 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE account_events (
        user_id uuid NOT NULL,
        event_id uuid NOT NULL,
        occurred_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, event_id)
      );
      CREATE INDEX account_events_by_age ON account_events USING brin (occurred_at);

      CREATE FUNCTION note_account_event() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO account_events (user_id, event_id, occurred_at)
        SELECT user_id, NEW.id, NEW.occurred_at FROM (
          SELECT NEW.target_id AS user_id WHERE NEW.target_type = 'user'
          UNION ALL SELECT s.user_id FROM sessions s WHERE NEW.target_type = 'session' AND s.id = NEW.target_id
        ) AS about
        WHERE user_id IS NOT NULL
        ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE TRIGGER about_account AFTER INSERT ON audit_events FOR EACH ROW
        WHEN (NEW.workspace_id IS NULL AND NEW.target_type IN ('user', 'session'))
        EXECUTE FUNCTION note_account_event();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TRIGGER about_account ON audit_events;
      DROP FUNCTION note_account_event;
      DROP TABLE account_events;
    `);
  }
}
