import {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  LogController,
  type RawServerDefault,
} from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { withoutBasePath } from './base-path.js';
import { proxyTrustOf } from './forwarded.js';
import { requestIdFrom } from './request-id.js';
import { securityHeaders } from './security-headers.js';
import { answerParserError, answerRouterError } from './unrouted.js';

/** Largest body of any endpoint. */
export const BODY_LIMIT_BYTES = 1_048_576;

/** For one path segment, in characters. No id is that long. */
export const SEGMENT_LENGTH_MAX = 200;

const HEADERS_TIMEOUT_MS_MAX = 5_000;
const CONNECTIONS_CHECK_MS = 1_000;

export const serverOptions = (
  config: Config,
  logger: Logger,
): FastifyHttpOptions<RawServerDefault, FastifyBaseLogger> => ({
  // Our own lines cover what Fastify logs at info, such as that it is listening.
  loggerInstance: logger.child({}, { level: logger.level === 'info' ? 'warn' : logger.level }),
  // Our own hook writes one line per request.
  logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
  // Our lines name the request themselves, so a logger per request would be a needless cost.
  childLoggerFactory: (parent) => parent,
  bodyLimit: BODY_LIMIT_BYTES,
  forceCloseConnections: 'idle',
  // A shutdown still answers requests that arrive on existing connections.
  return503OnClosing: false,
  requestTimeout: config.requestTimeoutSeconds * 1_000,
  keepAliveTimeout: config.keepAliveSeconds * 1_000,
  // The three limits work only together: without the check, a slow client is noticed after 30 seconds.
  http: {
    headersTimeout: Math.min(HEADERS_TIMEOUT_MS_MAX, config.requestTimeoutSeconds * 500),
    connectionsCheckingInterval: CONNECTIONS_CHECK_MS,
    // Our hook answers a missing Host, with a problem document.
    requireHostHeader: false,
    // Of two Authorization headers, Node would drop one, and a proxy in front of us perhaps the other.
    joinDuplicateHeaders: true,
  },
  ...(config.basePath === '' ? {} : { rewriteUrl: withoutBasePath(config.basePath) }),
  routerOptions: { ignoreTrailingSlash: true, maxParamLength: SEGMENT_LENGTH_MAX },
  genReqId: requestIdFrom(config),
  frameworkErrors: answerRouterError(logger, securityHeaders(config), proxyTrustOf(config)),
  clientErrorHandler: answerParserError(logger, securityHeaders(config), config.basePath),
});
