import { describe, expect, it } from '@jest/globals';
import { type Role, ROLES, roleAtLeast } from '../../../core/principal/roles.js';
import { evaluateMemberChange } from './member-rules.js';

const pairs = ROLES.flatMap((actorRole) => ROLES.map((currentRole) => ({ actorRole, currentRole })));
const newRoles = [...ROLES, null] as const;

const judge = (actorRole: Role, currentRole: Role, newRole: Role | null, otherOwners = 1) =>
  evaluateMemberChange({ actorRole, currentRole, newRole, otherOwners, isLeaving: false }).outcome;

describe('a membership change', () => {
  it.each(pairs)('by a $actorRole, of a $currentRole, follows the roles', ({ actorRole, currentRole }) => {
    for (const newRole of newRoles) {
      const involvesOwner = currentRole === 'owner' || newRole === 'owner';
      const allowed = roleAtLeast(actorRole, involvesOwner ? 'owner' : 'admin');
      expect(judge(actorRole, currentRole, newRole)).toBe(allowed ? 'allowed' : 'role_too_low');
    }
  });

  it.each(['viewer', 'member', 'admin', null] as const)('never turns the last owner into %s', (newRole) => {
    expect(judge('owner', 'owner', newRole, 0)).toBe('last_owner');
  });

  it('names the role that it requires', () => {
    const change = { currentRole: 'member', isLeaving: false, otherOwners: 1 } as const;
    expect(evaluateMemberChange({ ...change, actorRole: 'member', newRole: 'viewer' })).toEqual({
      outcome: 'role_too_low',
      required: 'admin',
    });
    expect(evaluateMemberChange({ ...change, actorRole: 'admin', newRole: 'owner' })).toEqual({
      outcome: 'role_too_low',
      required: 'owner',
    });
  });

  it.each(ROLES)('lets a %s leave, except as the last owner', (role) => {
    const leaving = { actorRole: role, currentRole: role, newRole: null, isLeaving: true } as const;
    expect(evaluateMemberChange({ ...leaving, otherOwners: 1 }).outcome).toBe('allowed');
    expect(evaluateMemberChange({ ...leaving, otherOwners: 0 }).outcome).toBe(
      role === 'owner' ? 'last_owner' : 'allowed',
    );
  });
});
