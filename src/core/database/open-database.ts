import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import type { DatabaseConfig } from '../config/config.js';
import { ConnectionGate } from './connection-gate.js';
import { explainConnectionFailure, mayConnectLater } from './connection-failure.js';
import { dataSourceOptions } from './data-source-options.js';
import { startEmbeddedDatabase } from './embedded-database.js';
import { migrate, readSchemaState, type SchemaState } from './migrate.js';
import { requirePrimary } from './primary.js';
import { checkSchema, checkSessionSettings } from './session-settings.js';

const RETRY_EVERY_MS = 500;
/** PostgreSQL 14 has everything that the schema uses. */
const SERVER_VERSION_MIN = 140_000;

export interface OpenDatabase {
  dataSource: DataSource;
  url: string;
  /** Controls the pool's new connections. */
  gate: ConnectionGate;
  /** Closes the connections and, if the database is the embedded one, stops it. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** Aborts the wait for a database that does not answer. */
  signal?: AbortSignal;
  /** Called about slow steps and about changes made. */
  report?: (message: string) => void;
}

/**
 * Connects to PostgreSQL (starting the embedded one if `DATABASE_URL` is unset) and migrates the schema. Entities are
 * all classes with `@Entity` that have been loaded by then, so modules need not register them.
 *
 * @throws {Error} with one line for the operator, which never contains the address
 */
export async function openDatabase(
  config: DatabaseConfig,
  options: OpenDatabaseOptions = {},
): Promise<OpenDatabase> {
  const embedded = await startEmbeddedDatabase(config);
  const url = embedded?.url ?? config.databaseUrl;
  if (!url) throw new Error('Neither a database URL nor a password for the embedded database');

  const gate = new ConnectionGate();
  const dataSource = new DataSource({
    ...dataSourceOptions(url, config.databasePoolMax, gate),
    entities: getMetadataArgsStorage().tables.map((table) => table.target),
  });
  const close = async (): Promise<void> => {
    try {
      if (dataSource.isInitialized) await dataSource.destroy();
    } finally {
      await embedded?.stop();
    }
  };
  try {
    await connectPatiently(dataSource, config, options);
    await checkServer(dataSource, config);
    await checkSchema(dataSource);
    await updateSchema(dataSource, url, config, options);
  } catch (error) {
    await close();
    throw error;
  }
  return { dataSource, url, gate, close };
}

async function connectPatiently(
  dataSource: DataSource,
  config: DatabaseConfig,
  { signal, report }: OpenDatabaseOptions,
): Promise<void> {
  const giveUpAt = performance.now() + config.databaseWaitSeconds * 1000;
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (!dataSource.isInitialized) await dataSource.initialize();
      // A standby may become the next primary, in the middle of a failover.
      await requirePrimary((sql) => dataSource.query(sql));
      return;
    } catch (error) {
      const reason = explainConnectionFailure(error);
      if (reason === undefined) throw error;
      const message = `${config.databaseUrl ? 'DATABASE_URL' : 'The embedded PostgreSQL'}: ${reason}`;
      if (!mayConnectLater(error) || performance.now() >= giveUpAt) {
        throw new Error(message, { cause: error });
      }
      if (attempt === 1) report?.(`Waiting for the database. ${message}`);
      await sleep(RETRY_EVERY_MS, undefined, { signal });
    }
  }
}

/** @throws {Error} if a server or its database cannot support our guarantees */
export async function checkServer(
  dataSource: DataSource,
  { fsyncRequired }: Pick<DatabaseConfig, 'fsyncRequired'>,
): Promise<void> {
  const [server] = await dataSource.query<{ version: number; encoding: string; fsync: string }[]>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
       current_setting('fsync') AS fsync`,
  );
  if (!server || server.version < SERVER_VERSION_MIN) {
    throw new Error('DATABASE_URL: the server is older than PostgreSQL 14');
  }
  if (server.encoding !== 'UTF8') {
    throw new Error(
      `DATABASE_URL: the encoding of the database is ${server.encoding}: create it with "ENCODING 'UTF8' TEMPLATE template0"`,
    );
  }
  if (fsyncRequired && server.fsync !== 'on') {
    throw new Error(
      'DATABASE_URL: the server has fsync = off, so a crash can undo a revocation: set fsync = on, ' +
        'or DATABASE_FSYNC=any if losing data would not matter',
    );
  }
  await checkSessionSettings(dataSource);
}

async function updateSchema(
  dataSource: DataSource,
  url: string,
  config: DatabaseConfig,
  { report, signal }: OpenDatabaseOptions,
): Promise<void> {
  const state = await readSchemaState(dataSource);
  if (state.unknown.length > 0) return acceptLaterSchema(state, report);
  const { pending } = state;
  if (pending.length === 0) return;
  if (!config.migrateOnStart) {
    throw new Error(
      `The schema lacks ${pending.join(', ')}: run "node dist/src/tools/migrate.js", or start a server with DATABASE_MIGRATE=auto`,
    );
  }
  try {
    const ran = await migrate(url, { report, signal });
    if (ran.length > 0) report?.(`Migrations ran: ${ran.join(', ')}`);
  } catch (error) {
    throw new Error(`A migration failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** @throws {Error} if this version cannot work with the schema */
function acceptLaterSchema(
  { pending, unknown, isSupported }: SchemaState,
  report: OpenDatabaseOptions['report'],
): void {
  const names = unknown.join(', ');
  if (pending.length > 0) {
    throw new Error(
      `The schema has a different history: it has ${names}, which this version does not know, and lacks ${pending.join(', ')}`,
    );
  }
  if (!isSupported) {
    throw new Error(
      `The schema belongs to a later version and does not support this one: it has ${names}. Start the later version, or restore a backup of this version`,
    );
  }
  report?.(`The schema is of a later version, and this one can work with it: it has ${names}`);
}
