import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import PgBoss from 'pg-boss';
import { DataSource, getMetadataArgsStorage, type MigrationInterface, type QueryRunner } from 'typeorm';
import '../../src/app.module.js';
import { dataSourceOptions } from '../../src/core/database/data-source-options.js';
import { migrate as runMigrations, readSchemaState } from '../../src/core/database/migrate.js';
import { SchemaSupport1700000000093 } from '../../src/core/database/migrations/1700000000093-schema-support.js';
import { migrations as declaredMigrations } from '../../src/core/resource/declared.js';
import { ErasedAddresses1700000000360 } from '../../src/modules/accounts/migrations/1700000000360-erased-addresses.js';
import { ServiceAccounts1700000000140 } from '../../src/modules/service-accounts/migrations/1700000000140-service-accounts.js';
import { commitByHand } from '../support/by-hand.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { endPrograms, startProgram } from '../support/program.js';
import { parseLogLine } from '../support/server-log.js';
import { describeSchema } from '../support/schema.js';

const root = resolve(import.meta.dirname, '../..');
const migrations = declaredMigrations();
const names = migrations.map(({ name }) => name);
const databases: OwnDatabase[] = [];
const dataSources: DataSource[] = [];

afterEach(async () => {
  await endPrograms();
  await Promise.all(
    dataSources
      .splice(0)
      .filter(({ isInitialized }) => isInitialized)
      .map((dataSource) => dataSource.destroy()),
  );
  await Promise.all(databases.splice(0).map((database) => database.drop()));
});

async function database(template: 'migrated' | 'empty'): Promise<OwnDatabase> {
  const made = await createDatabase(template === 'empty' ? 'template0' : undefined);
  databases.push(made);
  return made;
}

async function connect(url: string, options: object = {}): Promise<DataSource> {
  const dataSource = new DataSource({ ...dataSourceOptions(url, 2), ...options });
  await dataSource.initialize();
  dataSources.push(dataSource);
  return dataSource;
}

/** Runs the migration program with only the variables that it needs. */
async function migrate({ url }: OwnDatabase): Promise<string[]> {
  const env = { NODE_ENV: 'production', DATABASE_URL: url };
  const program = await startProgram({ script: 'src/tools/migrate.js', env });
  expect({ exit: await program.ended(), log: program.log }).toMatchObject({ exit: 0 });
  return program.log;
}

const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

const upToDate = 'The schema is up to date.';

/** One of everything that existed before service accounts. */
const [user, workspace] = [randomUUID(), randomUUID()];
const [active, successor] = [randomUUID(), randomUUID()];
const KEYS_OF_BEFORE = `
  INSERT INTO users (id, email, name, password_hash) VALUES ('${user}', 'ada@example.com', 'Ada', 'x');
  INSERT INTO workspaces (id, name, created_by) VALUES ('${workspace}', 'Acme', '${user}');
  INSERT INTO memberships (workspace_id, user_id, role) VALUES ('${workspace}', '${user}', 'owner');
  INSERT INTO api_keys (id, name, scopes, allowed_ips, expires_at, revoked_at, revoked_reason, replaced_by, created_by_key,
    workspace_id, key_prefix, digest, sealed_signing_secret, created_by)
  SELECT key.*, '${workspace}', 'lk_0000', key.name, 'sealed', '${user}' FROM (VALUES
    ('${active}'::uuid, 'active', NULL::text[], NULL::text[], NULL::timestamptz, NULL::timestamptz, NULL, NULL::uuid, NULL::uuid),
    ('${successor}', 'successor', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('${randomUUID()}', 'allowlisted', '{members:read}', '{192.0.2.0/24,2001:db8::7/128}', NULL, NULL, NULL, NULL, NULL),
    ('${randomUUID()}', 'child, expiring', NULL, NULL, '2030-01-01T00:00:00Z', NULL, NULL, NULL, '${active}'),
    ('${randomUUID()}', 'revoked', NULL, NULL, NULL, '2025-01-01T00:00:00Z', 'revoked_by_user', NULL, NULL),
    ('${randomUUID()}', 'rotated', NULL, NULL, NULL, '2030-01-01T00:00:00Z', 'rotated', '${successor}', NULL)
  ) AS key (id, name, scopes, allowed_ips, expires_at, revoked_at, revoked_reason, replaced_by, created_by_key);
  INSERT INTO webhook_endpoints (id, workspace_id, url, events, api_key_id, created_by)
  VALUES ('${randomUUID()}', '${workspace}', 'https://example.com/', '{document.created}', '${active}', '${user}')`;

/** The columns of each row that existed before. */
const asBefore = (rows: readonly Row[], before: readonly Row[]): Row[] =>
  rows.map((row, index) =>
    Object.fromEntries(Object.keys(before[index] ?? {}).map((column) => [column, row[column]])),
  );
type Row = Record<string, unknown>;

describe('migrations', () => {
  it('create the schema, and find nothing to do the next time', async () => {
    const fresh = await database('empty');
    expect(await migrate(fresh)).toEqual([`Migrations ran: ${names.join(', ')}`, upToDate]);
    expect(await migrate(fresh)).toEqual([upToDate]);
    expect(await describeSchema(fresh.url)).toEqual(await describeSchema((await database('migrated')).url));
  });

  it('run once if several processes start at the same time', async () => {
    const fresh = await database('empty');
    const logs = await Promise.all([1, 2, 3, 4].map(() => migrate(fresh)));
    const ran = logs.flat().filter((line) => line.startsWith('Migrations ran: '));
    expect(ran).toEqual([`Migrations ran: ${names.join(', ')}`]);
    expect(logs.map((log) => log.at(-1))).toEqual([upToDate, upToDate, upToDate, upToDate]);
    expect(await fresh.query('SELECT name FROM migrations ORDER BY id')).toEqual(
      names.map((name) => ({ name })),
    );
  });

  it('are not ended by limits of the role', async () => {
    const fresh = await database('empty');
    const role = new URL(fresh.url).username;
    const limits = { idle_in_transaction_session_timeout: 100, transaction_timeout: 300 };
    for (const [name, milliseconds] of Object.entries(limits))
      await fresh.query(`ALTER ROLE ${role} IN DATABASE ${fresh.name} SET ${name} = ${milliseconds}`);
    expect(await migrate(fresh)).toEqual([`Migrations ran: ${names.join(', ')}`, upToDate]);
  });

  it('can be reverted one by one, and recreate the same schema when they run again', async () => {
    const { url } = await database('migrated');
    const before = await describeSchema(url);
    const dataSource = await connect(url);
    for (const _ of migrations) await dataSource.undoLastMigration();
    const { columns, functions, types, constraints } = await describeSchema(url);
    const left = Object.keys({ ...columns, ...functions, ...types, ...constraints });
    expect(left.filter((name) => !name.startsWith('migrations.'))).toEqual([]);
    await dataSource.runMigrations();
    expect(await describeSchema(url)).toEqual(before);
  });

  /**
   * Each migration runs in a transaction of its own. So from any state they work if each works as the first of a
   * session, and as a later one: the standing database shows the first, the upgrades the second, in steps of every
   * length's order of magnitude.
   */
  it('bring a database up to date from any earlier state', async () => {
    const expected = await describeSchema((await database('migrated')).url);
    const standing = await database('empty');
    for (const count of migrations.keys()) {
      if (count === 0 || isPowerOfTwo(migrations.length - count)) {
        const older = await createDatabase(standing.name);
        expect(await runMigrations(older.url)).toEqual(names.slice(count));
        expect(await describeSchema(older.url)).toEqual(expected);
        await older.drop();
      }
      // One step further. A database with open connections cannot be copied.
      const dataSource = await connect(standing.url, { migrations: migrations.slice(0, count + 1) });
      const ran = await dataSource.runMigrations();
      expect(ran.map(({ name }) => name)).toEqual([names[count]]);
      await dataSource.destroy();
    }
    expect(await describeSchema(standing.url)).toEqual(expected);
  });

  it('keep the documents of a version whose initial schema created them', async () => {
    const older = await database('migrated');
    const before = await describeSchema(older.url);
    const ofDocuments = names.filter((name) => /^(Documents|DocumentTotals)\d+$/.test(name));
    await older.query(
      `DELETE FROM migrations WHERE name IN (${ofDocuments.map((name) => `'${name}'`).join(', ')})`,
    );
    expect(await runMigrations(older.url)).toEqual(ofDocuments);
    expect(await describeSchema(older.url)).toEqual(before);
    // Reverted, too: that version still works with them.
    const dataSource = await connect(older.url);
    for (const _ of ofDocuments) await dataSource.undoLastMigration();
    expect((await readSchemaState(dataSource)).pending).toEqual(ofDocuments);
    expect(await describeSchema(older.url)).toEqual(before);
  });

  it('keep every key and the endpoint that it signs for, without any of the later restrictions', async () => {
    const older = await database('empty');
    const first = names.indexOf(ServiceAccounts1700000000140.name);
    const dataSource = await connect(older.url, { migrations: migrations.slice(0, first) });
    await dataSource.runMigrations();
    await commitByHand(older, KEYS_OF_BEFORE);
    const keys = () => older.query('SELECT * FROM api_keys ORDER BY name');
    const endpoints = () => older.query('SELECT * FROM webhook_endpoints');
    const [keysBefore, endpointsBefore] = [await keys(), await endpoints()];
    expect(keysBefore).toHaveLength(6);

    expect(await runMigrations(older.url)).toEqual(names.slice(first));
    const keysAfter = await keys();
    expect(asBefore(keysAfter, keysBefore)).toEqual(keysBefore);
    expect(asBefore(await endpoints(), endpointsBefore)).toEqual(endpointsBefore);
    for (const key of keysAfter) {
      expect(key).toMatchObject({
        ...{ allowlist_mode: 'enforce', canary: false, disabled_at: null, made_by: null },
        ...{ limits: null, limits_counted_as: null, description: null, metadata: null },
      });
    }
  });

  it('rename accounts with an address like those of deleted accounts, and let nobody have one again', async () => {
    const older = await database('empty');
    const first = names.indexOf(ErasedAddresses1700000000360.name);
    const dataSource = await connect(older.url, { migrations: migrations.slice(0, first) });
    await dataSource.runMigrations();
    const [victim, squatter, deleted] = [randomUUID(), randomUUID(), randomUUID()];
    const insert = (id: string, email: string): Promise<unknown> =>
      commitByHand(older, `INSERT INTO users (id, email, password_hash) VALUES ('${id}', '${email}', '')`);
    await insert(victim, 'ada@example.com');
    await insert(squatter, `${victim}@deleted.invalid`);
    await insert(deleted, `${deleted}@deleted.invalid`);

    await runMigrations(older.url);
    const users = await older.query<{ id: string; email: string }>('SELECT id, email FROM users');
    const emails = new Map(users.map(({ id, email }) => [id, email]));
    expect(emails.get(victim)).toBe('ada@example.com');
    expect(emails.get(deleted)).toBe(`${deleted}@deleted.invalid`);
    expect(emails.get(squatter)).toMatch(/^[0-9a-f-]{36}@renamed\.invalid$/);
    await expect(insert(randomUUID(), `${victim}@deleted.invalid`)).rejects.toThrow('users_erased_email');
  });

  it('that fail leave nothing behind, and say which and why', async () => {
    const occupied = await database('empty');
    await occupied.query('CREATE TABLE public.users ()');
    const program = await startProgram({
      script: 'src/tools/migrate.js',
      env: { NODE_ENV: 'production', DATABASE_URL: occupied.url },
    });
    expect(await program.ended()).toBe(1);
    expect(program.log).toEqual([
      'Latchkey cannot start:',
      'A migration failed: InitialSchema1700000000000: relation "users" already exists',
    ]);
    const tables = await occupied.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    expect(tables.map(({ tablename }) => tablename).toSorted()).toEqual(['migrations', 'users']);
  });

  it('that are blocked by a reader block nobody else, and name the reader', async () => {
    const older = await database('empty');
    const first = names.findIndex((name) => name.startsWith('MassChanges'));
    const dataSource = await connect(older.url, { migrations: migrations.slice(0, first) });
    await dataSource.runMigrations();
    // Like a backup, or someone who has forgotten to end a transaction.
    const reader = dataSource.createQueryRunner();
    await reader.startTransaction();
    await reader.query('SELECT FROM api_keys');
    const reports: string[] = [];
    const migrating = runMigrations(older.url, { report: (message) => reports.push(message) });
    // Look-ups of authority give up after two seconds.
    await dataSource.query(`SET statement_timeout = '2s'`);
    while (reports.length === 0) await dataSource.query('SELECT FROM api_keys');
    await reader.commitTransaction();
    await reader.release();
    expect(await migrating).toEqual(names.slice(first));
    expect(reports).toEqual([
      expect.stringMatching(
        /^Waiting to migrate\. MassChanges\d+ cannot have its lock: session \d+ \(latchkey, user latchkey, idle in transaction, since [\d:]{8}\) on api_keys$/,
      ),
    ]);
  });

  it('eventually give up on a lock, and leave the schema unchanged', async () => {
    const older = await database('empty');
    const dataSource = await connect(older.url, { migrations: migrations.slice(0, -1) });
    await dataSource.runMigrations();
    const before = await describeSchema(older.url);
    const holder = dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK migrations IN SHARE MODE');
    await expect(runMigrations(older.url, { patienceMs: 0 })).rejects.toThrow(
      / cannot have its lock: session \d+ /,
    );
    await holder.release();
    expect(await describeSchema(older.url)).toEqual(before);
  });

  it('that remove something record which versions can do without it', async () => {
    const isSilent = async (migration: MigrationInterface): Promise<boolean> => {
      const statements: string[] = [];
      await migration.up({ query: async (sql: string) => statements.push(sql) } as never);
      const sql = statements.join('\n');
      return (
        /\b(DROP (TABLE|COLUMN|TYPE|FUNCTION)|RENAME|SET NOT NULL)\b/i.test(sql) &&
        !/UPDATE schema_support/.test(sql)
      );
    };
    const dropping = 'ALTER TABLE users DROP COLUMN name';
    const migrationOf = (sql: string) => ({
      up: (runner: QueryRunner) => runner.query(sql),
      down: async () => {},
    });
    expect(await isSilent(migrationOf(dropping))).toBe(true);
    expect(await isSilent(migrationOf(`${dropping}; UPDATE schema_support SET oldest_known = 'This'`))).toBe(
      false,
    );
    const since = names.indexOf(SchemaSupport1700000000093.name);
    const silent = [];
    for (const Migration of migrations.slice(since))
      if (await isSilent(new Migration())) silent.push(Migration.name);
    expect(silent).toEqual([]);
  });

  it('create the job queue like the library that uses it', async () => {
    const made = await database('empty');
    await made.query(PgBoss.getConstructionPlans('pgboss'));
    const ofOurQueues = /^(pgboss\.)?j[0-9a-f]{56}/;
    const describe = async (url: string) => {
      const { triggers: _, ...kinds } = await describeSchema(url, 'pgboss');
      return Object.entries(kinds).map(([kind, definitions]) => [
        kind,
        Object.entries(definitions)
          .filter(([name]) => !ofOurQueues.test(name))
          // A function has the indentation of its migration.
          .map(([name, definition]) => `${name}: ${definition?.replace(/\s+/g, ' ')}`),
      ]);
    };
    const { url, query } = await database('migrated');
    expect(await describe(url)).toEqual(await describe(made.url));
    const version = 'SELECT version FROM pgboss.version';
    expect(await query(version)).toEqual(await made.query(version));
  });

  it('can be run by a separate program', async () => {
    const fresh = await database('empty');
    const secret = () => randomBytes(32).toString('base64url');
    const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: fresh.url, DATABASE_MIGRATE: 'off' };
    const start = () => startProgram({ env: { ...env, JWT_SECRET: secret(), MASTER_KEY: secret() } });

    const early = await start();
    expect(await early.ended()).toBe(1);
    expect(early.log).toEqual([
      'Latchkey cannot start:',
      `The schema lacks ${names.join(', ')}: run "node dist/src/tools/migrate.js", or start a server with DATABASE_MIGRATE=auto`,
    ]);
    expect(Object.keys((await describeSchema(fresh.url)).others)).toEqual([]);

    await migrate(fresh);
    const server = await start();
    await server.listening();
    server.process.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    expect(server.log.map((line) => parseLogLine(line)?.['msg'])).toEqual([
      'listening',
      'stopping',
      'stopped',
    ]);
  });

  it("are known to TypeORM's command line", async () => {
    const { url } = await database('migrated');
    const program = await startProgram({
      script: join(root, 'node_modules/typeorm/cli.js'),
      arguments: ['-d', join(root, 'dist/ormconfig.js'), 'migration:show'],
      env: { DATABASE_URL: url },
    });
    expect(await program.ended()).toBe(0);
    for (const name of names) expect(program.log.join('\n')).toMatch(new RegExp(`\\[X\\] \\d+ ${name}`));
  });
});

describe('a schema created by a later version', () => {
  /** The output of the migration program, and therefore of each start. */
  async function start(later: OwnDatabase): Promise<{ exit: unknown; log: string[] }> {
    const env = { NODE_ENV: 'test', DATABASE_URL: later.url };
    const program = await startProgram({ script: 'src/tools/migrate.js', env });
    return { exit: await program.ended(), log: program.log };
  }
  const add = `INSERT INTO migrations (timestamp, name) VALUES (1800000000000, 'Later1800000000000')`;

  it('is accepted if it only has additions, and the log says so', async () => {
    const later = await database('migrated');
    await later.query(add);
    expect(await start(later)).toEqual({
      exit: 0,
      log: [
        'The schema is of a later version, and this one can work with it: it has Later1800000000000',
        upToDate,
      ],
    });
  });

  it('is refused if it lacks what this version needs', async () => {
    const later = await database('migrated');
    await later.query(`${add}; UPDATE schema_support SET oldest_known = 'Later1800000000000'`);
    expect(await start(later)).toEqual({
      exit: 1,
      log: [
        'Latchkey cannot start:',
        'The schema belongs to a later version and does not support this one: it has Later1800000000000. Start the later version, or restore a backup of this version',
      ],
    });
  });

  it('is refused if it is from another line of versions', async () => {
    const other = await database('migrated');
    await other.query(`${add}; DELETE FROM migrations WHERE name = '${names.at(-1)}'`);
    expect(await start(other)).toEqual({
      exit: 1,
      log: [
        'Latchkey cannot start:',
        `The schema has a different history: it has Later1800000000000, which this version does not know, and lacks ${names.at(-1)}`,
      ],
    });
  });
});

describe('an unsuitable database', () => {
  it('because of its encoding is refused', async () => {
    const [name, { url }] = ['latin', await database('migrated')];
    const odd = await database('empty');
    await odd.query(
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`,
    );
    try {
      const address = new URL(url);
      address.pathname = name;
      const env = { NODE_ENV: 'production', DATABASE_URL: address.href };
      const program = await startProgram({ script: 'src/tools/migrate.js', env });
      expect(await program.ended()).toBe(1);
      expect(program.log[1]).toMatch(/^DATABASE_URL: the encoding of the database is LATIN1: create it with/);
    } finally {
      await odd.query(`DROP DATABASE ${name}`);
    }
  });
});

describe('the entities', () => {
  it('have the columns of their tables, with the same types, and lack none that an insert needs', async () => {
    const files = readdirSync(join(root, 'src/modules'), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.entity.ts'))) {
      await import(pathToFileURL(join(root, 'src/modules', file)).href);
    }
    const entities = getMetadataArgsStorage().tables.map(({ target }) => target);
    expect(entities.length).toBeGreaterThan(4);

    const { url } = await database('migrated');
    const { driver, entityMetadatas } = await connect(url, { entities });
    const { columns, defaults, constraints } = await describeSchema(url);

    const declared: Record<string, string> = {};
    for (const { tableName, columns: properties, primaryColumns } of entityMetadatas) {
      for (const column of properties) {
        const type = `${column.enumName ?? driver.normalizeType(column)}${column.isArray ? '[]' : ''}`;
        declared[`${tableName}.${column.databaseName}`] = column.isNullable ? type : `${type} NOT NULL`;
      }
      const key = primaryColumns.map(({ databaseName }) => databaseName).join(', ');
      expect({ tableName, key: constraints[`${tableName}.${tableName}_pkey`] }).toEqual({
        tableName,
        key: `PRIMARY KEY (${key})`,
      });
    }
    expect(Object.fromEntries(Object.keys(declared).map((name) => [name, columns[name]]))).toEqual(declared);

    const tables = new Set(entityMetadatas.map(({ tableName }) => tableName));
    const needed = Object.keys(columns).filter(
      (name) =>
        tables.has(name.split('.')[0] ?? '') && columns[name]?.endsWith(' NOT NULL') && !(name in defaults),
    );
    expect(needed.filter((name) => !(name in declared))).toEqual([]);
  });
});
