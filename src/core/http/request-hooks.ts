import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { problem } from '../errors/problem.js';
import { clientAddress, NetworkList } from './client-address.js';
import './fastify-request.js';
import { pathOf } from './request-path.js';

/** Sent with every answer. Pages (Swagger UI, the dashboard) set a content policy of their own. */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** What happens around every request: address and principal slots, security headers, parsing, one log line. */
export function installRequestHooks(server: FastifyInstance, config: Config, logger: Logger): void {
  const trustedProxies = new NetworkList(config.trustedProxies);

  server.decorateRequest('principal', null);
  server.decorateRequest('clientAddress', '');

  server.addHook('onRequest', (request, reply, done) => {
    request.clientAddress = clientAddress(
      request.socket.remoteAddress ?? '',
      request.headers['x-forwarded-for'],
      trustedProxies,
    );
    reply.headers(SECURITY_HEADERS);
    reply.header('x-request-id', request.id);
    done();
  });

  // No answer of the API is for a cache, unless it says so itself.
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done();
  });

  server.addHook('onResponse', (request, reply, done) => {
    const { principal } = request;
    logger.info(
      {
        request_id: request.id,
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        duration_ms: Math.round(reply.elapsedTime * 100) / 100,
        address: request.clientAddress,
        principal:
          principal &&
          (principal.kind === 'api_key' ? `key:${principal.apiKeyId}` : `user:${principal.userId}`),
      },
      'request',
    );
    done();
  });

  acceptJsonOnly(server);
}

/** JSON is the only body there is: a cross-site form cannot send it. An empty body is no body. */
function acceptJsonOnly(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') {
      done(null, undefined);
      return;
    }
    void parseJson(request, body as string, (error, value) => {
      if (error) done(problem('malformed_json', { cause: error }));
      else done(null, value);
    });
  });
}
