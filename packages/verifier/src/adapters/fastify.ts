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
  /** Calls one of them once the response is over. */
  then(finished: () => void, failed: (error: Error) => void): void;
  /** Whether the response has ended, or was hijacked. */
  readonly sent: boolean;
  readonly raw: { readonly headersSent: boolean };
  /** Makes Fastify do nothing more about the request. */
  hijack(): unknown;
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
    // Otherwise a time-out has answered meanwhile.
    if (!reply.sent && !reply.raw.headersSent) {
      const { headers, body } = answerOf(verdict);
      reply.code(verdict.status).headers(headers).send(body);
    }
    await over(reply);
  };
}

/**
 * Once this hook returns, Fastify calls the handler unless the response has ended. It does not end before all `onSend`
 * hooks are done, and not at all if the caller goes away during one of them.
 */
async function over(reply: FastifyReply): Promise<void> {
  await new Promise<void>((resolve) => reply.then(resolve, () => resolve()));
  if (!reply.sent) reply.hijack();
}
