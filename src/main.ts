import { loadConfig } from './core/config/config.js';
import { createLogger, openLog } from './core/http/logger.js';
import { banner } from './tools/banner.js';
import { exitWithMessage } from './tools/exit-with-message.js';
import { runServer } from './tools/run-server.js';

const config = await loadConfig().catch(exitWithMessage);
const logger = createLogger(config, await openLog(config));

await runServer(config, logger, (url) => {
  logger.info({ url }, 'listening');
  // A parent that wants to know has opened a channel: `npm run dev`, or a process manager.
  if (process.send) process.send('ready');
  // For a person: in production and in tests, it is programs that read this.
  else if (config.environment === 'development') process.stdout.write(banner(config.publicUrl ?? url));
});
