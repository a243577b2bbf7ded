import {
  type Context,
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { NOTHING, type RunSpan, type SpanOptions } from './span.js';

const KINDS: Record<NonNullable<SpanOptions['kind']>, SpanKind> = {
  internal: SpanKind.INTERNAL,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
};

export const runSpanOf =
  (tracer: Tracer): RunSpan =>
  async (name, { attributes = {}, kind = 'internal', isRoot = false }, work) => {
    const isPartOfTrace = isRoot || trace.getSpan(context.active())?.isRecording() === true;
    if (!isPartOfTrace) return work(NOTHING);
    const parent: Context = isRoot ? ROOT_CONTEXT : context.active();
    const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, parent);
    if (!span.isRecording()) return work(NOTHING);
    try {
      return await context.with(trace.setSpan(parent, span), () =>
        work({ set: (more) => void span.setAttributes(more) }),
      );
    } catch (error) {
      // Only the error's type: its message may quote what was sent.
      span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  };
