import { join } from 'node:path';
import type { DatabaseConfig } from '../config/config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

/** Starts the PostgreSQL in the data directory unless it is running; undefined if another database is configured. */
export async function startEmbeddedDatabase(
  config: Pick<DatabaseConfig, 'dataDirectory' | 'embeddedDatabasePassword'>,
): Promise<EmbeddedPostgres | undefined> {
  if (!config.embeddedDatabasePassword) return undefined;
  return startEmbeddedPostgres({
    directory: join(config.dataDirectory, 'postgres'),
    password: config.embeddedDatabasePassword,
    database: 'latchkey',
  });
}
