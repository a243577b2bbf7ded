import type { Principal } from './record.js';

/** A property of the request goes with it; a `WeakMap` of all of them would be looked through at each collection. */
const PRINCIPAL = Symbol('principal');

type LetIn = { [PRINCIPAL]?: Principal };

export const setPrincipal = (request: object, principal: Principal): void => {
  (request as LetIn)[PRINCIPAL] = principal;
};

/** Who a request acts as that was let in. */
export function principalOf(request: object): Principal {
  const principal = (request as LetIn)[PRINCIPAL];
  if (!principal)
    throw new Error('The request was not let in by @latchkey/verifier: is the route behind it?');
  return principal;
}
