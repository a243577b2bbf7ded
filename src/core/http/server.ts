import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  LogController,
  type RawServerDefault,
} from 'fastify';
import { type ErrorCode, errorCatalogue } from '../errors/catalogue.js';
import { problem, toProblemDocument } from '../errors/problem.js';

/** Largest body of any endpoint. */
export const BODY_LIMIT_BYTES = 1_048_576;

const REQUEST_TIMEOUT_MS = 10_000;
const HEADERS_TIMEOUT_MS = 5_000;
const CONNECTIONS_CHECK_MS = 1_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

const isRequestId = (text: string): boolean => text.length <= 64 && /^[\w.-]+$/.test(text);

/** What Node's parser refuses before there is a request. */
const parserErrors: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

export const serverOptions = (
  logger: FastifyBaseLogger,
): FastifyHttpOptions<RawServerDefault, FastifyBaseLogger> => ({
  loggerInstance: logger,
  // One line a request is written by our own hook.
  logController: new LogController({ disableRequestLogging: true }),
  bodyLimit: BODY_LIMIT_BYTES,
  forceCloseConnections: 'idle',
  requestTimeout: REQUEST_TIMEOUT_MS,
  keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
  // The three limits work only together: without the check, a slow client is noticed after 30 seconds.
  http: {
    headersTimeout: HEADERS_TIMEOUT_MS,
    connectionsCheckingInterval: CONNECTIONS_CHECK_MS,
    // Of two Authorization headers Node would drop one, and a proxy in front of us perhaps the other.
    joinDuplicateHeaders: true,
  },
  routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  genReqId: ({ headers }) => {
    const given = headers['x-request-id'];
    return typeof given === 'string' && isRequestId(given) ? given : randomUUID();
  },
  clientErrorHandler: answerParserError,
});

/** Even a request that never became one gets a problem document. */
function answerParserError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const answer = problem(parserErrors[error.code ?? ''] ?? 'invalid_request');
  const body = JSON.stringify(toProblemDocument(answer, '/', randomUUID()));
  socket.end(
    `HTTP/1.1 ${answer.status} ${errorCatalogue[answer.code].title}\r\n` +
      `content-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
