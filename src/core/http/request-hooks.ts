import type { Readable } from 'node:stream';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { Metrics } from '../metrics/metrics.js';
import { problem, type Problem } from '../errors/problem.js';
import type { ApiKeyPrincipal } from '../principal/principal.js';
import { waitForEventLoopTurn } from './end-of-turn.js';
import './base-path.js';
import './body-limits.js';
import './fastify-request.js';
import { clientAddress, peerAddress, proxyTrustOf } from './forwarded.js';
import { acceptForms } from './form-body.js';
import { forgetIgnoredBodies } from './ignored-body.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { measureRequests } from './http-metrics.js';
import { parseJsonBody } from './json-body.js';
import './route-config.js';
import { noteRoutes } from './route-table.js';
import { logAbortedRequest, logRequest } from './request-log.js';
import { securityHeaders } from './security-headers.js';
import { UnavailableAnswers } from './unavailable-answers.js';

/** The headers about the limits of a key whose request did not count. */
type LimitHeadersOf = (key: ApiKeyPrincipal) => Record<string, string>;

/** What happens around every request: address and principal slots, security headers, parsing, one log line. */
export function installRequestHooks(
  adapter: FastifyAdapter,
  config: Config,
  logger: Logger,
  metrics: Metrics,
  limitHeadersOf: LimitHeadersOf,
  telemetry?: Telemetry,
): void {
  const trust = proxyTrustOf(config);
  const headers = securityHeaders(config);
  const server = adapter.getInstance<FastifyInstance>();
  // All fields of a request's log line are our own, and redaction would cost a tenth of the request.
  const lines = logger.child({}, { redact: [] });

  server.decorate('basePath', config.basePath);
  server.decorateRequest('principal', null);
  server.decorateRequest('operator', null);
  server.decorateRequest('resourceServer', null);
  server.decorateRequest('limitHeaders', null);
  server.decorateRequest('apiKeyId', null);
  server.decorateRequest('errorCode', null);
  server.decorateRequest('clientAddress', '');
  server.decorateRequest('leavePlace', null);
  server.decorateRequest('isSummedUp', false);
  const unavailableAnswers = new UnavailableAnswers(lines);
  server.decorate('unavailableAnswers', unavailableAnswers);
  server.addHook('onClose', (_server, done) => {
    unavailableAnswers.close();
    done();
  });

  // Before all other hooks, some of which send responses themselves, such as for a preflight.
  adapter.setOnRequestHook((request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    const peer = peerAddress(request.socket);
    if (peer === undefined) {
      abandon(request, reply);
      return;
    }
    request.clientAddress = clientAddress(peer, request.headers, trust);
    reply.headers(headers);
    forgetTypeOfNoBody(request);
    reply.header('x-request-id', request.id);
    done(missingHost(request));
  });

  telemetry?.traceRequests(server);

  // API responses are not cacheable unless they say so. And once there is a response, the request needs no slot.
  server.addHook('onSend', (request, reply, _payload, done) => {
    request.leavePlace?.();
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    const { principal, limitHeaders } = request;
    const limits = limitHeaders ?? (principal?.kind === 'api_key' ? limitHeadersOf(principal) : null);
    if (limits) reply.headers(limits);
    done();
  });

  server.addHook('onSend', waitForEventLoopTurn);

  server.addHook('onResponse', (request, reply, done) => {
    if (request.clientAddress !== '' && !request.isSummedUp) logRequest(lines, request, reply);
    done();
  });

  server.addHook('onRequestAbort', (request, done) => {
    if (request.clientAddress !== '') logAbortedRequest(lines, request);
    done();
  });

  // Node would answer an unknown `Expect` with an empty 417; RFC 9110 §10.1.1 lets us ignore it.
  server.server.on('checkExpectation', (request, response) =>
    server.server.emit('request', request, response),
  );

  measureRequests(server, metrics, unavailableAnswers);
  noteRoutes(server);
  forgetIgnoredBodies(server);
  refuseConnectionsWithoutAddress(server);
  acceptJsonOnly(server);
}

/**
 * A client that resets its connection at once leaves no address by which to limit, allow or record it, so its request
 * is dropped. Usually this shows before the first byte is read.
 */
function refuseConnectionsWithoutAddress(server: FastifyInstance): void {
  server.server.on('connection', (socket) => {
    if (peerAddress(socket) === undefined) socket.destroy();
  });
}

/** No further hook, handler or log line follows. */
function abandon(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.socket.destroy();
}

/** Node would answer this with an empty 400 (RFC 9112 §3.2). */
function missingHost({ headers, raw }: FastifyRequest): Problem | undefined {
  return headers.host === undefined && raw.httpVersion === '1.1'
    ? problem('invalid_request', { detail: 'The Host header is missing.' })
    : undefined;
}

/**
 * JSON is the only accepted body, except where a protocol requires a form: a cross-site form cannot send JSON. An empty
 * body counts as no body.
 */
function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseBody);
  acceptForms(server, refuseBody);
  server.addContentTypeParser('*', refuseBody);
}

/** Many clients set a content type on every request. Without a body, there is nothing to check. */
function forgetTypeOfNoBody({ raw: { headers } }: FastifyRequest): void {
  if (headers['content-type'] === undefined && headers['content-encoding'] === undefined) return;
  const length = headers['content-length'];
  if (headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')) return;
  delete headers['content-encoding'];
  // The JSON parser turns an empty body into what its route expects: a signature covers an empty body, too.
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) delete headers['content-type'];
}

/** A body of another type. One without an announced length may turn out to be empty. */
function refuseBody(
  request: FastifyRequest,
  payload: Readable,
  done: (error: Error | null, body?: undefined) => void,
): void {
  const refuse = (): void => {
    payload.removeAllListeners('end').pause();
    done(problem('unsupported_media_type'));
  };
  if (request.headers['content-length'] !== undefined) {
    refuse();
    return;
  }
  payload.once('end', () => done(null)).once('data', refuse);
}

function parseBody(request: FastifyRequest, body: Buffer): Promise<unknown> {
  request.bodyReservation?.shrinkTo(body.length);
  if (request.headers['content-encoding'] !== undefined) {
    throw problem('unsupported_media_type', { detail: 'Send the body without Content-Encoding.' });
  }
  if (request.routeOptions.config.rawBody) return Promise.resolve(body);
  const { bodyValuesMax } = request.routeOptions.config;
  return Promise.resolve(body.length === 0 ? undefined : parseJsonBody(body, bodyValuesMax));
}
