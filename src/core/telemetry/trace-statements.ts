import { context, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import type { DataSource, EntitySubscriberInterface, QueryRunner } from 'typeorm';
import { sqlState } from '../database/database-unavailable.js';
import { statementName } from './statement-name.js';

/**
 * A span for each statement of a request or a job, named by its operation and table, without its text or parameters.
 */
export function traceStatements(dataSource: DataSource, tracer: Tracer): void {
  // A connection answers in the order in which it was asked.
  const underWay = new WeakMap<QueryRunner, (Span | undefined)[]>();
  const subscriber: EntitySubscriberInterface = {
    beforeQuery({ queryRunner, query }) {
      const spans = underWay.get(queryRunner) ?? [];
      underWay.set(queryRunner, spans);
      const isTraced = trace.getSpan(context.active())?.isRecording() ?? false;
      spans.push(isTraced ? startSpan(tracer, query) : undefined);
    },
    afterQuery({ queryRunner, success, error }) {
      const span = underWay.get(queryRunner)?.shift();
      if (!span) return;
      if (!success) {
        span.setAttribute('error.type', sqlState(error) ?? 'connection');
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
  dataSource.subscribers.push(subscriber);
}

function startSpan(tracer: Tracer, sql: string): Span {
  const { operation, table } = statementName(sql);
  return tracer.startSpan(table === undefined ? operation : `${operation} ${table}`, {
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      ...(table === undefined ? {} : { 'db.collection.name': table }),
    },
  });
}
