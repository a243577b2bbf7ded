import { setTimeout as sleep } from 'node:timers/promises';
import { context, diag, DiagLogLevel, trace } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { Logger } from 'pino';
import { exportedLogs } from './exported-logs.js';
import type { Telemetry, TelemetryConfig } from './telemetry.js';
import { recordSpans } from './span.js';
import { runSpanOf } from './run-span.js';
import { traceRequests } from './trace-requests.js';
import { traceStatements } from './trace-statements.js';

const SCOPE = 'latchkey';
const CLOSE_MS_MAX = 2_000;
const REPORT_EVERY_MS = 60_000;

/** Called only if there is a collector: importing this file loads OpenTelemetry. */
export function startTelemetry(config: TelemetryConfig): Telemetry {
  const resource = resourceFromAttributes({ 'service.name': config.otelServiceName });
  const exporter = (signal: 'traces' | 'logs') => ({
    url: `${config.endpoint}/v1/${signal}`,
    headers: config.otlpHeaders,
  });

  const tracerProvider = new NodeTracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(config.traceShare) }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter(exporter('traces')))],
  });
  const tracer = tracerProvider.getTracer(SCOPE);
  if (config.exportsTraces) {
    tracerProvider.register();
    recordSpans(runSpanOf(tracer));
  }

  const loggerProvider = new LoggerProvider({
    resource,
    processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter(exporter('logs')) })],
  });

  return {
    logs: config.exportsLogs ? exportedLogs(loggerProvider.getLogger(SCOPE)) : undefined,
    logFields() {
      const active = trace.getSpanContext(context.active());
      return active ? { trace_id: active.traceId, span_id: active.spanId } : {};
    },
    reportTo: reportFailures,
    traceRequests(server) {
      if (config.exportsTraces) traceRequests(server, tracer);
    },
    traceStatements(dataSource) {
      if (config.exportsTraces) traceStatements(dataSource, tracer);
    },
    async close() {
      const sent = Promise.allSettled([tracerProvider.shutdown(), loggerProvider.shutdown()]);
      await Promise.race([sent, sleep(CLOSE_MS_MAX, undefined, { ref: false })]);
    },
  };
}

/**
 * Not every failure: an unreachable collector fails every few seconds. And not its own message, which may quote a
 * header.
 */
function reportFailures(logger: Logger): void {
  let reportedAt = -Infinity;
  const report = (): void => {
    if (performance.now() - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = performance.now();
    logger.warn(
      'traces and logs cannot be exported: the collector at OTEL_EXPORTER_OTLP_ENDPOINT does not accept them',
    );
  };
  const ignore = (): void => undefined;
  diag.setLogger(
    { error: report, warn: ignore, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  );
}
