import type { IncomingHttpHeaders } from 'node:http';
import { answerOf } from '../answer.js';
import { setPrincipal } from '../principals.js';
import { type RouteRequirement, routeRequirement } from '../requirement.js';
import type { Verifier } from '../verifier.js';

export { principalOf } from '../principals.js';

interface FastifyRequest {
  headers: IncomingHttpHeaders;
  ip: string;
}

interface FastifyReply {
  code(status: number): FastifyReply;
  headers(headers: Readonly<Record<string, string>>): FastifyReply;
  send(body: string): unknown;
}

/** An `onRequest` hook for a Fastify server or route. The caller's address is `request.ip`: see `trustProxy`. */
export function latchkey(verifier: Verifier, requirement?: RouteRequirement) {
  const required = routeRequirement(requirement);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const verdict = await verifier.verify(request, { ...required, address: request.ip });
    if (verdict.ok) {
      setPrincipal(request, verdict.principal);
      if (verdict.headers) reply.headers(verdict.headers);
      return;
    }
    const { headers, body } = answerOf(verdict);
    reply.code(verdict.status).headers(headers).send(body);
  };
}
