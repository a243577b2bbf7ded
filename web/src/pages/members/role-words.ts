import type { Message } from '../../language/translate';
import type { Role } from '../../workspace/roles';

/** A service account is never an owner. */
export const SERVICE_ACCOUNT_ROLES = ['viewer', 'member', 'admin'] as const;

export type ServiceAccountRole = (typeof SERVICE_ACCOUNT_ROLES)[number];

/** What each role may do, in a few words. */
export const ROLE_WORDS = {
  viewer: 'reads data, and creates keys that read it',
  member: 'also writes data',
  admin: 'also manages every key, members and webhooks, and reads the audit trail',
  owner: 'may do everything, including deleting the workspace',
} as const satisfies Record<Role, Message>;
