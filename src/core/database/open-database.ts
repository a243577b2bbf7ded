import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import type { Config } from '../config/config.js';
import { dataSourceOptions } from './data-source-options.js';
import { isDatabaseUnavailable } from './database-unavailable.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';

/** How long a start waits for a database that is itself still starting. */
const START_PATIENCE_MS = 30_000;
const RETRY_EVERY_MS = 500;

export interface OpenDatabase {
  dataSource: DataSource;
  url: string;
  /** Ends the connections and, where the database is the embedded one, stops it. */
  close(): Promise<void>;
}

/**
 * Connects to PostgreSQL (starting the embedded one where no `DATABASE_URL` is set) and brings the schema up to
 * date. Entities are all classes with `@Entity` that were loaded before, so a module needs no registration.
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const embedded = config.embeddedDatabasePassword
    ? await startEmbeddedPostgres({
        directory: join(config.dataDirectory, 'postgres'),
        password: config.embeddedDatabasePassword,
        database: 'latchkey',
      })
    : undefined;
  const url = embedded?.url ?? config.databaseUrl;
  if (!url) throw new Error('Neither a database URL nor a password for the embedded database');

  const dataSource = new DataSource({
    ...dataSourceOptions(url, config.databasePoolMax),
    entities: getMetadataArgsStorage().tables.map((table) => table.target),
  });
  try {
    await connectPatiently(dataSource);
    if (config.migrateOnStart) await migrate(dataSource, url);
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    await embedded?.stop();
    throw error;
  }
  return {
    dataSource,
    url,
    async close() {
      await dataSource.destroy();
      await embedded?.stop();
    },
  };
}

async function connectPatiently(dataSource: DataSource): Promise<void> {
  const giveUpAt = performance.now() + START_PATIENCE_MS;
  for (;;) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() > giveUpAt) throw error;
      await sleep(RETRY_EVERY_MS);
    }
  }
}
