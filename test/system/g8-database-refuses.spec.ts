import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { useOwnServer } from '../support/app.js';
import { auditedTables } from '../support/audited-tables.js';
import { commitByHand } from '../support/by-hand.js';
import { type Account, register, request } from '../support/client.js';
import { addApp } from '../support/factors.js';
import { expectProblem } from '../support/expect-problem.js';
import { insertProvider } from '../support/workspace-sso.js';
import { accept, invite, registerMember } from '../support/workspaces.js';

/** The database itself ensures that every change leaves an audit row, and that the row stays. */

const app = useOwnServer({ expectedErrors: [/refused for the test/, /broken_for_the_test/] });

/** Tables whose rows are not changes made by anyone, and why. All other tables are audited. */
const NOT_AUDITED = [
  // The trail itself, and what the servers' own protocols store.
  'audit_chain',
  'audit_checkpoints',
  'audit_events',
  'audit_streams',
  'audit_unsealed',
  'authority_changes',
  'authority_instances',
  'authority_pending',
  'idempotency_keys',
  'migrations',
  'schema_support',
  // Counts and times stored by requests.
  'api_key_addresses',
  'api_key_alerts',
  'api_key_policy_endings',
  'api_key_last_uses',
  'api_key_requests',
  'api_key_scope_uses',
  'api_key_usage_hours',
  'account_events',
  'familiar_addresses',
  'last_sessions',
  'rate_limits',
  'request_windows',
  // Which notices the server has sent.
  'api_key_expiry_notices',
  // Events to be delivered, and the results of that.
  'webhook_attempts',
  'webhook_deliveries',
  'webhook_endpoint_health',
  'webhook_events',
];

const [INSERT, DELETE, UPDATE] = [4, 8, 16];

/** The schema's own SQLSTATEs. */
const [NO_CONTEXT, NO_AUDIT_ROW, APPEND_ONLY] = ['LK001', 'LK002', 'LK003'];

/**
 * Runs the statements in one transaction, with the application's own role but bypassing the application. Returns the
 * SQLSTATE that stopped it.
 */
async function stateOf(...statements: string[]): Promise<string | undefined> {
  const role = new pg.Client({ connectionString: app.database.url });
  await role.connect();
  try {
    await role.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await role.end();
  }
}

const AUDITED = `SELECT set_config('latchkey.change', 'audited', true)`;

describe('the database', () => {
  it('watches every table, and every kind of change in it', async () => {
    const tables = await app.database.query<{ name: string; watched: number }>(
      `SELECT relname AS name, coalesce((
         SELECT bit_or(tgtype) FROM pg_trigger
         WHERE tgrelid = pg_class.oid AND tgfoid = 'require_audit_row'::regproc AND tgenabled = 'O'
       ), 0) AS watched
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
    );
    const unwatched = tables.filter(
      ({ watched }) => (watched & (INSERT | DELETE | UPDATE)) !== (INSERT | DELETE | UPDATE),
    );
    const surprises = unwatched.map(({ name }) => name).filter((name) => !NOT_AUDITED.includes(name));
    expect(surprises).toEqual([]);
  });

  it('refuses a change without an audit row, and rolls it back', async () => {
    const account = await register(app.server);
    await invite(app.server, account, account.workspace.id, { role: 'viewer' });
    await addApp(app.server, account);
    await request(app.server, 'POST', '/api/v1/auth/email/verification', { token: account.accessToken });
    await commitByHand(
      app.database,
      `INSERT INTO documents (id, workspace_id, title, body, created_by)
       VALUES ('${randomUUID()}', '${account.workspace.id}', 't', 'b', '${account.user.id}')`,
    );
    await commitByHand(
      app.database,
      `INSERT INTO key_policies (workspace_id, require_expiry, require_allowlist, require_scopes)
       VALUES ('${account.workspace.id}', false, false, false)`,
    );
    await commitByHand(
      app.database,
      `INSERT INTO api_key_leaks (api_key_id, workspace_id, reported_by)
       VALUES ('${account.apiKeyId}', '${account.workspace.id}', 'finder')`,
    );
    await commitByHand(
      app.database,
      `INSERT INTO webhook_endpoints (id, workspace_id, url, events, api_key_id, created_by)
       VALUES ('${randomUUID()}', '${account.workspace.id}', 'https://example.com/', '{ping}', '${account.apiKeyId}',
         '${account.user.id}')`,
    );
    await commitByHand(
      app.database,
      `INSERT INTO cli_logins (id, code_digest, code_challenge, port, device_name, expires_at, user_id, approved_by)
       VALUES ('${randomUUID()}', 'd', 'c', 1024, 'n', clock_timestamp(), '${account.user.id}', '${randomUUID()}')`,
    );
    await commitByHand(
      app.database,
      `INSERT INTO operator_keys (id, name, key_prefix, digest) VALUES ('${randomUUID()}', 'n', 'p', 'd');
       INSERT INTO identities (id, user_id, issuer, subject)
       VALUES ('${randomUUID()}', '${account.user.id}', 'https://id.acme.dev', '1');
       INSERT INTO service_accounts (id, workspace_id, created_by)
       VALUES ('${account.user.id}', '${account.workspace.id}', '${account.user.id}');
       INSERT INTO resource_servers (id, name, title) VALUES ('${account.user.id}', 'billing', 'Billing');
       INSERT INTO resource_server_secrets (id, resource_server_id, digest)
       VALUES ('${randomUUID()}', '${account.user.id}', 'd');
       INSERT INTO resource_server_scopes (scope, resource_server_id, role, title, description, position)
       VALUES ('invoices:read', '${account.user.id}', 'viewer', 't', '', 0)`,
    );
    await commitByHand(
      app.database,
      `INSERT INTO factor_resets (id, user_id, workspace_id, requested_by, stop_digest, happens_at)
       VALUES ('${randomUUID()}', '${account.user.id}', '${account.workspace.id}', '${account.user.id}', 'd',
         clock_timestamp())`,
    );
    await insertProvider(app.database, account.workspace.id, { enforced: false });
    const tables = await auditedTables(app.database);
    expect(tables).toEqual(
      expect.arrayContaining(['api_keys', 'documents', 'invitations', 'memberships', 'users', 'workspaces']),
    );
    for (const table of tables) {
      const [column] = await app.database.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`,
        [table],
      );
      const change =
        {
          sessions: 'UPDATE sessions SET revoked_at = clock_timestamp()',
          cli_logins: 'UPDATE cli_logins SET used_at = clock_timestamp()',
        }[table] ?? `UPDATE ${table} SET ${column?.name} = ${column?.name}`;
      const before = await app.database.query(`SELECT xmin, * FROM ${table}`);
      expect({ table, rows: before.length }).not.toEqual({ table, rows: 0 });
      expect({ table, state: await stateOf(AUDITED, change) }).toEqual({ table, state: NO_AUDIT_ROW });
      expect({ table, state: await stateOf(change) }).toEqual({ table, state: NO_CONTEXT });
      expect(await app.database.query(`SELECT xmin, * FROM ${table}`)).toEqual(before);
    }
  });

  it("does not accept another transaction's audit row for this one", async () => {
    const account = await register(app.server);
    const row = `INSERT INTO audit_events (id, action, actor_kind, target_type)
      VALUES ('${randomUUID()}', 'workspace.updated', 'system', 'workspace')`;
    const change = `UPDATE workspaces SET name = 'changed' WHERE id = '${account.workspace.id}'`;
    expect(await stateOf(AUDITED, row)).toBeUndefined();
    expect(await stateOf(AUDITED, change)).toBe(NO_AUDIT_ROW);
    expect(
      await stateOf(AUDITED, change, row.replace(/'[0-9a-f-]{36}'/, `'${randomUUID()}'`)),
    ).toBeUndefined();
  });

  it('does not accept a trail row from a backup for this transaction', async () => {
    const account = await register(app.server);
    const change = `UPDATE workspaces SET name = 'changed' WHERE id = '${account.workspace.id}'`;
    const row = `INSERT INTO audit_events (id, action, actor_kind, target_type)
      VALUES (gen_random_uuid(), 'workspace.updated', 'system', 'workspace')`;
    // As in a new cluster, which counts its transactions from the beginning: the old ids are in its future.
    await app.database.query(
      `INSERT INTO audit_events (id, action, actor_kind, target_type, transaction_id)
       SELECT gen_random_uuid(), 'workspace.updated', 'system', 'workspace',
         (pg_current_xact_id()::text::bigint + number)::text::xid8
       FROM generate_series(1, 10000) AS number`,
    );
    const [next] = await app.database.query(
      `SELECT EXISTS (SELECT FROM audit_events WHERE transaction_id = pg_current_xact_id()) AS "isTaken"`,
    );
    expect(next).toEqual({ isTaken: true });
    expect(await stateOf(AUDITED, change)).toBe(NO_AUDIT_ROW);
    expect(await stateOf(AUDITED, change, row)).toBeUndefined();
    // A savepoint is part of the transaction unless it is rolled back.
    expect(await stateOf(AUDITED, change, 'SAVEPOINT s', row, 'RELEASE s')).toBeUndefined();
    expect(await stateOf(AUDITED, change, 'SAVEPOINT s', row, 'ROLLBACK TO s')).toBe(NO_AUDIT_ROW);
  });

  it.each([
    `UPDATE audit_events SET action = 'nothing.happened'`,
    'UPDATE audit_events SET id = id',
    'DELETE FROM audit_events',
    'DELETE FROM audit_events WHERE id = (SELECT id FROM audit_events LIMIT 1)',
    'TRUNCATE audit_events',
    'TRUNCATE audit_events CASCADE',
    `INSERT INTO audit_events SELECT * FROM audit_events LIMIT 1 
     ON CONFLICT (id) DO UPDATE SET action = 'nothing.happened'`,
    `MERGE INTO audit_events USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE`,
  ])('refuses %s, to its own role and to the superuser', async (statement) => {
    await register(app.server);
    const before = await app.database.query('SELECT * FROM audit_events ORDER BY id');
    expect(await stateOf(statement)).toBe(APPEND_ONLY);
    expect(await stateOf(AUDITED, statement)).toBe(APPEND_ONLY);
    expect(await stateOf(`SET LOCAL latchkey.change = 'by-hand'`, statement)).toBe(APPEND_ONLY);
    await expect(app.database.query(statement)).rejects.toMatchObject({ code: APPEND_ONLY });
    expect(await app.database.query('SELECT * FROM audit_events ORDER BY id')).toEqual(before);
  });
});

describe('a transaction that fails', () => {
  let account: Account;
  const path = (): string => `/api/v1/workspaces/${account.workspace.id}`;
  const rename = (requestId: string) =>
    request(app.server, 'PATCH', path(), {
      token: account.accessToken,
      json: { name: 'broken_for_the_test' },
      headers: { 'x-request-id': requestId },
    });
  const rowsOfRequest = (requestId: string) =>
    app.database.query('SELECT FROM audit_events WHERE request_id = $1', [requestId]);

  async function nameNow(): Promise<string> {
    return (await request(app.server, 'GET', path(), { token: account.accessToken })).json.name;
  }

  beforeAll(async () => {
    account = await register(app.server);
  });

  it('in the audit row leaves no change', async () => {
    await app.database.query(
      `ALTER TABLE audit_events ADD CONSTRAINT broken_for_the_test
       CHECK (request_id IS DISTINCT FROM 'fails-in-audit') NOT VALID`,
    );
    expectProblem(await rename('fails-in-audit'), 500, 'internal_error');
    expect(await nameNow()).toBe(account.workspace.name);
    expect(await rowsOfRequest('fails-in-audit')).toHaveLength(0);
  });

  it('in the change leaves no audit row', async () => {
    await app.database.query(
      `CREATE FUNCTION refuse_for_the_test() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'refused for the test'; END $$;
       CREATE CONSTRAINT TRIGGER zz_last AFTER UPDATE ON workspaces DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW WHEN (NEW.name = 'broken_for_the_test') EXECUTE FUNCTION refuse_for_the_test()`,
    );
    expectProblem(await rename('fails-in-change'), 500, 'internal_error');
    await app.database.query('DROP TRIGGER zz_last ON workspaces');
    expect(await nameNow()).toBe(account.workspace.name);
    expect(await rowsOfRequest('fails-in-change')).toHaveLength(0);
    expect((await rename('succeeds')).status).toBe(200);
    expect(await rowsOfRequest('succeeds')).toHaveLength(1);
  });

  it('half-way leaves neither: a refused acceptance does not use up the invitation', async () => {
    const member = await registerMember(app.server, app.database, account, 'viewer');
    const { id, token } = await invite(app.server, account, account.workspace.id, { role: 'admin' });
    expectProblem(await accept(app.server, member, token), 409, 'already_member');
    const [row] = await app.database.query(
      `SELECT accepted_at, (SELECT count(*)::int FROM audit_events WHERE target_id = invitations.id) AS events
       FROM invitations WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({ accepted_at: null, events: 1 });
  });
});
