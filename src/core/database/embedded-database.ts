import { join } from 'node:path';
import type { DatabaseConfig } from '../config/config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

/** The PostgreSQL in the data directory, started if it does not run; undefined where there is another database. */
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
