import { existsSync } from 'node:fs';
import { join } from 'node:path';
import '../app.module.js';
import { type DatabaseConfig, loadDatabaseConfigOfTool } from '../core/config/config.js';
import { openDataDirectory } from '../core/config/data-directory.js';
import { DatabaseUnavailableError } from '../core/database/database-unavailable.js';
import { explainConnectionFailure } from '../core/database/connection-failure.js';
import { copyDatabase } from '../core/database/copy-database.js';
import { startEmbeddedDatabase } from '../core/database/embedded-database.js';
import { migrate } from '../core/database/migrate.js';
import { checkServer } from '../core/database/open-database.js';
import { readArguments } from './read-arguments.js';

const USAGE = `Copies everything from the embedded PostgreSQL to the database of DATABASE_URL, which must be empty.

  npm run --silent move-database

Stop the server first. The embedded PostgreSQL, in DATA_DIR, stays as it is.
`;

/** Copies everything from the embedded PostgreSQL to the database of DATABASE_URL, whose version may differ. */
async function moveDatabase(config: DatabaseConfig): Promise<void> {
  const { databaseUrl, dataDirectory } = config;
  if (!databaseUrl) throw new Error('DATABASE_URL: must be set to the database to copy to');
  if (!existsSync(join(dataDirectory, 'postgres/cluster'))) {
    throw new Error('DATA_DIR: it has no embedded PostgreSQL to copy from');
  }
  const { secrets } = await openDataDirectory(dataDirectory);
  const embedded = await startEmbeddedDatabase({
    dataDirectory,
    embeddedDatabasePassword: secrets.databasePassword,
  });
  try {
    if (!embedded) throw new Error('The embedded PostgreSQL has no password');
    await migrate(embedded.url);
    const tables = await copyDatabase(embedded.url, databaseUrl, (target) => checkServer(target, config));
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `Copied and compared ${rows} rows of ${tables.length} tables.\n` +
        'From now on, start the server with this DATABASE_URL. Keep JWT_SECRET and MASTER_KEY: in production, set them ' +
        `to jwtSecret and masterKey from ${join(dataDirectory, 'secrets.json')}.\n`,
    );
  } finally {
    await embedded?.stop();
  }
}

readArguments(USAGE, {});
try {
  await moveDatabase(await loadDatabaseConfigOfTool());
} catch (error) {
  // Thrown while connecting, and only then. A statement that fails has its own message.
  const reason = error instanceof DatabaseUnavailableError ? explainConnectionFailure(error) : undefined;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Nothing was moved:\n${reason === undefined ? message : `DATABASE_URL: ${reason}`}\n`);
  process.exitCode = 1;
}
