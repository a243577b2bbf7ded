import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * One span per request, named by its route pattern. It contains nothing sent by the caller, except the trace that it
 * belongs to (`traceparent`, W3C Trace Context). Call it before other response hooks are added, so that what they log
 * belongs to the trace.
 */
export function traceRequests(server: FastifyInstance, tracer: Tracer): void {
  const contexts = new WeakMap<FastifyRequest, Context>();
  const within = (request: FastifyRequest, next: () => void): void => {
    const traced = contexts.get(request);
    if (traced) context.with(traced, next);
    else next();
  };

  server.addHook('onRequest', (request, _reply, done) => {
    const caller = propagation.extract(ROOT_CONTEXT, request.headers);
    const route = request.routeOptions.url;
    const span = tracer.startSpan(
      route === undefined ? request.method : `${request.method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': request.method,
          ...(route === undefined ? {} : { 'http.route': route }),
          'latchkey.request_id': request.id,
        },
      },
      caller,
    );
    if (!span.isRecording()) {
      done();
      return;
    }
    contexts.set(request, trace.setSpan(caller, span));
    within(request, done);
  });

  server.addHook('onResponse', (request, reply, done) => {
    end(contexts.get(request), request, reply);
    within(request, done);
  });
  server.addHook('onRequestAbort', (request, done) => {
    end(contexts.get(request), request, undefined);
    within(request, done);
  });
}

function end(traced: Context | undefined, request: FastifyRequest, reply: FastifyReply | undefined): void {
  const span = traced && trace.getSpan(traced);
  if (!span) return;
  span.setAttribute('latchkey.caller', request.principal?.kind ?? 'anonymous');
  if (!reply) span.setAttribute('error.type', 'aborted');
  else {
    span.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) {
      span.setAttribute('error.type', String(reply.statusCode));
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
  }
  span.end();
}
