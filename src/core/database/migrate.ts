import { DataSource } from 'typeorm';
import { CONNECT_TIMEOUT_MS, dataSourceOptions } from './data-source-options.js';
import { migrations } from './migrations/all.js';
import { SessionClient } from './session-settings.js';

/** Any number that nothing else in the database uses as an advisory lock. */
const MIGRATION_LOCK = 7_236_411;

/** The names of the migrations that the database has not had yet, oldest first. */
export async function findPendingMigrations(dataSource: DataSource): Promise<string[]> {
  const [row] = await dataSource.query<{ exists: boolean }[]>(
    `SELECT to_regclass('migrations') IS NOT NULL AS exists`,
  );
  const applied = row?.exists
    ? await dataSource.query<{ name: string }[]>('SELECT name FROM migrations')
    : [];
  const names = new Set(applied.map(({ name }) => name));
  return migrations.map(({ name }) => name).filter((name) => !names.has(name));
}

/**
 * Runs the migrations that are missing. Several processes may do so at once: a transaction-level advisory lock
 * (which also works behind a transaction pooler) lets one at a time in, and the rest find nothing left to do.
 *
 * @returns the names of the migrations that this call ran
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const locker = new SessionClient({
    connectionString: databaseUrl,
    application_name: 'latchkey migrations',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A connection that is lost fails the next query on it, which is enough.
  locker.on('error', () => undefined);
  const dataSource = new DataSource(migrationOptions(databaseUrl));
  await locker.connect();
  try {
    await locker.query('BEGIN');
    // However long another process takes, and we after it: the server must not end this transaction meanwhile.
    await locker.query('SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0');
    await locker.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await locker.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await dataSource.initialize();
    const ran = await dataSource.runMigrations();
    await locker.query('COMMIT');
    return ran.map((migration) => migration.name);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await locker.end();
  }
}

const ignore = (): void => undefined;
/** TypeORM would write what it does to the console. What fails is thrown, too. */
const silentLogger = {
  logQuery: ignore,
  logQueryError: ignore,
  logQuerySlow: ignore,
  logSchemaBuild: ignore,
  logMigration: ignore,
  log: ignore,
};

/** A request gives up on a statement after seconds; to rewrite a large table takes as long as it takes. */
function migrationOptions(databaseUrl: string) {
  return { ...dataSourceOptions(databaseUrl, 1), extra: { keepAlive: true }, logger: silentLogger };
}
