import type { Principal } from './record.js';

/** A property of the request rather than a `WeakMap`: that would have the collector look through it after each batch. */
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
