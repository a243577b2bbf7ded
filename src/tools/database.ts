import { loadConfig } from '../core/config/config.js';
import { openDatabase } from '../core/database/open-database.js';
import { exitWithMessage } from './exit-with-message.js';

/** Runs the embedded database alone and prints its URL, until it is told to stop. */
const config = await loadConfig().catch(exitWithMessage);
if (config.databaseUrl)
  exitWithMessage(new Error('DATABASE_URL is set: there is no embedded database to start.'));
const database = await openDatabase(config).catch(exitWithMessage);
process.stdout.write(`${database.url}\n`);

const keepAlive = setInterval(() => undefined, 1 << 30);
const stop = async (): Promise<void> => {
  clearInterval(keepAlive);
  await database.close();
};
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
