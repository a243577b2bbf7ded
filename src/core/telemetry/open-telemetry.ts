import type { Config } from '../config/config.js';
import type { Telemetry } from './telemetry.js';

/** Undefined without `OTEL_EXPORTER_OTLP_ENDPOINT`, in which case OpenTelemetry is not loaded. */
export async function openTelemetry({ otlpEndpoint, ...config }: Config): Promise<Telemetry | undefined> {
  if (otlpEndpoint === undefined) return undefined;
  const { startTelemetry } = await import('./start-telemetry.js');
  return startTelemetry({ ...config, endpoint: otlpEndpoint });
}
