import { type Role, roleAtLeast } from '../../core/principal/roles.js';

/** What somebody wants to do with a membership, and what is known about it under the lock. */
export interface MemberChange {
  actorRole: Role;
  /** A signed-in user removing themself. */
  isLeaving: boolean;
  currentRole: Role;
  /** null: the membership ends. */
  newRole: Role | null;
  /** How many owners the workspace has besides this member. */
  otherOwners: number;
}

export type MemberVerdict =
  | { verdict: 'allowed' }
  | { verdict: 'role_too_low'; required: Role }
  | { verdict: 'last_owner' };

/** The role that it takes to invite somebody as `other`, or to change or remove somebody who is that. */
export const roleNeededFor = (other: Role): Role => (other === 'owner' ? 'owner' : 'admin');

/** Owners do everything; admins manage members but neither touch nor make owners; anybody may leave. */
export function judgeMemberChange(change: MemberChange): MemberVerdict {
  const { actorRole, isLeaving, currentRole, newRole, otherOwners } = change;
  if (!isLeaving) {
    const involvesOwner = currentRole === 'owner' || newRole === 'owner';
    const required = roleNeededFor(involvesOwner ? 'owner' : currentRole);
    if (!roleAtLeast(actorRole, required)) return { verdict: 'role_too_low', required };
  }
  if (currentRole === 'owner' && newRole !== 'owner' && otherOwners === 0) return { verdict: 'last_owner' };
  return { verdict: 'allowed' };
}
