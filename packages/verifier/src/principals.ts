import type { Principal } from './record.js';

/**
 * A property of the request disappears with it; a `WeakMap` of all requests would be scanned at each garbage
 * collection.
 */
const PRINCIPAL = Symbol('principal');

type LetIn = { [PRINCIPAL]?: Principal };

export const setPrincipal = (request: object, principal: Principal): void => {
  (request as LetIn)[PRINCIPAL] = principal;
};

/** The principal of an admitted request. */
export function principalOf(request: object): Principal {
  const principal = (request as LetIn)[PRINCIPAL];
  if (!principal)
    throw new Error('The request was not let in by @latchkey/verifier: is the route behind it?');
  return principal;
}
