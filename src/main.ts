import cluster from 'node:cluster';
import './app.module.js';
import { loadConfig } from './core/config/config.js';
import { createLogger, openLog } from './core/logging/logger.js';
import { openTelemetry } from './core/telemetry/open-telemetry.js';
import { banner } from './server/banner.js';
import { exitWithMessage } from './tools/exit-with-message.js';
import type { Listening } from './server/server-process.js';

const config = await loadConfig().catch(exitWithMessage);
const isSupervisor = config.processes > 1 && cluster.isPrimary;
const telemetry = isSupervisor ? undefined : await openTelemetry(config);
const log = await openLog(config);
const logger = createLogger(config, log, telemetry);

const announce = (url: string): void => {
  logger.info({ url, ...(config.processes > 1 ? { processes: config.processes } : {}) }, 'listening');
  // A parent process that wants to know has opened a channel: `npm run dev`, or a process manager.
  if (process.send) process.send('ready');
  // For people only: in production and in tests, the output is read by programs.
  else if (config.environment === 'development') process.stdout.write(banner(config.publicUrl ?? url));
};

if (isSupervisor) {
  const { runProcesses } = await import('./server/run-processes.js');
  await runProcesses(config, logger, log, announce);
} else {
  const { runServer } = await import('./server/run-server.js');
  const tell = (url: string): void => void process.send?.({ listening: url } satisfies Listening);
  await runServer(config, logger, telemetry, cluster.isWorker ? tell : announce);
}
