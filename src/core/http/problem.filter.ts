import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  NotFoundException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  DatabaseUnavailableError,
  isDatabaseUnavailable,
  isLockTimeout,
  isStillReferredTo,
  sqlState,
} from '../database/database-unavailable.js';
import type { ErrorCode } from '../resource/resources.js';
import { Problem, problem, serverBusy, toProblemDocument } from '../errors/problem.js';
import { pathForCallers } from './base-path.js';
import { publicPath } from './public-path.js';
import './route-table.js';

/** When a caller should retry while the database is away. */
const RETRY_AFTER_SECONDS = '2';

/** Serialization failure, deadlock, and a row whose parent was deleted: the other transaction won. */
const LOST_RACES = new Set(['40001', '40P01', '23503']);

/** What a status means when Nest or Fastify refuses a request itself; other 4xx are `invalid_request`. */
const codesByStatus: Record<number, ErrorCode> = {
  404: 'not_found',
  413: 'payload_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
};

/** The only place where an exception becomes a response. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const answer = isUnrouted(error) ? unrouted(request) : toProblem(error);
  request.errorCode = answer.options.reasonForOwner ?? answer.code;
  if (answer.status === 503) {
    request.isSummedUp = !request.server.unavailableAnswers.note(answer.options.reason ?? 'other');
  }
  if (answer.status >= 500 && !request.isSummedUp) {
    request.log[answer.status === 500 ? 'error' : 'warn'](
      { request_id: request.id, err: error },
      answer.message,
    );
  }
  void reply
    .status(answer.status)
    .headers({ 'cache-control': 'no-store', ...answer.options.headers })
    .type('application/problem+json')
    .send(
      toProblemDocument(answer, {
        instance: pathForCallers(request, publicPath(request.url)),
        requestId: request.id,
        basePath: request.server.basePath,
      }),
    );
}

/** Our own code throws `problem('not_found')`, so this comes from the router. */
const isUnrouted = (error: unknown): boolean => error instanceof NotFoundException;

/** The path may have other methods. If it has this one, a wildcard matched the request and found nothing. */
function unrouted({ server, url, method }: FastifyRequest): Problem {
  const methods = server.routeTable.methodsOf(url.replace(/[?#].*$/s, ''));
  return methods.length === 0 || methods.includes(method)
    ? problem('not_found')
    : problem('method_not_allowed', { headers: { allow: methods.join(', ') } });
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isLockTimeout(error)) return serverBusy('lock_timeout', error);
  if (isDatabaseUnavailable(error)) return unavailable(error);
  if (isStillReferredTo(error)) return problem('in_use', { cause: error });
  if (LOST_RACES.has(sqlState(error) ?? '')) return problem('conflict', { cause: error });
  const status = statusOf(error);
  const isRefusal = status !== undefined && status >= 400 && status < 500;
  return problem(isRefusal ? (codesByStatus[status] ?? 'invalid_request') : 'internal_error', {
    cause: error,
  });
}

/** Nest's exceptions have a method for it; Fastify's, and those of Node's streams that it passes on, have a field. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

const unavailable = (cause: unknown): Problem =>
  problem('service_unavailable', {
    cause,
    reason: cause instanceof DatabaseUnavailableError ? cause.reason : 'database_away',
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
  });
