import '../app.module.js';
import { loadDatabaseConfig } from '../core/config/config.js';
import { openDatabase } from '../core/database/open-database.js';
import { createLogger, openLog } from '../core/logging/logger.js';
import { exitWithMessage } from './exit-with-message.js';
import { readArguments } from './read-arguments.js';
import { runUntilStopped } from '../server/run-until-stopped.js';

const USAGE = `Runs only the embedded PostgreSQL and prints its URL, until it is told to stop.

  npm run --silent db
`;

readArguments(USAGE, {});
const config = await loadDatabaseConfig().catch(exitWithMessage);
if (config.databaseUrl) {
  exitWithMessage(new Error('DATABASE_URL is set: there is no embedded database to start.'));
}
// Keeps the process alive.
setInterval(() => undefined, 1 << 30);

await runUntilStopped(
  createLogger({ logLevel: 'error' }, await openLog({ environment: 'development', logFormat: 'json' })),
  async ({ add, signal }) => {
    const database = await openDatabase(config, { signal });
    add(database);
    process.stdout.write(`${database.url}\n`);
  },
);
