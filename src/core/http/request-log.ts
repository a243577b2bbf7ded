import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { publicPath } from './public-path.js';

/** The one log line of every request. It contains no secrets and no terminal control characters. */
export function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode, elapsedTime } = reply;
  logger.info(fieldsOf(request, statusCode, Math.round(elapsedTime * 100) / 100), 'request');
}

/** The log line of a request whose caller left before the response. */
export function logAbortedRequest(logger: Logger, request: FastifyRequest): void {
  logger.info(fieldsOf(request, null, null), 'request aborted');
}

const fieldsOf = (request: FastifyRequest, status: number | null, durationMs: number | null): object => ({
  request_id: request.id,
  method: request.method,
  path: publicPath(request.url),
  status,
  duration_ms: durationMs,
  address: request.clientAddress,
  principal: callerOf(request),
});

function callerOf({ principal, operator, resourceServer }: FastifyRequest): string | null {
  if (principal) {
    return principal.kind === 'api_key' ? `key:${principal.apiKeyId}` : `user:${principal.userId}`;
  }
  if (operator) return `operator:${operator.id}`;
  return resourceServer && `resource-server:${resourceServer.name}`;
}
