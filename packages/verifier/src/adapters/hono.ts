import type { Context, MiddlewareHandler } from 'hono';
import { answerOf } from '../answer.js';
import type { Principal } from '../record.js';
import type { Requirement, Verifier } from '../verifier.js';

/** For `new Hono<{ Variables: LatchkeyVariables }>()`: `c.get('latchkey')` is then the principal. */
export interface LatchkeyVariables {
  latchkey: Principal;
}

interface HonoRequirement extends Pick<Requirement, 'scope'> {
  /** The caller's address: for Node.js, `(c) => getConnInfo(c).remote.address` from `@hono/node-server/conninfo`. */
  address?: ((context: Context) => string | undefined) | undefined;
}

/** Middleware for Hono. */
export function latchkey(
  verifier: Verifier,
  { scope, address }: HonoRequirement = {},
): MiddlewareHandler<{ Variables: LatchkeyVariables }> {
  return async (context, next) => {
    const verdict = await verifier.verify(context.req.raw.headers, { scope, address: address?.(context) });
    if (verdict.ok) {
      context.set('latchkey', verdict.principal);
      for (const [name, value] of Object.entries(verdict.headers ?? {})) context.header(name, value);
      await next();
      return undefined;
    }
    const { headers, body } = answerOf(verdict);
    return new Response(body, { status: verdict.status, headers });
  };
}
