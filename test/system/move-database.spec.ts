import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createKey, whoAmI } from '../support/api-keys.js';
import { type Account, register, request } from '../support/client.js';
import { type Postgres, startPostgres } from '../support/docs/postgres-programs.js';
import { endPrograms, makeDirectory, type Program, startProgram } from '../support/program.js';
import { findPostgresPrograms, requireProgram } from '../support/programs.js';
import { describeSchema } from '../support/schema.js';

const describeWithPrograms = requireProgram('pg_restore') ? describe : describe.skip;

const DOCUMENT = { title: 'Zoë 日本', body: 'back\\slash, "quotes", {braces}\nand\tmore' };

describeWithPrograms('The embedded database, moved to a PostgreSQL of another version', () => {
  /** The server's directory, which contains `.data`. */
  let cwd: string;
  let external: Postgres;
  let owner: Account;
  let newKey: string;

  const env = { PORT: '0', NODE_ENV: 'test' };
  const start = (more: Record<string, string> = {}) => startProgram({ cwd, env: { ...env, ...more } });
  const move = async (databaseUrl: string): Promise<{ exit: unknown; output: string }> => {
    const program = await startProgram({
      cwd,
      script: 'src/tools/move-database.js',
      env: { ...env, DATABASE_URL: databaseUrl },
    });
    return { exit: await program.ended(), output: program.log.join('\n') };
  };
  const stop = async (program: Program): Promise<void> => {
    program.process.kill('SIGTERM');
    expect(await program.ended()).toBe(0);
  };
  async function query<Row extends pg.QueryResultRow>(name: string, sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: external.url(name) });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }
  const tablesOf = (name: string) =>
    query(name, `SELECT tablename FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`);

  beforeAll(async () => {
    external = await startPostgres(findPostgresPrograms() as string);
    // As in a managed database: not a superuser.
    await query('postgres', 'CREATE ROLE latchkey LOGIN');
    for (const name of ['target', 'small', 'fresh'])
      await query('postgres', `CREATE DATABASE ${name} OWNER latchkey`);
    cwd = await makeDirectory();
  });
  afterAll(async () => {
    await endPrograms();
    await external.kill();
  });

  const targetUrl = (name: string): string => external.url(name).replace('postgres@', 'latchkey@');

  it('is not moved while a server uses it, or if it does not exist', async () => {
    expect(await move(targetUrl('target'))).toEqual({
      exit: 1,
      output: 'Nothing was moved:\nDATA_DIR: it has no embedded PostgreSQL to copy from',
    });
    const program = await start();
    const server = await program.listening();
    owner = await register(server);
    newKey = ((await createKey(server, owner)) as { key: string }).key;
    await request(server, 'POST', '/api/v1/documents', { apiKey: owner.apiKey, json: DOCUMENT });
    expect(await move(targetUrl('target'))).toEqual({
      exit: 1,
      output: 'Nothing was moved:\nA server is running on the embedded database: stop it first',
    });
    await stop(program);
  });

  it('leaves the target empty if it does not complete, and says why', async () => {
    // A target that refuses half-way, with a code that would also mean a refused connection.
    await query(
      'small',
      `CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
       BEGIN IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE command_tag = 'ALTER TABLE'
         AND object_identity = 'public.documents') THEN RAISE EXCEPTION 'no documents here' USING ERRCODE = 'insufficient_privilege'; END IF; END $$;
       CREATE EVENT TRIGGER refuse ON ddl_command_end EXECUTE FUNCTION refuse()`,
    );
    expect(await move(targetUrl('small'))).toEqual({
      exit: 1,
      output: 'Nothing was moved:\nno documents here',
    });
    expect(await tablesOf('small')).toEqual([]);
  });

  it('is not cut short by limits of the role, and from then on is used with the same secrets and constraints', async () => {
    // Where statements take longer than such limits allow.
    await query(
      'target',
      `CREATE FUNCTION dawdle() RETURNS event_trigger LANGUAGE plpgsql AS $$
       BEGIN IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE command_tag = 'CREATE TABLE'
         AND object_identity = 'public.documents') THEN PERFORM pg_sleep(1.2); END IF; END $$;
       CREATE EVENT TRIGGER dawdle ON ddl_command_end EXECUTE FUNCTION dawdle()`,
    );
    const limits = await query<{ name: string }>(
      'target',
      `SELECT name FROM pg_settings WHERE name IN ('statement_timeout', 'transaction_timeout')`,
    );
    for (const { name } of limits)
      await query('target', `ALTER ROLE latchkey IN DATABASE target SET ${name} = '1s'`);
    const moved = await move(targetUrl('target'));
    await query(
      'target',
      'DROP EVENT TRIGGER dawdle; DROP FUNCTION dawdle; ALTER ROLE latchkey IN DATABASE target RESET ALL',
    );
    expect(moved).toEqual({
      exit: 0,
      output: expect.stringMatching(/^Copied and compared \d+ rows of \d+ tables\./),
    });
    expect(await readdir(join(cwd, '.data/postgres/cluster'))).not.toContain('postmaster.pid');

    const program = await start({ DATABASE_URL: targetUrl('target') });
    const server = await program.listening();
    for (const apiKey of [owner.apiKey, newKey]) expect((await whoAmI(server, { apiKey })).status).toBe(200);
    const { email, password } = owner;
    expect((await request(server, 'POST', '/api/v1/auth/login', { json: { email, password } })).status).toBe(
      200,
    );
    const documents = await request(server, 'GET', '/api/v1/documents?q=Zo%C3%AB', { apiKey: owner.apiKey });
    expect(documents.json).toEqual([expect.objectContaining(DOCUMENT)]);
    // Identity columns continue where they were.
    expect((await createKey(server, owner)).status).toBe('active');
    await stop(program);
    expect(program.log.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
  });

  it('has the schema that the migrations create', async () => {
    const migrated = await startProgram({
      script: 'src/tools/migrate.js',
      env: { NODE_ENV: 'test', DATABASE_URL: targetUrl('fresh') },
    });
    expect(await migrated.ended()).toBe(0);
    for (const schema of ['public', 'pgboss'])
      expect(await describeSchema(targetUrl('target'), schema)).toEqual(
        await describeSchema(targetUrl('fresh'), schema),
      );
  });

  it('has every trigger enabled', async () => {
    const idle = await query(
      'target',
      `SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'`,
    );
    expect(idle).toEqual(
      await query('fresh', `SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'`),
    );
  });

  it('is not moved into a database that has tables', async () => {
    const { exit, output } = await move(targetUrl('target'));
    expect(exit).toBe(1);
    expect(output).toMatch(
      /^Nothing was moved:\nDATABASE_URL: the database is not empty, it has the tables pgboss\./,
    );
    expect(output).not.toContain((await readFile(join(cwd, '.data/secrets.json'), 'utf8')).slice(20, 60));
  });
});
