import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of accounts, workspaces, keys, sessions and the audit trail. */
export class InitialSchema1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      CREATE TABLE users (
        id uuid PRIMARY KEY,
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        name text,
        password_hash text NOT NULL,
        personal_workspace_id uuid,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE workspaces (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      ALTER TABLE users ADD FOREIGN KEY (personal_workspace_id) REFERENCES workspaces (id)
        ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;

      CREATE TYPE workspace_role AS ENUM ('viewer', 'member', 'admin', 'owner');

      CREATE TABLE memberships (
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id),
        role workspace_role NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (workspace_id, user_id)
      );
      CREATE INDEX memberships_of_user ON memberships (user_id, created_at);

      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        email text,
        role workspace_role NOT NULL,
        token_digest text NOT NULL UNIQUE,
        invited_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        accepted_by uuid REFERENCES users (id),
        revoked_at timestamptz
      );
      CREATE INDEX invitations_of_workspace ON invitations (workspace_id, id);

      CREATE TABLE api_keys (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        name text NOT NULL,
        key_prefix text NOT NULL,
        digest text NOT NULL UNIQUE,
        sealed_signing_secret text NOT NULL,
        -- NULL: all that the creator's role allows.
        scopes text[],
        -- NULL: from anywhere. Canonical CIDR blocks.
        allowed_ips text[],
        expires_at timestamptz,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- When the key stops, or stopped. In the future while the overlap of a rotation lasts.
        revoked_at timestamptz,
        replaced_by uuid REFERENCES api_keys (id) ON DELETE SET NULL
      );
      CREATE INDEX api_keys_of_workspace ON api_keys (workspace_id, id);

      -- What requests leave behind. Apart from api_keys, so that counting never touches a row of authority.
      CREATE TABLE api_key_last_uses (
        api_key_id uuid PRIMARY KEY REFERENCES api_keys (id) ON DELETE CASCADE,
        last_used_at timestamptz NOT NULL,
        last_address text
      );
      CREATE TABLE api_key_usage_hours (
        api_key_id uuid NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
        hour timestamptz NOT NULL,
        -- 'allowed', or the reason of the denial: an internal code such as 'insufficient_scope'.
        outcome text NOT NULL,
        requests bigint NOT NULL,
        PRIMARY KEY (api_key_id, hour, outcome)
      );

      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        -- The key from which the refresh tokens of this session are derived, encrypted.
        sealed_refresh_key text NOT NULL,
        -- Number of the refresh token that is valid now.
        refresh_generation integer NOT NULL DEFAULT 0,
        refreshed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        created_address text,
        last_address text,
        user_agent text,
        revoked_at timestamptz,
        revoked_reason text
      );
      CREATE INDEX sessions_of_user ON sessions (user_id, id);

      -- No foreign keys: the trail outlives what it tells about.
      CREATE TABLE audit_events (
        id uuid PRIMARY KEY,
        workspace_id uuid,
        action text NOT NULL,
        actor_kind text NOT NULL,
        actor_user_id uuid,
        actor_api_key_id uuid,
        target_type text NOT NULL,
        target_id uuid,
        details jsonb NOT NULL DEFAULT '{}',
        address text,
        request_id text,
        occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id()
      );
      CREATE INDEX audit_events_of_workspace ON audit_events (workspace_id, id);
      CREATE INDEX audit_events_of_transaction ON audit_events (transaction_id);

      CREATE TABLE idempotency_keys (
        principal text NOT NULL,
        key text NOT NULL,
        -- SHA-256 over method, path and body: the same key for another request is a mistake of the caller.
        fingerprint text NOT NULL,
        -- NULL where the answer held a secret, which is not stored. Not jsonb: a repeat is the first answer, in its order.
        response json,
        resource_id uuid,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (principal, key)
      );
      CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(/* sql */ `
      DROP TABLE idempotency_keys, audit_events, sessions, api_key_usage_hours, api_key_last_uses,
        api_keys, invitations, memberships, workspaces, users CASCADE;
      DROP TYPE workspace_role;
    `);
  }
}
