import { z } from 'zod';
import { shortened } from '../../core/http/echo.js';
import { once } from '../../core/primitives/once.js';
import { isScope, ownScopes } from '../../core/principal/scopes.js';

/** `invoices:read`, `billing:invoices:read-all`: families and an action, in lower case. */
const PATTERN = /^[a-z][a-z0-9-]*(:[a-z0-9][a-z0-9-]*)+$/;
const LENGTH_MAX = 64;

const familyOf = (scope: string): string => scope.slice(0, scope.indexOf(':'));

const ownFamilies = once((): ReadonlySet<string> => new Set(ownScopes().map(familyOf)));

/** Why a resource server cannot have a scope of this name; undefined if it can. */
export function validateScopeName(scope: string): string | undefined {
  if (!PATTERN.test(scope) || scope.length > LENGTH_MAX) {
    return `must look like "invoices:read": lower-case letters, digits and hyphens, with a colon between the parts, at most ${LENGTH_MAX} characters`;
  }
  if (ownFamilies().has(familyOf(scope)))
    return `must not start with "${familyOf(scope)}:", which Latchkey reserves`;
  return undefined;
}

/** A requested scope: one of ours, or possibly one of a resource server, which only the database knows. */
export const scopeInput = z
  .string({ error: ({ input }) => (input === undefined ? 'is required' : `must be one of ${listOf()}`) })
  .refine((scope) => isScope(scope) || validateScopeName(scope) === undefined, {
    error: ({ input }) => notAScope(String(input)),
  });

/** @param others the scopes of resource servers, to suggest after a typo */
export function notAScope(scope: string, others: readonly string[] = []): string {
  return `"${shortened(scope)}" is not a scope; must be one of ${listOf(others)}`;
}

const listOf = (others: readonly string[] = []): string =>
  [...ownScopes(), ...(others.length > 0 ? others : ['or a scope of a resource server'])].join(', ');
