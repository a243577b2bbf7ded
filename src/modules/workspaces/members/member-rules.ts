import { type Role, roleAtLeast } from '../../../core/principal/roles.js';

/** A requested change of a membership, with the facts read under the lock. */
export interface MemberChange {
  actorRole: Role;
  /** A signed-in user removing themselves. */
  isLeaving: boolean;
  currentRole: Role;
  /** null: the membership ends. */
  newRole: Role | null;
  /** How many owners the workspace has besides this member. */
  otherOwners: number;
}

export type MemberOutcome =
  | { outcome: 'allowed' }
  | { outcome: 'role_too_low'; required: Role }
  | { outcome: 'last_owner' };

/** The role needed to invite somebody with the role `other`, or to change or remove them. */
export const roleNeededFor = (other: Role): Role => (other === 'owner' ? 'owner' : 'admin');

/** Owners may do everything; admins manage members but can neither change nor appoint owners; anyone may leave. */
export function evaluateMemberChange(change: MemberChange): MemberOutcome {
  const { actorRole, isLeaving, currentRole, newRole, otherOwners } = change;
  if (!isLeaving) {
    const involvesOwner = currentRole === 'owner' || newRole === 'owner';
    const required = roleNeededFor(involvesOwner ? 'owner' : currentRole);
    if (!roleAtLeast(actorRole, required)) return { outcome: 'role_too_low', required };
  }
  if (currentRole === 'owner' && newRole !== 'owner' && otherOwners === 0) return { outcome: 'last_owner' };
  return { outcome: 'allowed' };
}
