import type { EntityManager } from 'typeorm';
import type { Role } from '../../core/principal/roles.js';
import { Membership } from './membership.entity.js';

/** Owners answer for a workspace and are mailed about it: that takes a person. */
export type ServiceAccountRole = Exclude<Role, 'owner'>;

export const SERVICE_ACCOUNT_ROLES = ['viewer', 'member', 'admin'] as const satisfies ServiceAccountRole[];

/** The role of a service account in its workspace. As part of a change that tells of it. */
export async function addServiceAccount(
  manager: EntityManager,
  membership: { workspaceId: string; userId: string; role: ServiceAccountRole },
): Promise<void> {
  await manager.insert(Membership, membership);
}

/** Call it with the memberships locked, and end what rests on it first. */
export async function removeServiceAccount(
  manager: EntityManager,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  await manager.delete(Membership, { workspaceId, userId });
}
