import { delimiter } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { login, register, request } from '../support/client.js';
import { findPostgresPrograms, requireProgram } from '../support/programs.js';
import { startServer } from '../support/server.js';
import { fencesOf, runnableBlocks } from '../support/docs/blocks.js';
import { type Postgres, startPostgres } from '../support/docs/postgres-programs.js';
import { readPageFile, runBlocks } from '../support/docs/run-blocks.js';

const PAGE = 'docs/self-hosting.md';
const programs = findPostgresPrograms();
const describeWithPrograms = requireProgram('pg_restore') ? describe : describe.skip;

describeWithPrograms('A backup made and restored as the page says, with pg_dump and pg_restore', () => {
  let postgres: Postgres;

  beforeAll(async () => {
    postgres = await startPostgres(programs as string);
    // The database and its owner, as on the page. In several queries, because one query would be one transaction.
    const [statements = ''] = fencesOf(await readPageFile(PAGE), 'sql');
    for (const statement of statements.split(/(?<=;)\n/).filter(Boolean)) await query('postgres', statement);
    await query('postgres', 'CREATE DATABASE restored OWNER latchkey');
  });
  afterAll(() => postgres.stop());

  const asOwner = (database: string): string => postgres.url(database).replace('postgres@', 'latchkey@');

  async function query(database: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: postgres.url(database) });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('yields a server with all data, which still refuses changes without an audit row', async () => {
    const original = await startServer({ databaseUrl: asOwner('latchkey') });
    const account = await register(original);
    const created = await request(original, 'POST', '/api/v1/documents', {
      apiKey: account.apiKey,
      json: { title: 'Kept', body: 'In the backup.' },
    });
    // Meanwhile the server keeps running.
    await runBlocks(
      runnableBlocks(await readPageFile(PAGE)).filter(({ setting }) => setting === 'backup'),
      {
        page: PAGE,
        serverUrl: original.url,
        environment: {
          PATH: [programs, process.env.PATH].join(delimiter),
          DATABASE_URL: asOwner('latchkey'),
          RESTORED_DATABASE_URL: asOwner('restored'),
        },
      },
    );
    expect(await original.stop()).toBe(0);

    const restored = await startServer({ databaseUrl: asOwner('restored') });
    try {
      const { json } = await request(restored, 'GET', '/api/v1/documents', { apiKey: account.apiKey });
      expect(json).toEqual([created.json]);
      // Sealed with MASTER_KEY: the session continues.
      const refreshed = await request(restored, 'POST', '/api/v1/auth/refresh', { cookie: account.cookie });
      expect(refreshed.status).toBe(200);
      const { accessToken } = await login(restored, account);
      const keys = `/api/v1/workspaces/${account.workspace.id}/api-keys`;
      const revoked = await request(restored, 'DELETE', `${keys}/${account.apiKeyId}`, {
        token: accessToken,
      });
      expect(revoked.json).toEqual({ status: 'revoked' });
      expect((await request(restored, 'GET', '/api/v1/me', { apiKey: account.apiKey })).status).toBe(401);
      await expect(query('restored', 'UPDATE api_keys SET revoked_at = NULL')).rejects.toThrow(/change/);
    } finally {
      expect(await restored.stop()).toBe(0);
    }
    const differences = await query('latchkey', 'SELECT count(*)::int AS rows FROM audit_events');
    expect(
      (await query('restored', 'SELECT count(*)::int AS rows FROM audit_events'))[0]?.rows,
    ).toBeGreaterThan(differences[0]?.rows as number);
  });
});
