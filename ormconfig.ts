import { DataSource } from 'typeorm';
import './src/app.module.js';
import { loadDatabaseConfig } from './src/core/config/config.js';
import { dataSourceOptions } from './src/core/database/data-source-options.js';

/**
 * For TypeORM's command line: `npm run typeorm -- migration:show`, with DATABASE_URL set.
 * The options are the server's own.
 */
const config = await loadDatabaseConfig();
if (!config.databaseUrl) {
  throw new Error(
    'Set DATABASE_URL for the TypeORM command line; `npm run db` starts a database and prints its URL.',
  );
}

export default new DataSource(dataSourceOptions(config.databaseUrl, config.databasePoolMax));
