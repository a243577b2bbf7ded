import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Migration } from '../resource/define-resource.js';
import { migrations } from '../resource/declared.js';
import { CONNECT_TIMEOUT_MS, unboundedOptions } from './data-source-options.js';
import { isDatabaseUnavailable, isLockConflict } from './database-unavailable.js';
import { LIFT_LIMITS_IN_TRANSACTION } from './session-limits.js';
import { LockWatch } from './lock-watch.js';
import { SessionClient } from './session-settings.js';

/** An arbitrary advisory lock number that nothing else in the database uses. */
const MIGRATION_LOCK = 7_236_411;

/**
 * While a migration waits for a table lock, everyone behind it waits too, readers included. So it waits only briefly,
 * less than the timeout for reading authority, and backs off before it retries.
 */
const LOCK_TIMEOUT_MS = 500;
const LOCK_RETRY_MS = 1_000;
const LOCK_RETRY_MS_MAX = 10_000;
const LOCK_PATIENCE_MS = 10 * 60_000;
/** How often to ask whether another process has finished migrating. */
const TURN_RETRY_MS = 250;

export interface SchemaState {
  /** Migrations that have not run on the database yet, oldest first. */
  pending: string[];
  /** Migrations that ran on the database but are unknown here: from a later version, or another line of versions. */
  unknown: string[];
  /** Whether everything this version needs is still there: see the migration that creates `schema_support`. */
  isSupported: boolean;
}

export async function readSchemaState(dataSource: DataSource): Promise<SchemaState> {
  const [row] = await dataSource.query<{ hasMigrations: boolean; hasSupport: boolean }[]>(
    `SELECT to_regclass('migrations') IS NOT NULL AS "hasMigrations",
       to_regclass('schema_support') IS NOT NULL AS "hasSupport"`,
  );
  const applied = row?.hasMigrations
    ? await dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id')
    : [];
  const [support] = row?.hasSupport
    ? await dataSource.query<{ oldestKnown: string }[]>(
        'SELECT oldest_known AS "oldestKnown" FROM schema_support',
      )
    : [];
  const [known, had] = [migrations().map(({ name }) => name), applied.map(({ name }) => name)];
  const unknown = had.filter((name) => !known.includes(name));
  return {
    pending: known.filter((name) => !had.includes(name)),
    unknown,
    isSupported: unknown.length === 0 || (support !== undefined && known.includes(support.oldestKnown)),
  };
}

export interface MigrateOptions {
  /** Called with a message when something blocks a migration. */
  report?: ((message: string) => void) | undefined;
  /** Aborts the wait. */
  signal?: AbortSignal | undefined;
  patienceMs?: number;
}

/**
 * Runs the missing migrations. Several processes may do so at once: a transaction-level advisory lock (which also works
 * behind a transaction pooler) admits one at a time, and the rest find nothing left to do.
 *
 * @returns the names of the migrations that this call ran
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const locker = new SessionClient({
    connectionString: databaseUrl,
    application_name: 'latchkey migrations',
    isUnbounded: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // If the connection is lost, its next query fails, which is enough.
  locker.on('error', () => undefined);
  const watch = new LockWatch(locker);
  const dataSource = new DataSource({
    ...unboundedOptions(databaseUrl, 1),
    migrations: migrations().map((migration) => withShortLocks(migration, watch)),
  });
  await locker.connect();
  try {
    // However long another process takes, and we after it, the server must not end this transaction.
    await locker.query(`BEGIN; ${LIFT_LIMITS_IN_TRANSACTION}`);
    await takeTurn(locker, options);
    await dataSource.initialize();
    const { pending } = await readSchemaState(dataSource);
    await runPatiently(dataSource, watch, options);
    await locker.query('COMMIT');
    return pending;
  } finally {
    watch.stop();
    if (dataSource.isInitialized) await dataSource.destroy();
    await locker.end();
  }
}

/** Asks again and again: a statement that waits could be neither reported nor given up. */
async function takeTurn(locker: SessionClient, { report, signal }: MigrateOptions): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    const { rows } = await locker.query<{ isOurs: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1) AS "isOurs"',
      [MIGRATION_LOCK],
    );
    if (rows[0]?.isOurs) return;
    if (isFirst) report?.('Waiting to migrate: another process is migrating this database.');
    await sleep(TURN_RETRY_MS, undefined, { signal });
  }
}

async function runPatiently(
  dataSource: DataSource,
  watch: LockWatch,
  { report, signal, patienceMs = LOCK_PATIENCE_MS }: MigrateOptions,
): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  let reported: string | undefined;
  for (let pauseMs = LOCK_RETRY_MS; ; pauseMs = Math.min(2 * pauseMs, LOCK_RETRY_MS_MAX)) {
    watch.start();
    try {
      await dataSource.runMigrations();
      return;
    } catch (error) {
      if (!isLockConflict(error)) throw error;
      const [
        {
          pending: [next],
        },
        { culprit },
      ] = [await readSchemaState(dataSource), watch];
      const message = `${next} cannot have its lock: ${culprit}`;
      if (performance.now() + pauseMs > giveUpAt) throw new Error(message, { cause: error });
      if (message !== reported) report?.(`Waiting to migrate. ${message}`);
      reported = message;
    } finally {
      watch.stop();
    }
    await sleep(pauseMs, undefined, { signal });
  }
}

/** Inside the migration's own transaction: behind a pooler, that is the only place known to be its session. */
function withShortLocks(migration: Migration, watch: LockWatch): Migration {
  class WithShortLocks extends migration {
    override async up(queryRunner: QueryRunner): Promise<void> {
      await queryRunner.query(LIFT_LIMITS_IN_TRANSACTION);
      const [session] = (await queryRunner.query(
        `SELECT pg_backend_pid() AS "processId", set_config('lock_timeout', '${LOCK_TIMEOUT_MS}', true)`,
      )) as { processId: number }[];
      watch.processId = session?.processId;
      try {
        await super.up(queryRunner);
      } catch (error) {
        if (isLockConflict(error) || isDatabaseUnavailable(error)) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${migration.name}: ${reason}`, { cause: error });
      }
    }
  }
  // The migration is recorded under this name.
  Object.defineProperty(WithShortLocks, 'name', { value: migration.name });
  return WithShortLocks;
}
