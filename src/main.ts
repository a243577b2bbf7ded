import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from './core/config/config.js';
import { openDatabase } from './core/database/open-database.js';
import { createLogger } from './core/http/logger.js';
import { createApp } from './create-app.js';
import { banner } from './tools/banner.js';
import { exitWithMessage } from './tools/exit-with-message.js';

/** Requests in flight get this long when the server is told to stop. */
const SHUTDOWN_PATIENCE_MS = 8_000;

const config = await loadConfig().catch(exitWithMessage);
const logger = createLogger(config);
const database = await openDatabase(config).catch(exitWithMessage);
const app = await createApp(config, database, logger);

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  logger.info({ signal }, 'stopping');
  await Promise.race([app.close(), sleep(SHUTDOWN_PATIENCE_MS)]);
  await database.close();
  process.exit(0);
}
process.on('SIGTERM', (signal) => void stop(signal));
process.on('SIGINT', (signal) => void stop(signal));

await app.listen(config.port, config.host).catch(async (error: unknown) => {
  await database.close();
  exitWithMessage(error);
});
const url = await app.getUrl();
logger.info({ url }, 'listening');
if (config.logFormat === 'pretty') process.stdout.write(banner(config.publicUrl ?? url));
