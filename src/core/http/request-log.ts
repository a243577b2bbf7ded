import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { publicPath } from './public-path.js';

/** The one line that every request leaves. Nothing in it is secret, and nothing controls a terminal. */
export function logRequest(logger: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode, elapsedTime } = reply;
  logger.info(fieldsOf(request, statusCode, Math.round(elapsedTime * 100) / 100), 'request');
}

/** The line of a request whose caller did not stay for the answer. */
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
