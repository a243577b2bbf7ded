import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { explainListenFailure } from '../primitives/explain-listen-failure.js';
import { droppedLogLines } from '../logging/log-destination.js';
import { Metrics } from './metrics.js';

const REQUEST_TIMEOUT_MS = 5_000;
/** A few scrapers, and a person. */
const CONNECTIONS_MAX = 20;

export interface OpenMetrics {
  metrics: Metrics;
  /** Closes the metrics port. */
  close(): Promise<void>;
}

/**
 * Serves `GET /metrics`, and nothing else, on `METRICS_PORT`, from before the database is opened until after it is
 * closed. If the variable is unset, nothing is measured and there is nothing to close.
 *
 * @throws {Error} naming the variable that is wrong
 */
export async function openMetrics(
  { metricsPort: port, metricsHost: host }: Pick<Config, 'metricsPort' | 'metricsHost'>,
  logger: Logger,
): Promise<OpenMetrics> {
  if (port === undefined) return { metrics: new Metrics(), close: () => Promise.resolve() };

  const metrics = new Metrics(await import('prom-client'));
  metrics.addRuntime();
  metrics.counter(
    'latchkey_log_lines_dropped_total',
    'Log lines that were dropped because they were not read in time.',
    droppedLogLines,
  );
  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => void answer(metrics, request, response),
  );
  server.maxConnections = CONNECTIONS_MAX;
  try {
    // Not shared among the processes of a server, which would answer alternately.
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    throw explainListenFailure(error, { port: 'METRICS_PORT', host: 'METRICS_HOST' });
  }
  const { address, port: actual, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}/metrics`;
  logger.info({ url }, 'serving metrics');
  return {
    metrics,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(metrics: Metrics, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url?.replace(/\?.*$/s, '');
  if (path !== '/metrics') return end(response, 404, 'Only /metrics is served here.\n');
  if (request.method !== 'GET') return end(response.setHeader('allow', 'GET'), 405, 'Use GET.\n');
  try {
    const text = await metrics.scrape();
    response.setHeader('content-type', metrics.contentType);
    return end(response, 200, text);
  } catch (error) {
    return end(
      response,
      500,
      `The metrics could not be read: ${error instanceof Error ? error.message : 'unknown'}\n`,
    );
  }
}

function end(response: ServerResponse, status: number, text: string): void {
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.writeHead(status).end(text);
}
