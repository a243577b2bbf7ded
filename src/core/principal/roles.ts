import { once } from '../primitives/once.js';
import { scopes } from '../resource/declared.js';
import type { Scope } from '../resource/resources.js';
import { type Role, roleAtLeast, ROLES } from '../resource/role.js';
import { type ScopeSet, toScopeSet } from './scopes.js';

export { type Role, roleAtLeast, ROLES };

const scopesByRole = once(
  () =>
    Object.fromEntries(
      ROLES.map((role) => [
        role,
        toScopeSet([...scopes()].filter(([, scope]) => roleAtLeast(role, scope.role)).map(([name]) => name)),
      ]),
    ) as Record<Role, ScopeSet>,
);

export const scopesOf = (role: Role): ScopeSet => scopesByRole()[role];

/** The lowest role that may use `scope`. */
export const lowestRoleWith = (scope: Scope): Role => scopes().get(scope)?.role ?? 'owner';
