import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerOf } from '../answer.js';
import type { Verdict } from '../decide.js';
import { setPrincipal } from '../principals.js';
import { type RouteRequirement, routeRequirement } from '../requirement.js';
import type { Verifier } from '../verifier.js';

export { principalOf } from '../principals.js';

type ExpressRequest = IncomingMessage & { ip?: string | undefined };
type Next = (error?: unknown) => void;

/** Middleware for Express. The caller's address is `req.ip`: behind a proxy, set `trust proxy`. */
export function latchkey(verifier: Verifier, requirement?: RouteRequirement) {
  const required = routeRequirement(requirement);
  return (request: ExpressRequest, response: ServerResponse, next: Next): void => {
    const verdict = verifier.verify(request, { ...required, address: addressOf(request) });
    // A cached credential is decided without waiting for the event loop.
    if (!(verdict instanceof Promise)) {
      settle(verdict, request, response, next);
      return;
    }
    verdict
      .then((late) => settle(late, request, response, next))
      .catch(next)
      // Nobody is left to report it to, and what one caller causes must not end the process.
      .catch(() => response.destroy());
  };
}

/**
 * `req.ip` evaluates the header according to `trust proxy`. Without the header, it is always the connection's address.
 */
const addressOf = (request: ExpressRequest): string | undefined =>
  request.headers['x-forwarded-for'] === undefined ? request.socket.remoteAddress : request.ip;

function settle(verdict: Verdict, request: ExpressRequest, response: ServerResponse, next: Next): void {
  // A time-out has answered meanwhile, or the caller is gone.
  if (response.headersSent || response.destroyed) return;
  if (!verdict.ok) {
    const { headers, body } = answerOf(verdict);
    response.writeHead(verdict.status, headers).end(body);
    return;
  }
  setPrincipal(request, verdict.principal);
  if (verdict.headers) {
    for (const [name, value] of Object.entries(verdict.headers)) response.setHeader(name, value);
  }
  next();
}
