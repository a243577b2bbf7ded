import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseUnavailable, sqlState } from '../database/database-unavailable.js';
import type { ErrorCode } from '../errors/catalogue.js';
import { Problem, problem, toProblemDocument } from '../errors/problem.js';
import { pathOf } from './request-path.js';

/** How soon a caller should try again when the database is away. */
const RETRY_AFTER_SECONDS = '2';

/** Serialization failure, deadlock, and what a new row belongs to was deleted: the other transaction won. */
const LOST_RACES = new Set(['40001', '40P01', '23503']);

/** Fastify's own errors, by their stable codes. */
const fastifyErrors: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_MAX_PARAM_LENGTH: 'uri_too_long',
  FST_ERR_BAD_URL: 'invalid_request',
};

/** The only place where an exception becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const answer = toProblem(error);
  if (answer.status >= 500) {
    request.log[answer.status === 503 ? 'warn' : 'error'](
      { request_id: request.id, err: error },
      answer.message,
    );
  }
  void reply
    .status(answer.status)
    .headers({ 'cache-control': 'no-store', ...answer.options.headers })
    .type('application/problem+json')
    .send(toProblemDocument(answer, pathOf(request), request.id));
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseUnavailable(error)) return unavailable(error);
  if (LOST_RACES.has(sqlState(error) ?? '')) return problem('conflict', { cause: error });
  const code = error instanceof Error && 'code' in error ? fastifyErrors[String(error.code)] : undefined;
  if (code) return problem(code, { cause: error });
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error);
  return problem('internal_error', { cause: error });
}

export const unavailable = (cause: unknown): Problem =>
  problem('service_unavailable', { cause, headers: { 'retry-after': RETRY_AFTER_SECONDS } });

/** Nest itself throws for unknown routes and for what its adapter refuses. */
function fromStatus(status: number, cause: unknown): Problem {
  if (status === 404) return problem('not_found', { cause });
  if (status === 413) return problem('payload_too_large', { cause });
  if (status === 415) return problem('unsupported_media_type', { cause });
  return problem(status < 500 ? 'invalid_request' : 'internal_error', { cause });
}
