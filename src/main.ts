import { loadConfig } from './core/config/config.js';
import { Connections } from './core/http/connections.js';
import { openDatabase } from './core/database/open-database.js';
import { createLogger } from './core/http/logger.js';
import { openMetrics } from './core/metrics/open-metrics.js';
import { openTelemetry } from './core/telemetry/open-telemetry.js';
import { createApp } from './create-app.js';
import { banner } from './tools/banner.js';
import { exitWithMessage } from './tools/exit-with-message.js';
import { limitHeapGrowth } from './tools/limit-heap-growth.js';
import { listen } from './tools/listen.js';
import { type Run, runUntilStopped } from './tools/run-until-stopped.js';

const config = await loadConfig().catch(exitWithMessage);
const telemetry = await openTelemetry(config);
const logger = await createLogger(config, telemetry);

const start = async ({ add, signal }: Run): Promise<void> => {
  const report = (message: string): void => logger.info(message);
  if (telemetry) add(telemetry);
  const openedMetrics = await openMetrics(config, logger);
  add(openedMetrics);
  const database = await openDatabase(config, { signal, report });
  add(database);
  telemetry?.traceStatements(database.dataSource);
  signal.throwIfAborted();

  const app = await createApp(config, database, logger, openedMetrics.metrics, telemetry);
  const { server } = app.getHttpAdapter().getInstance();
  const connections = app.get(Connections);
  add({
    async close() {
      await connections.drain(server);
      await app.close();
    },
    hurry() {
      connections.hurry();
      server.closeAllConnections();
    },
  });
  signal.throwIfAborted();

  const url = await listen(app, config);
  // Not before: what the start leaves behind would be collected again and again.
  limitHeapGrowth();
  logger.info({ url }, 'listening');
  // A parent that wants to know has opened a channel: `npm run dev`, or a process manager.
  if (process.send) process.send('ready');
  // For a person: in production and in tests, it is programs that read this.
  else if (config.environment === 'development') process.stdout.write(banner(config.publicUrl ?? url));
};

await runUntilStopped(logger, start, { delaySeconds: config.shutdownDelaySeconds });
