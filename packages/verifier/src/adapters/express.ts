import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerOf } from '../answer.js';
import type { Verdict } from '../decide.js';
import { setPrincipal } from '../principals.js';
import type { Requirement, Verifier } from '../verifier.js';

export { principalOf } from '../principals.js';

type ExpressRequest = IncomingMessage & { ip?: string | undefined };

/** Middleware for Express. The caller's address is `req.ip`: behind a proxy, set `trust proxy`. */
export function latchkey(verifier: Verifier, { scope }: Pick<Requirement, 'scope'> = {}) {
  return (request: ExpressRequest, response: ServerResponse, next: (error?: unknown) => void): void => {
    const pass = (verdict: Verdict): void => {
      if (verdict.ok) {
        setPrincipal(request, verdict.principal);
        for (const [name, value] of Object.entries(verdict.headers ?? {})) response.setHeader(name, value);
        next();
        return;
      }
      const { headers, body } = answerOf(verdict);
      response.writeHead(verdict.status, headers).end(body);
    };
    const verdict = verifier.verify(request, { scope, address: request.ip });
    // A credential that is known costs no turn of the event loop.
    if (verdict instanceof Promise) verdict.then(pass, next);
    else pass(verdict);
  };
}
