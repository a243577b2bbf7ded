import type { EntityManager } from 'typeorm';
import type { Role } from '../../../core/principal/roles.js';
import { Membership } from './membership.entity.js';

/** Owners are responsible for a workspace and get mail about it, so they must be people. */
export type ServiceAccountRole = Exclude<Role, 'owner'>;

export const SERVICE_ACCOUNT_ROLES = ['viewer', 'member', 'admin'] as const satisfies ServiceAccountRole[];

/** Sets a service account's role in its workspace. Part of a change that records it. */
export async function addServiceAccount(
  manager: EntityManager,
  membership: { workspaceId: string; userId: string; role: ServiceAccountRole },
): Promise<void> {
  await manager.insert(Membership, membership);
}

/** Call it with the memberships locked, after ending everything that depends on it. */
export async function removeServiceAccount(
  manager: EntityManager,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  await manager.delete(Membership, { workspaceId, userId });
}
