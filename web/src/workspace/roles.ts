import { type Message, t } from '../language/translate';

/** Roles in a workspace, lowest first. */
export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const;

export type Role = (typeof ROLES)[number];

const NAMES = {
  viewer: 'viewer',
  member: 'member',
  admin: 'admin',
  owner: 'owner',
} as const satisfies Record<Role, Message>;

/** As people read it. */
export const roleName = (role: Role): string => t(NAMES[role]);

/** Whether `role` is `minimum` or higher. The server decides; this only avoids paths that end in a refusal. */
export const roleAtLeast = (role: Role, minimum: Role): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(minimum);
