import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail as a chain of hashes, one over the instance and one over each workspace. Links are added after the
 * commit, in one order, by whichever process has the lock: chaining at insert would make every change wait for the
 * previous one. `audit_unsealed` lists the rows that have no link yet. docs/audit.md specifies what is hashed, and
 * verifiers compute it independently.
 */
export class AuditChain1700000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE audit_chain (
        position bigint PRIMARY KEY,
        event_id uuid NOT NULL UNIQUE,
        -- SHA-256 of the event's canonical text. It stays when the event is removed after its time.
        digest bytea NOT NULL,
        hash bytea NOT NULL,
        workspace_id uuid,
        workspace_position bigint,
        workspace_hash bytea,
        UNIQUE (workspace_id, workspace_position)
      );
      CREATE TABLE audit_checkpoints (
        position bigint NOT NULL,
        hash bytea NOT NULL,
        -- Events before this position have been exported and removed.
        events_from bigint NOT NULL,
        -- As it was signed, to the letter.
        signed_at text NOT NULL,
        key_id text NOT NULL,
        public_key text NOT NULL,
        signature text NOT NULL,
        PRIMARY KEY (position, events_from)
      );
      -- Numbered in an order in which no change comes before one that it could see.
      CREATE TABLE audit_unsealed (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id uuid NOT NULL
      );
      INSERT INTO audit_unsealed (event_id) SELECT id FROM audit_events ORDER BY occurred_at, id;

      CREATE FUNCTION await_audit_seal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO audit_unsealed (event_id) VALUES (NEW.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER await_seal AFTER INSERT ON audit_events
        FOR EACH ROW EXECUTE FUNCTION await_audit_seal();

      -- The same whatever the session's settings are: a time without a zone is ISO 8601 in JSON, always.
      CREATE FUNCTION audit_event_text(event audit_events) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT jsonb_build_object(
          'id', event.id, 'workspace_id', event.workspace_id, 'action', event.action,
          'actor_kind', event.actor_kind, 'actor_user_id', event.actor_user_id,
          'actor_api_key_id', event.actor_api_key_id, 'target_type', event.target_type,
          'target_id', event.target_id, 'details', event.details, 'address', event.address,
          'request_id', event.request_id,
          'occurred_at', (to_jsonb(event.occurred_at AT TIME ZONE 'UTC') #>> '{}') || 'Z',
          'transaction_id', event.transaction_id::text)::text
      $$;

      CREATE FUNCTION audit_link(chain text, previous_hash bytea, place bigint, digest bytea) RETURNS bytea
      LANGUAGE sql IMMUTABLE AS $$
        SELECT sha256(convert_to(chain || E'\\n' || encode(previous_hash, 'hex') || E'\\n' || place || E'\\n'
          || encode(digest, 'hex'), 'UTF8'))
      $$;

      CREATE FUNCTION lock_audit_chain() RETURNS boolean LANGUAGE sql AS $$
        SELECT pg_try_advisory_xact_lock(hashtext('latchkey.audit_chain'))
      $$;

      -- Adds links for events that have committed. @returns how many; 0 while another process does it
      CREATE FUNCTION seal_audit_events(most integer) RETURNS integer LANGUAGE plpgsql AS $$
      DECLARE
        event record;
        previous record;
        sealed bigint[] := '{}';
        last_position bigint;
        last_hash bytea;
        own_position bigint;
        own_hash bytea;
      BEGIN
        IF NOT lock_audit_chain() THEN RETURN 0; END IF;
        SELECT position, hash INTO previous FROM audit_chain ORDER BY position DESC LIMIT 1;
        last_position := coalesce(previous.position, 0);
        last_hash := coalesce(previous.hash, decode(repeat('00', 32), 'hex'));
        FOR event IN
          SELECT u.number, e.id, e.workspace_id, sha256(convert_to(audit_event_text(e), 'UTF8')) AS digest
          FROM audit_unsealed u JOIN audit_events e ON e.id = u.event_id
          ORDER BY u.number LIMIT most
        LOOP
          last_position := last_position + 1;
          last_hash := audit_link('latchkey audit chain 1', last_hash, last_position, event.digest);
          own_position := NULL;
          own_hash := NULL;
          IF event.workspace_id IS NOT NULL THEN
            SELECT workspace_position, workspace_hash INTO previous FROM audit_chain
            WHERE workspace_id = event.workspace_id ORDER BY workspace_position DESC LIMIT 1;
            own_position := coalesce(previous.workspace_position, 0) + 1;
            own_hash := audit_link('latchkey audit workspace chain 1 ' || event.workspace_id,
              coalesce(previous.workspace_hash, decode(repeat('00', 32), 'hex')), own_position, event.digest);
          END IF;
          INSERT INTO audit_chain
            VALUES (last_position, event.id, event.digest, last_hash, event.workspace_id, own_position, own_hash);
          sealed := sealed || event.number;
        END LOOP;
        DELETE FROM audit_unsealed WHERE number = ANY (sealed);
        RETURN cardinality(sealed);
      END $$;

      CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'LK003';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_chain
        FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
      CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_chain
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_checkpoints
        FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
      CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_checkpoints
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TRIGGER await_seal ON audit_events;
      DROP FUNCTION seal_audit_events, lock_audit_chain, audit_link, audit_event_text, await_audit_seal;
      DROP TABLE audit_unsealed, audit_checkpoints, audit_chain;
      CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'LK003';
      END $$;
    `);
  }
}
