import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ErrorCode } from '../resource/resources.js';
import { problem, toProblemDocument } from '../errors/problem.js';
import { clientAddress, peerAddress, type ProxyTrust } from './forwarded.js';
import { closeLingering } from './lingering-close.js';
import { sendProblem } from './problem.filter.js';
import { logRequest } from './request-log.js';

/** Responses to requests that never reach a route, and therefore no hook. They look like all the others. */

/** Error codes of Node's parser; all others are `invalid_request`. */
const parserErrors: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** Bytes that are not an HTTP request, or a request that did not arrive in time. */
export const answerParserError =
  (logger: Logger, securityHeaders: Record<string, string>, basePath: string) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const answer = problem(parserErrors[error.code ?? ''] ?? 'invalid_request');
    const requestId = randomUUID();
    const address = peerAddress(socket) ?? null;
    logger.info(
      { request_id: requestId, status: answer.status, address, reason: error.code },
      'malformed HTTP request',
    );
    const body = JSON.stringify(toProblemDocument(answer, { instance: `${basePath}/`, requestId, basePath }));
    const headers = {
      ...securityHeaders,
      'cache-control': 'no-store',
      'x-request-id': requestId,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${lines.join('')}\r\n${body}`);
    closeLingering(socket, { isPatient: error.code !== 'ERR_HTTP_REQUEST_TIMEOUT' });
  };

/** A URL that the router cannot read: broken percent-encoding, or a segment that is too long. */
export const answerRouterError =
  (logger: Logger, securityHeaders: Record<string, string>, trust: ProxyTrust) =>
  (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const peer = peerAddress(request.socket);
    if (peer === undefined) {
      request.socket.destroy();
      return;
    }
    request.clientAddress = clientAddress(peer, request.headers, trust);
    request.principal = null;
    void reply.headers({ ...securityHeaders, 'x-request-id': request.id });
    reply.raw.once('close', () => logRequest(logger, request, reply));
    sendProblem(error, request, reply);
  };
