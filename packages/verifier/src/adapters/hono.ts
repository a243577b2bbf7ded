import type { Context, MiddlewareHandler } from 'hono';
import { answerOf } from '../answer.js';
import type { Principal } from '../record.js';
import { type RouteRequirement, routeRequirement } from '../requirement.js';
import type { Verifier } from '../verifier.js';

/** For `new Hono<{ Variables: LatchkeyVariables }>()`: `c.get('latchkey')` is then the principal. */
export interface LatchkeyVariables {
  latchkey: Principal;
}

interface HonoRequirement extends RouteRequirement {
  /** The caller's address: for Node.js, `(c) => getConnInfo(c).remote.address` from `@hono/node-server/conninfo`. */
  address?: ((context: Context) => string | undefined) | undefined;
}

/** Middleware for Hono. */
export function latchkey(
  verifier: Verifier,
  requirement?: HonoRequirement,
): MiddlewareHandler<{ Variables: LatchkeyVariables }> {
  const required = routeRequirement(requirement, ['scope', 'address']);
  const address = requirement?.address;
  if (address !== undefined && typeof address !== 'function') {
    throw new TypeError('address: must be a function that returns the address of the caller');
  }
  return async (context, next) => {
    const verdict = await verifier.verify(context.req.raw.headers, {
      ...required,
      address: address?.(context),
    });
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
