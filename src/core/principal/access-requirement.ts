import { lowestRoleWith, type Role } from './roles.js';
import type { Scope } from './scopes.js';

/**
 * When a user must have authenticated recently. `with_factor`: only accounts with a second factor, because the route
 * itself asks for the password.
 */
export type StepUpRule = 'always' | 'with_factor';

/**
 * What a route requires of its caller. Every handler has exactly one such declaration; the server does not start when
 * one is missing, and the guard denies undeclared routes.
 */
export type AccessRequirement =
  | { access: 'public' }
  | {
      access: 'authenticated';
      kinds: 'any' | 'user';
      scope?: Scope;
      role?: Role;
      unverified?: true;
      judges?: true;
      stepUp?: StepUpRule;
      /** Also for sessions that an identity provider of a workspace began, on a route that acts in no workspace. */
      confined?: true;
      /** An owner is admitted who has not signed in as the workspace requires, to turn that off. */
      breaksGlass?: true;
    }
  | { access: 'operator' }
  | { access: 'resource_server' };

/** For routes used by users and API keys of workspaces. */
export type CallerRequirement = Extract<AccessRequirement, { access: 'authenticated' }>;

/** Metadata key of the declaration on a handler. */
export const ACCESS_REQUIREMENT = Symbol('ACCESS_REQUIREMENT');

/** The requirement in words, for the description of an operation. */
export function requirementText(requirement: AccessRequirement): string {
  if (requirement.access === 'public') return 'Requires no credentials.';
  if (requirement.access === 'operator') return 'Requires: operator key.';
  if (requirement.access === 'resource_server') return 'Requires: secret of a resource server.';
  const credential =
    requirement.kinds === 'any' ? 'API key or access token' : 'Access token of a signed-in user';
  const scope = requirement.scope ? `, scope \`${requirement.scope}\`` : '';
  const lowestRole = requirement.role ?? (requirement.scope && lowestRoleWith(requirement.scope));
  const unverified = requirement.unverified
    ? ' Also allowed for accounts whose email address is not confirmed.'
    : '';
  const stepUp = requirement.stepUp
    ? ` A user${requirement.stepUp === 'with_factor' ? ' with a second factor' : ''} must have proved within the last 10 minutes who they are.`
    : '';
  const breaksGlass = requirement.breaksGlass
    ? ' An owner with a second factor need not have signed in with the identity provider that the workspace requires.'
    : '';
  return `Requires: ${credential}${scope}${lowestRole ? `, role \`${lowestRole}\` or higher` : ''}.${unverified}${stepUp}${breaksGlass}`;
}
