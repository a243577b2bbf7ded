type Attributes = Record<string, string | number | boolean>;

export interface SpanOptions {
  attributes?: Attributes;
  /** `client` for calls to another server. */
  kind?: 'internal' | 'client' | 'consumer';
  /** Begins a new trace, regardless of the caller's. */
  isRoot?: boolean;
}

/** A span in progress, for attributes known only at its end. */
export interface OpenSpan {
  set(attributes: Attributes): void;
}

type Work<T> = (span: OpenSpan) => Promise<T>;
export type RunSpan = <T>(name: string, options: SpanOptions, work: Work<T>) => Promise<T>;

export const NOTHING: OpenSpan = { set: () => undefined };

let runSpan: RunSpan | undefined;

/** Enables span recording for the whole process, as OpenTelemetry does. */
export function recordSpans(run: RunSpan): void {
  runSpan = run;
}

/** Runs `work` as a span of the current trace. Without tracing, it only calls `work`. */
export const inSpan: RunSpan = (name, options, work) =>
  runSpan ? runSpan(name, options, work) : work(NOTHING);
