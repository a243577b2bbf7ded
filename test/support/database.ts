import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testRun } from './run.js';

/** A connection to a test database. */
export interface TestDatabase {
  name: string;
  /** With the application's role. */
  url: string;
  /** As the superuser, so that a test can also break things: close connections, revoke privileges. */
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    sql: string,
    parameters?: unknown[],
  ): Promise<Row[]>;
  close(): Promise<void>;
}

/** A database with all migrations applied and no data. */
export interface OwnDatabase extends TestDatabase {
  /** Closes every connection to it, including those of running servers. */
  drop(): Promise<void>;
}

/** Clones the migrated template, or another one: `template0` is empty. */
export async function createDatabase(template = 'latchkey_template'): Promise<OwnDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const { username } = new URL(testRun.databaseUrl);
  // Without fsync, copying files takes a third of the time of writing them through the log.
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${username} STRATEGY FILE_COPY`);
  const database = connectDatabase(name);
  return {
    ...database,
    async drop() {
      await database.close();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

export function connectDatabase(name: string): TestDatabase {
  const pool = new pg.Pool({ connectionString: withDatabase(testRun.superuserUrl, name), max: 4 });
  // A test that cuts connections also cuts these; the next query opens a new one.
  pool.on('error', () => undefined);
  return {
    name,
    url: withDatabase(testRun.databaseUrl, name),
    async query<Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]) {
      return (await pool.query<Row>(sql, parameters)).rows;
    },
    close: () => pool.end(),
  };
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = name;
  return url.href;
}

/** Runs a statement outside the test databases. */
async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testRun.superuserUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
