import cluster from 'node:cluster';
import type { Logger } from 'pino';
import type { Config } from '../core/config/config.js';
import { openDatabase } from '../core/database/open-database.js';
import { Connections } from '../core/http/connections.js';
import { openMetrics } from '../core/metrics/open-metrics.js';
import type { Telemetry } from '../core/telemetry/telemetry.js';
import { createApp } from '../create-app.js';
import { limitHeapGrowth } from './limit-heap-growth.js';
import { listen } from './listen.js';
import { type Run, runUntilStopped } from './run-until-stopped.js';
import { startAdvice } from './start-advice.js';

/**
 * Runs the server in this process.
 *
 * @param onListening called with its address
 */
export async function runServer(
  config: Config,
  logger: Logger,
  telemetry: Telemetry | undefined,
  onListening: (url: string) => void,
): Promise<void> {
  const start = async ({ add, signal }: Run): Promise<void> => {
    const report = (message: string): void => logger.info(message);
    if (telemetry) add(telemetry);
    const openedMetrics = await openMetrics(config, logger);
    add(openedMetrics);
    const database = await openDatabase(config, { signal, report });
    add(database);
    telemetry?.traceStatements(database.dataSource);
    // Only in one of several processes.
    if ((cluster.worker?.id ?? 1) === 1) {
      for (const advice of await startAdvice(config, database.dataSource)) logger.warn(advice);
    }
    signal.throwIfAborted();

    const app = await createApp(config, database, logger, openedMetrics.metrics, telemetry);
    const { server } = app.getHttpAdapter().getInstance();
    const connections = app.get(Connections);
    add({
      async close() {
        await connections.drain(server);
        await app.close();
      },
      forceClose() {
        connections.forceClose();
        server.closeAllConnections();
      },
    });
    signal.throwIfAborted();

    const url = await listen(app, config);
    // Not earlier: garbage from start-up would be collected again and again.
    limitHeapGrowth();
    onListening(url);
  };

  await runUntilStopped(logger, start, { delaySeconds: config.shutdownDelaySeconds });
}
