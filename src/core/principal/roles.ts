import { ALL_SCOPES, toScopeSet, type Scope, type ScopeSet } from './scopes.js';

/** Roles in a workspace, lowest first. */
export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const;

export type Role = (typeof ROLES)[number];

/**
 * What each role may do. Viewers and members hold `api-keys:write` but see and manage only keys that they
 * created; admins manage everybody's. Admins manage members, but not owners.
 */
const viewer: Scope[] = [
  'documents:read',
  'api-keys:read',
  'api-keys:write',
  'members:read',
  'workspace:read',
];
const member: Scope[] = [...viewer, 'documents:write'];

const scopesByRole: Record<Role, ScopeSet> = {
  viewer: toScopeSet(viewer),
  member: toScopeSet(member),
  admin: ALL_SCOPES,
  owner: ALL_SCOPES,
};

export const scopesOf = (role: Role): ScopeSet => scopesByRole[role];

/** Whether `role` is `minimum` or higher. */
export const roleAtLeast = (role: Role, minimum: Role): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(minimum);

/** The lowest role that may use `scope`. */
export const lowestRoleWith = (scope: Scope): Role =>
  ROLES.find((role) => scopesByRole[role].has(scope)) ?? 'owner';
