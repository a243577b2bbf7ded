export type Attributes = Record<string, string | number | boolean>;

export interface SpanOptions {
  attributes?: Attributes;
  /** `client` where another server is asked. */
  kind?: 'internal' | 'client' | 'consumer';
  /** Begins a trace of its own, whatever called. */
  isRoot?: boolean;
}

/** What is under way, for what is only known at its end. */
export interface OpenSpan {
  set(attributes: Attributes): void;
}

export type Work<T> = (span: OpenSpan) => Promise<T>;
export type RunSpan = <T>(name: string, options: SpanOptions, work: Work<T>) => Promise<T>;

export const NOTHING: OpenSpan = { set: () => undefined };

let runSpan: RunSpan | undefined;

/** From now on, spans are recorded. For the whole process, as those of OpenTelemetry are. */
export function recordSpans(run: RunSpan): void {
  runSpan = run;
}

/** Runs `work` as a span of the trace that it belongs to. Where nothing is traced it is called, and that is all. */
export const inSpan: RunSpan = (name, options, work) =>
  runSpan ? runSpan(name, options, work) : work(NOTHING);
