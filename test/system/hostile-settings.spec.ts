import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { register, request } from '../support/client.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { startServer } from '../support/server.js';

/** Database settings that suit other programs but would break ours: each is the opposite of what we rely on. */
const HOSTILE: Record<string, string> = {
  datestyle: 'German, DMY',
  intervalstyle: 'sql_standard',
  timezone: 'Pacific/Kiritimati',
  client_encoding: 'LATIN1',
  standard_conforming_strings: 'off',
  search_path: 'pg_catalog',
  default_transaction_isolation: 'serializable',
  default_transaction_read_only: 'on',
  default_transaction_deferrable: 'on',
  bytea_output: 'escape',
  extra_float_digits: '-15',
  array_nulls: 'off',
  transform_null_equals: 'on',
  xmloption: 'document',
  default_text_search_config: 'pg_catalog.english',
  quote_all_identifiers: 'on',
  synchronous_commit: 'off',
  idle_session_timeout: '1500',
  timezone_abbreviations: 'Australia',
};

const role = (database: TestDatabase): string => new URL(database.url).username;
const nameOf = (database: TestDatabase): string => new URL(database.url).pathname.slice(1);

/** An account, a key, its use, a search and the trail: every kind of value that is written and read. */
async function expectServed(database: TestDatabase): Promise<void> {
  const server = await startServer({ databaseUrl: database.url, env: { USAGE_FLUSH_SECONDS: '0.1' } });
  try {
    const account = await register(server, {
      email: `${randomUUID()}@example.com`,
      name: 'Zo\u00eb \u65e5\u672c',
    });
    const { apiKey } = account;
    const workspace = `/api/v1/workspaces/${account.workspace.id}`;
    const expires_at = new Date(Date.now() + 24 * 3_600_000).toISOString();
    const created = await request(server, 'POST', `${workspace}/api-keys`, {
      apiKey,
      json: { name: 'back\\slash', expires_at, allowed_ips: ['127.0.0.0/8'] },
    });
    expect([created.status, created.json.expires_at]).toEqual([201, expires_at]);
    expect(Math.abs(Date.parse(created.json.created_at) - Date.now())).toBeLessThan(60_000);
    const me = await request(server, 'GET', '/api/v1/me', { apiKey: created.json.key });
    expect(me.status).toBe(200);

    const path = `${workspace}/api-keys/${created.json.id}`;
    const usage = async () => (await request(server, 'GET', `${path}/usage`, { apiKey })).json;
    while ((await usage()).totals.allowed === 0) await sleep(20);
    expect(Math.abs(Date.parse((await usage()).last_used_at) - Date.now())).toBeLessThan(60_000);

    const document = { title: 'The r\u00e9sum\u00e9s', body: 'of others' };
    expect((await request(server, 'POST', '/api/v1/documents', { apiKey, json: document })).status).toBe(201);
    const search = (q: string) =>
      request(server, 'GET', `/api/v1/documents?q=${encodeURIComponent(q)}`, { apiKey });
    expect((await search('R\u00e9sum\u00e9s the')).json).toEqual([expect.objectContaining(document)]);

    const trail = await request(server, 'GET', `${workspace}/audit-events`, { apiKey });
    expect(trail.json).toContainEqual(
      expect.objectContaining({
        action: 'api_key.created',
        occurred_at: expect.stringMatching(/^20..-..-..T.*Z$/),
      }),
    );
    expect((await request(server, 'DELETE', path, { apiKey })).json).toEqual({ status: 'revoked' });
    expect((await request(server, 'GET', '/health/ready')).status).toBe(200);
    const sessions = await database.query<{ application_name: string }>(
      `SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = current_database() AND usename = $1`,
      [role(database)],
    );
    expect(sessions.map(({ application_name }) => application_name).sort()).toEqual([
      'latchkey',
      'latchkey coherence',
    ]);
  } finally {
    expect(await server.stop()).toBe(0);
  }
  expect(server.log.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
}

describe('A database with different settings', () => {
  it('of its own is migrated and served', async () => {
    const database = await createDatabase('template0');
    try {
      for (const [name, value] of Object.entries(HOSTILE)) {
        await database.query(`ALTER DATABASE ${nameOf(database)} SET ${name} = '${value}'`);
      }
      await expectServed(database);
    } finally {
      await database.drop();
    }
  });

  it('of its role is served', async () => {
    const database = await createDatabase();
    try {
      for (const [name, value] of Object.entries(HOSTILE)) {
        await database.query(
          `ALTER ROLE ${role(database)} IN DATABASE ${nameOf(database)} SET ${name} = '${value}'`,
        );
      }
      await expectServed(database);
    } finally {
      await database.drop();
    }
  });

  it('which only a superuser may change is not served, and the reason is given', async () => {
    const database = await createDatabase();
    try {
      // No trigger would fire: no change would be audited, and no authority would ever end.
      await database.query(`ALTER DATABASE ${nameOf(database)} SET session_replication_role = 'replica'`);
      await expect(startServer({ databaseUrl: database.url })).rejects.toThrow(
        /DATABASE_URL: in sessions of this database, session_replication_role must be "origin"/,
      );
    } finally {
      await database.drop();
    }
  });

  it('and its tables in another schema is not mistaken for an empty one', async () => {
    const database = await createDatabase();
    try {
      await database.query('CREATE SCHEMA other; ALTER TABLE authority_instances SET SCHEMA other');
      await expect(startServer({ databaseUrl: database.url })).rejects.toThrow(
        /the tables are in the schema other/,
      );
    } finally {
      await database.drop();
    }
  });
});
