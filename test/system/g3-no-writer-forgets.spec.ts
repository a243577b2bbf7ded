import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { useOwnServer } from '../support/app.js';
import { register, type Account } from '../support/client.js';

/**
 * A change of authority that does not wait for the instances is impossible to write: the database refuses it.
 * These run as the application's own role, with the connection that a careless service would use.
 */
describe('G3: no writer can forget to wait for the instances', () => {
  const app = useOwnServer();
  let account: Account;

  beforeAll(async () => {
    account = await register(app.server);
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
    ['changes scopes', "UPDATE api_keys SET scopes = '{documents:read}'"],
    ['renames a key', "UPDATE api_keys SET name = 'other'"],
    ['deletes a key', 'DELETE FROM api_keys'],
    ['ends a session', 'UPDATE sessions SET revoked_at = clock_timestamp()'],
    ['shortens a session', 'UPDATE sessions SET expires_at = clock_timestamp()'],
    ['deletes a session', 'DELETE FROM sessions'],
    ['demotes a member', "UPDATE memberships SET role = 'viewer'"],
    ['removes a member', 'DELETE FROM memberships'],
    ['renames a user', "UPDATE users SET name = 'other'"],
    ['changes an e-mail address', "UPDATE users SET email = 'other@example.com'"],
    ['deletes a workspace', 'DELETE FROM workspaces'],
  ])('refuses a statement that %s by itself', async (_name, sql) => {
    await expect(asApplication(sql)).rejects.toMatchObject({ code: 'LK001' });
  });

  it('lets an operator change a row by hand, and notes what became stale', async () => {
    await app.database.query(
      `BEGIN; SET LOCAL latchkey.change = 'by-hand'; UPDATE api_keys SET name = 'By hand'; COMMIT`,
    );
    const changes = await app.database.query<{ entry: string }>('SELECT entry FROM authority_changes');
    expect(changes.map(({ entry }) => entry)).toContainEqual(expect.stringMatching(/^key:[\w-]{43}$/));
    expect(account.apiKeyId).toBeTruthy();
  });

  it('knows every column: a new one is authority unless a migration says otherwise', async () => {
    const triggers = await app.database.query<{ table: string; definition: string }>(
      `SELECT tgrelid::regclass::text AS table, pg_get_triggerdef(oid) AS definition
       FROM pg_trigger WHERE tgname LIKE 'authority%' ORDER BY 1, 2`,
    );
    const tables = [...new Set(triggers.map(({ table }) => table))];
    expect(tables).toEqual(['api_keys', 'memberships', 'sessions', 'users', 'workspaces']);
    // Only for these two is a column list a matter of judgement: a refresh, and a password's new hash.
    const judged = triggers.filter(({ definition }) => definition.includes('WHEN'));
    expect(judged.map(({ table }) => table)).toEqual(['sessions', 'users']);
  });
});
