import type { FastifyInstance } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';

export interface TelemetryConfig extends Pick<
  Config,
  'otlpHeaders' | 'otelServiceName' | 'exportsTraces' | 'exportsLogs' | 'traceShare'
> {
  /** Without a slash at the end. */
  endpoint: string;
}

/** Traces and logs on their way to a collector, by OpenTelemetry's protocol (OTLP). */
export interface Telemetry {
  /** Takes the lines that go to standard output, too; undefined where they stay there. */
  readonly logs: DestinationStream | undefined;
  /** For each line: the trace that it belongs to, if it is recorded. */
  logFields(): object;
  /** Hears, from time to time, that the collector cannot be reached. */
  reportTo(logger: Logger): void;
  traceRequests(server: FastifyInstance): void;
  traceStatements(dataSource: DataSource): void;
  /** Sends what waits, for two seconds at most. */
  close(): Promise<void>;
}
