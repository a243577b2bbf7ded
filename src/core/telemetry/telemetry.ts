import type { FastifyInstance } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';

export interface TelemetryConfig extends Pick<
  Config,
  'otlpHeaders' | 'otelServiceName' | 'exportsTraces' | 'exportsLogs' | 'traceShare'
> {
  /** Without a trailing slash. */
  endpoint: string;
}

/** Exports traces and logs to a collector over OTLP, OpenTelemetry's protocol. */
export interface Telemetry {
  /** Also receives the lines for standard output; undefined if logs are not exported. */
  readonly logs: DestinationStream | undefined;
  /** For each log line: the trace that it belongs to, if it is recorded. */
  logFields(): object;
  /** Sets the logger that reports an unreachable collector from time to time. */
  reportTo(logger: Logger): void;
  traceRequests(server: FastifyInstance): void;
  traceStatements(dataSource: DataSource): void;
  /** Sends what is waiting, for two seconds at most. */
  close(): Promise<void>;
}
