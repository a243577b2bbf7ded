import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import PgBoss from 'pg-boss';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { dataSourceOptions } from '../../src/core/database/data-source-options.js';
import { migrate as runMigrations } from '../../src/core/database/migrate.js';
import { migrations } from '../../src/core/database/migrations/all.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { endPrograms, startProgram } from '../support/program.js';
import { parseLogLine } from '../support/server-log.js';
import { describeSchema } from '../support/schema.js';

const root = resolve(import.meta.dirname, '../..');
const names = migrations.map(({ name }) => name);
const databases: OwnDatabase[] = [];
const dataSources: DataSource[] = [];

afterEach(async () => {
  await endPrograms();
  await Promise.all(dataSources.splice(0).map((dataSource) => dataSource.destroy()));
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

/** Runs the program that migrates, with no other variable than it needs. */
async function migrate({ url }: OwnDatabase): Promise<string[]> {
  const env = { NODE_ENV: 'production', DATABASE_URL: url };
  const program = await startProgram({ script: 'src/tools/migrate.js', env });
  expect({ exit: await program.ended(), log: program.log }).toMatchObject({ exit: 0 });
  return program.log;
}

const upToDate = 'The schema is up to date.';

describe('migrations', () => {
  it('make the schema, and find nothing to do the next time', async () => {
    const fresh = await database('empty');
    expect(await migrate(fresh)).toEqual([`Migrations ran: ${names.join(', ')}`, upToDate]);
    expect(await migrate(fresh)).toEqual([upToDate]);
    expect(await describeSchema(fresh.url)).toEqual(await describeSchema((await database('migrated')).url));
  });

  it('run once, when several processes start at the same time', async () => {
    const fresh = await database('empty');
    const logs = await Promise.all([1, 2, 3, 4].map(() => migrate(fresh)));
    const ran = logs.flat().filter((line) => line.startsWith('Migrations ran: '));
    expect(ran).toEqual([`Migrations ran: ${names.join(', ')}`]);
    expect(logs.map((log) => log.at(-1))).toEqual([upToDate, upToDate, upToDate, upToDate]);
    expect(await fresh.query('SELECT name FROM migrations ORDER BY id')).toEqual(
      names.map((name) => ({ name })),
    );
  });

  it('can be taken back, one by one, and leave the same schema when they run again', async () => {
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

  it('bring a database up to date from wherever it stands', async () => {
    const expected = await describeSchema((await database('migrated')).url);
    for (const count of migrations.keys()) {
      const older = await database('empty');
      const dataSource = await connect(older.url, { migrations: migrations.slice(0, count) });
      await dataSource.runMigrations();
      expect(await runMigrations(older.url)).toEqual(names.slice(count));
      expect(await describeSchema(older.url)).toEqual(expected);
    }
  });

  it('that fail leave nothing behind, and say why', async () => {
    const occupied = await database('empty');
    await occupied.query('CREATE TABLE public.documents ()');
    const program = await startProgram({
      script: 'src/tools/migrate.js',
      env: { NODE_ENV: 'production', DATABASE_URL: occupied.url },
    });
    expect(await program.ended()).toBe(1);
    expect(program.log).toEqual([
      'Latchkey cannot start:',
      'A migration failed: relation "documents" already exists',
    ]);
    const tables = await occupied.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    expect(tables.map(({ tablename }) => tablename).toSorted()).toEqual(['documents', 'migrations']);
  });

  it('make the job queue as the library that uses it would', async () => {
    const made = await database('empty');
    await made.query(PgBoss.getConstructionPlans('pgboss'));
    const ofOurQueues = /^(pgboss\.)?j[0-9a-f]{56}/;
    const describe = async (url: string) => {
      const { triggers: _, ...kinds } = await describeSchema(url, 'pgboss');
      return Object.entries(kinds).map(([kind, definitions]) => [
        kind,
        Object.entries(definitions)
          .filter(([name]) => !ofOurQueues.test(name))
          // A function is indented as its migration is.
          .map(([name, definition]) => `${name}: ${definition?.replace(/\s+/g, ' ')}`),
      ]);
    };
    const { url, query } = await database('migrated');
    expect(await describe(url)).toEqual(await describe(made.url));
    const version = 'SELECT version FROM pgboss.version';
    expect(await query(version)).toEqual(await made.query(version));
  });

  it('can be left to a program of their own', async () => {
    const fresh = await database('empty');
    const secret = () => randomBytes(32).toString('base64url');
    const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: fresh.url, DATABASE_MIGRATE: 'off' };
    const start = () => startProgram({ env: { ...env, JWT_SECRET: secret(), MASTER_KEY: secret() } });

    const early = await start();
    expect(await early.ended()).toBe(1);
    expect(early.log).toEqual([
      'Latchkey cannot start:',
      `The schema lacks ${names.join(', ')}: run "node dist/src/tools/migrate.js", or set DATABASE_MIGRATE=auto`,
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

describe('a database that does not fit', () => {
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
