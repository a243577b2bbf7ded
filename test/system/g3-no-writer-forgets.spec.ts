import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { useOwnServer } from '../support/app.js';
import { commitByHand } from '../support/by-hand.js';
import { type Account, register, request } from '../support/client.js';
import { addApp } from '../support/factors.js';
import { insertProvider } from '../support/workspace-sso.js';

/**
 * It is impossible to write a change of authority that does not wait for the instances: the database refuses it. These
 * statements run as the application's own role, over the connection that a careless service would use.
 */
describe('G3: no writer can forget to wait for the instances', () => {
  const app = useOwnServer();
  let account: Account;

  beforeAll(async () => {
    account = await register(app.server);
    await addApp(app.server, account);
    await insertProvider(app.database, account.workspace.id, { enforced: false });
    await request(app.server, 'POST', `/api/v1/workspaces/${account.workspace.id}/service-accounts`, {
      token: account.accessToken,
      json: { name: 'Export', role: 'viewer' },
    });
  });

  async function asApplication(sql: string): Promise<unknown> {
    const client = new pg.Client({ connectionString: app.database.url });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  }

  it.each([
    ['revokes a key', 'UPDATE api_keys SET revoked_at = clock_timestamp()'],
    ['changes an allowlist', "UPDATE api_keys SET allowed_ips = '{192.0.2.0/24}'"],
    ['enforces an allowlist', "UPDATE api_keys SET allowlist_mode = 'enforce'"],
    ['changes scopes', "UPDATE api_keys SET scopes = '{members:read}'"],
    ['disables a key', 'UPDATE api_keys SET disabled_at = clock_timestamp()'],
    ['raises the limits of a key', "UPDATE api_keys SET limits = '[]'"],
    ['renames a key', "UPDATE api_keys SET name = 'other'"],
    ['deletes a key', 'DELETE FROM api_keys'],
    ['ends a session', 'UPDATE sessions SET revoked_at = clock_timestamp()'],
    ['shortens a session', 'UPDATE sessions SET expires_at = clock_timestamp()'],
    ['deletes a session', 'DELETE FROM sessions'],
    [
      'makes a session pass for one that was proved just now',
      'UPDATE sessions SET auth_time = clock_timestamp()',
    ],
    [
      'makes a session pass for one that signed in with a provider',
      "UPDATE sessions SET sso_providers = '{00000000-0000-0000-0000-000000000000}'",
    ],
    ['lets a session into other workspaces', 'UPDATE sessions SET confined_to = gen_random_uuid()'],
    ['no longer requires a provider', 'UPDATE workspace_identity_providers SET enforced_at = NULL'],
    ['removes a provider', 'DELETE FROM workspace_identity_providers'],
    ['removes a second factor', 'DELETE FROM factors'],
    [
      'adds a passkey',
      `INSERT INTO factors (id, user_id, type, name, credential_id, public_key, sign_count, transports, confirmed_at)
       SELECT gen_random_uuid(), user_id, 'passkey', 'x', gen_random_uuid()::text, '', 0, '{}', clock_timestamp()
       FROM sessions LIMIT 1`,
    ],
    ['demotes a member', "UPDATE memberships SET role = 'viewer'"],
    ['removes a member', 'DELETE FROM memberships'],
    ['makes a person a service account', 'UPDATE users SET is_service_account = true, email = NULL'],
    ['renames a user', "UPDATE users SET name = 'other'"],
    ['changes an email address', "UPDATE users SET email = 'other@example.com' WHERE NOT is_service_account"],
    ['suspends a user', "UPDATE users SET suspended_at = clock_timestamp(), suspended_reason = 'x'"],
    [
      'suspends a workspace',
      "UPDATE workspaces SET suspended_at = clock_timestamp(), suspended_reason = 'x'",
    ],
    ['raises the limits of a service account', "UPDATE service_accounts SET limits = '[]'"],
    ['raises the limits of a workspace', "UPDATE workspaces SET limits = '[]'"],
    ['lowers what a workspace is allowed at most', "UPDATE workspaces SET limits_max = '[]'"],
    ['deletes a workspace', 'DELETE FROM workspaces'],
    ['empties a table', 'TRUNCATE api_keys CASCADE'],
  ])('refuses a statement that %s on its own', async (_name, sql) => {
    await expect(asApplication(sql)).rejects.toMatchObject({ code: 'LK001' });
  });

  it('lets an operator change a row by hand, and records what became stale', async () => {
    await app.database.query(
      `BEGIN; SET LOCAL latchkey.change = 'by-hand'; UPDATE api_keys SET name = 'By hand'; COMMIT`,
    );
    const changes = await app.database.query<{ entry: string }>('SELECT entry FROM authority_changes');
    expect(changes.map(({ entry }) => entry)).toContainEqual(expect.stringMatching(/^key:[\w-]{43}$/));
    expect(account.apiKeyId).toBeTruthy();
  });

  it.each([
    ['an ordinary change of a thousand rows', 1_000, 1_000],
    ['one of more, which names all entries at once', 1_001, 1],
  ])('records what became stale: %s', async (_name, rows, names) => {
    await commitByHand(
      app.database,
      `INSERT INTO api_keys (id, workspace_id, created_by, name, digest, key_prefix, sealed_signing_secret)
       SELECT gen_random_uuid(), '${account.workspace.id}', '${account.user.id}', 'mass ${rows}', 'mass ${rows} ' || n, 'lk_', ''
       FROM generate_series(1, ${rows}) AS n`,
    );
    const noted = async () =>
      (await app.database.query<{ entry: string }>('SELECT entry FROM authority_changes')).length;
    const before = await noted();
    await commitByHand(
      app.database,
      `UPDATE api_keys SET revoked_at = clock_timestamp() WHERE name = 'mass ${rows}'`,
    );
    expect((await noted()) - before).toBe(names);
    const [all] = await app.database.query(`SELECT FROM authority_changes WHERE entry = '*'`);
    expect(all === undefined).toBe(names !== 1);
  });

  it('names each entry while an instance of an earlier version runs, which does not know the name for all', async () => {
    await commitByHand(app.database, 'DELETE FROM workspace_identity_providers');
    await app.database.query(
      `INSERT INTO authority_instances (id, acknowledged) VALUES ('${randomUUID()}', 0)`,
    );
    await app.database.query('DELETE FROM authority_changes');
    await commitByHand(
      app.database,
      `UPDATE api_keys SET revoked_at = clock_timestamp() WHERE name = 'mass 1001'`,
    );
    const [noted] = await app.database.query<{ count: number }>(
      `SELECT count(*)::int FROM authority_changes WHERE entry LIKE 'key:%'`,
    );
    expect(noted?.count).toBe(1_001);
  });

  it('suspends nothing while an instance of an earlier version runs, and grants such an instance no lease during a suspension', async () => {
    const earlier = `INSERT INTO authority_instances (id, acknowledged, protocol) VALUES ('${randomUUID()}', 0, 2)`;
    const suspend = `UPDATE workspaces SET suspended_at = clock_timestamp(), suspended_reason = 'x' WHERE id = '${account.workspace.id}'`;
    await app.database.query('DELETE FROM authority_instances WHERE protocol < 3');
    await app.database.query(earlier);
    await expect(commitByHand(app.database, suspend)).rejects.toThrow(/every instance runs this version/);
    await app.database.query('ROLLBACK');
    await app.database.query('DELETE FROM authority_instances WHERE protocol < 3');
    await commitByHand(app.database, suspend);
    await expect(app.database.query(earlier)).rejects.toThrow(/run the later one/);
    await commitByHand(
      app.database,
      `UPDATE workspaces SET suspended_at = NULL, suspended_reason = NULL WHERE id = '${account.workspace.id}'`,
    );
  });

  it('disables no key while an instance of an earlier version runs, and grants such an instance no lease while a key is disabled', async () => {
    const earlier = `INSERT INTO authority_instances (id, acknowledged, protocol) VALUES ('${randomUUID()}', 0, 3)`;
    const disable = `UPDATE api_keys SET disabled_at = clock_timestamp() WHERE id = '${account.apiKeyId}'`;
    await app.database.query(earlier);
    await expect(commitByHand(app.database, disable)).rejects.toThrow(/every instance runs this version/);
    await app.database.query('ROLLBACK');
    await app.database.query('DELETE FROM authority_instances WHERE protocol < 4');
    await commitByHand(app.database, disable);
    await expect(app.database.query(earlier)).rejects.toThrow(/run the later one/);
    await commitByHand(app.database, 'UPDATE api_keys SET disabled_at = NULL');
  });

  it('requires no second factor while an instance of an earlier version runs, and grants such an instance no lease while one is required', async () => {
    const earlier = `INSERT INTO authority_instances (id, acknowledged, protocol) VALUES ('${randomUUID()}', 0, 4)`;
    const requiring = (value: boolean) =>
      `UPDATE workspaces SET require_second_factor = ${value} WHERE id = '${account.workspace.id}'`;
    await app.database.query(earlier);
    await expect(commitByHand(app.database, requiring(true))).rejects.toThrow(
      /every instance runs this version/,
    );
    await app.database.query('ROLLBACK');
    await app.database.query('DELETE FROM authority_instances WHERE protocol < 5');
    await commitByHand(app.database, requiring(true));
    await expect(app.database.query(earlier)).rejects.toThrow(/run the later one/);
    await commitByHand(app.database, requiring(false));
  });

  it('gives no workspace a provider while an instance of an earlier version runs, and grants such an instance no lease while one has', async () => {
    const earlier = `INSERT INTO authority_instances (id, acknowledged, protocol) VALUES ('${randomUUID()}', 0, 5)`;
    await insertProvider(app.database, account.workspace.id, { enforced: false });
    await expect(app.database.query(earlier)).rejects.toThrow(/run the later one/);
    await commitByHand(app.database, 'DELETE FROM workspace_identity_providers');
    await app.database.query(earlier);
    const configured = insertProvider(app.database, account.workspace.id, { enforced: false });
    await expect(configured).rejects.toThrow(/every instance runs this version/);
    await app.database.query('ROLLBACK');
    await app.database.query('DELETE FROM authority_instances WHERE protocol < 6');
  });

  it('knows every column: a new one counts as authority unless a migration says otherwise', async () => {
    const triggers = await app.database.query<{ table: string; events: string; judges: boolean }>(
      `SELECT event_object_table AS "table", string_agg(DISTINCT event_manipulation, ' ') AS events,
         bool_or(prosrc ~ 'IS DISTINCT FROM') AS judges
       FROM information_schema.triggers JOIN pg_proc ON action_statement ~ (' ' || proname || '\\(')
       WHERE trigger_name LIKE 'authority%' GROUP BY 1 ORDER BY 1`,
    );
    // Only these columns are a matter of judgement: an accepted code, a refresh, a password's new hash, and a
    // workspace's new name, which memberships do not contain.
    expect(triggers).toEqual([
      { table: 'api_keys', events: 'DELETE UPDATE', judges: false },
      { table: 'factors', events: 'DELETE INSERT UPDATE', judges: true },
      { table: 'memberships', events: 'DELETE INSERT UPDATE', judges: false },
      { table: 'operator_keys', events: 'DELETE INSERT UPDATE', judges: false },
      { table: 'resource_server_scopes', events: 'DELETE INSERT UPDATE', judges: false },
      // A secret that did not exist yet was not cached.
      { table: 'resource_server_secrets', events: 'DELETE UPDATE', judges: false },
      { table: 'resource_servers', events: 'DELETE INSERT UPDATE', judges: false },
      { table: 'service_accounts', events: 'DELETE UPDATE', judges: false },
      { table: 'sessions', events: 'DELETE UPDATE', judges: true },
      { table: 'users', events: 'DELETE UPDATE', judges: true },
      { table: 'workspace_identity_providers', events: 'DELETE INSERT UPDATE', judges: false },
      { table: 'workspaces', events: 'DELETE UPDATE', judges: true },
    ]);
  });
});
