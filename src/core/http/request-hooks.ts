import type { Socket } from 'node:net';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { problem, type Problem } from '../errors/problem.js';
import { clientAddress, NetworkList, peerAddress } from './client-address.js';
import { whenTurnEnds } from './end-of-turn.js';
import './fastify-request.js';
import { parseJsonBody } from './json-body.js';
import './route-config.js';
import { logAbortedRequest, logRequest } from './request-log.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** What happens around every request: address and principal slots, security headers, parsing, one log line. */
export function installRequestHooks(adapter: FastifyAdapter, config: Config, logger: Logger): void {
  const trustedProxies = new NetworkList(config.trustedProxies);
  const server = adapter.getInstance<FastifyInstance>();
  // A request's line has no field that somebody else named: looking for secrets in it costs a tenth of the request.
  const lines = logger.child({}, { redact: [] });

  server.decorateRequest('principal', null);
  server.decorateRequest('clientAddress', '');

  // Before all other hooks, of which some answer by themselves: a preflight, for instance.
  adapter.setOnRequestHook((request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    request.clientAddress = clientAddress(
      peerOf(request.socket),
      request.headers['x-forwarded-for'],
      trustedProxies,
    );
    reply.headers(SECURITY_HEADERS);
    reply.header('x-request-id', request.id);
    done(refusalOf(request));
  });

  // No answer of the API is for a cache, unless it says so itself.
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done();
  });

  server.addHook('onSend', whenTurnEnds);

  server.addHook('onResponse', (request, reply, done) => {
    logRequest(lines, request, reply);
    done();
  });

  server.addHook('onRequestAbort', (request, done) => {
    logAbortedRequest(lines, request);
    done();
  });

  // Node would answer an `Expect` that it does not know with an empty 417; RFC 9110 §10.1.1 lets us ignore it.
  server.server.on('checkExpectation', (request, response) =>
    server.server.emit('request', request, response),
  );

  acceptJsonOnly(server);
}

const peerAddresses = new WeakMap<Socket, string>();

/** Worked out once a connection. */
function peerOf(socket: Socket): string {
  const known = peerAddresses.get(socket);
  if (known !== undefined) return known;
  const address = peerAddress(socket.remoteAddress);
  peerAddresses.set(socket, address);
  return address;
}

/** Node would answer this with an empty 400 (RFC 9112 §3.2). */
function refusalOf({ headers, raw }: FastifyRequest): Problem | undefined {
  return headers.host === undefined && raw.httpVersion === '1.1'
    ? problem('invalid_request', { detail: 'The Host header is missing.' })
    : undefined;
}

/** JSON is the only body there is: a cross-site form cannot send it. An empty body is no body. */
function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseBody);
}

function parseBody(request: FastifyRequest, body: Buffer): Promise<unknown> {
  if (request.headers['content-encoding'] !== undefined) {
    throw problem('unsupported_media_type', { detail: 'Send the body without Content-Encoding.' });
  }
  if (request.routeOptions.config.rawBody) return Promise.resolve(body);
  return Promise.resolve(body.length === 0 ? undefined : parseJsonBody(body));
}
