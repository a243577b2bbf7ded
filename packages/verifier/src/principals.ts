import type { Principal } from './record.js';

const principals = new WeakMap<object, Principal>();

export const setPrincipal = (request: object, principal: Principal): void => {
  principals.set(request, principal);
};

/** Who a request acts as that was let in. */
export function principalOf(request: object): Principal {
  const principal = principals.get(request);
  if (!principal)
    throw new Error('The request was not let in by @latchkey/verifier: is the route behind it?');
  return principal;
}
