import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { loadConfig } from './core/config/config.js';
import { openDatabase } from './core/database/open-database.js';
import { createLogger, NestLogger, openLog } from './core/logging/logger.js';
import { openMetrics } from './core/metrics/open-metrics.js';
import { openTelemetry } from './core/telemetry/open-telemetry.js';
import { exitWithMessage } from './tools/exit-with-message.js';
import { runUntilStopped } from './server/run-until-stopped.js';

/** Works on the queues, and answers no requests: for servers with `WORKERS=off`. */
const config = await loadConfig().catch(exitWithMessage);
const telemetry = await openTelemetry(config);
const logger = createLogger(config, await openLog(config), telemetry);

await runUntilStopped(logger, async ({ add, signal }) => {
  const report = (message: string): void => logger.info(message);
  if (telemetry) add(telemetry);
  const openedMetrics = await openMetrics(config, logger);
  add(openedMetrics);
  const database = await openDatabase(config, { signal, report });
  add(database);
  telemetry?.traceStatements(database.dataSource);
  signal.throwIfAborted();

  const app = await NestFactory.createApplicationContext(
    AppModule.with({ ...config, workersEnabled: true }, database, openedMetrics.metrics),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  add({ close: () => app.close() });
  signal.throwIfAborted();
  logger.info('processing jobs');
});
