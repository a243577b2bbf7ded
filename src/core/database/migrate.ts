import pg from 'pg';
import type { DataSource } from 'typeorm';

/** Any number that nothing else in the database uses as an advisory lock. */
const MIGRATION_LOCK = 7_236_411;

/**
 * Runs the migrations that are missing. Several processes may do so at once: a transaction-level advisory lock
 * (which also works behind a transaction pooler) lets one at a time in, and the rest find nothing left to do.
 *
 * @returns the names of the migrations that this call ran
 */
export async function migrate(dataSource: DataSource, databaseUrl: string): Promise<string[]> {
  const locker = new pg.Client({ connectionString: databaseUrl, application_name: 'latchkey migrations' });
  await locker.connect();
  try {
    await locker.query('BEGIN');
    await locker.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations();
    await locker.query('COMMIT');
    return ran.map((migration) => migration.name);
  } finally {
    await locker.end();
  }
}
