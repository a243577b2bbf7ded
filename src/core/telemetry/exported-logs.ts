import type { LoggerProvider } from '@opentelemetry/sdk-logs';
import type { DestinationStream } from 'pino';

type Logger = ReturnType<LoggerProvider['getLogger']>;
type LogRecord = Parameters<Logger['emit']>[0];

/** OpenTelemetry's numbers for pino's levels. */
const SEVERITIES: Record<number, Pick<LogRecord, 'severityNumber' | 'severityText'>> = {
  10: { severityNumber: 1, severityText: 'TRACE' },
  20: { severityNumber: 5, severityText: 'DEBUG' },
  30: { severityNumber: 9, severityText: 'INFO' },
  40: { severityNumber: 13, severityText: 'WARN' },
  50: { severityNumber: 17, severityText: 'ERROR' },
  60: { severityNumber: 21, severityText: 'FATAL' },
};

interface Line {
  level: number;
  time: number;
  msg?: string;
  /** These become fields of the exported record. */
  trace_id?: string;
  span_id?: string;
  [field: string]: unknown;
}

/**
 * Forwards lines as written, after redaction. A line is written while its trace is active, so the record can name it.
 */
export const exportedLogs = (logger: Logger): DestinationStream => ({
  write(text) {
    const {
      level,
      time,
      msg = '',
      trace_id: _traceId,
      span_id: _spanId,
      ...attributes
    } = JSON.parse(text) as Line;
    logger.emit({
      ...SEVERITIES[level],
      timestamp: time,
      body: msg,
      attributes: attributes as LogRecord['attributes'],
    });
  },
});
