import { Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import type { PageQuery } from '../../../core/http/paging.js';
import type { Actor } from '../../../core/principal/actor.js';
import { insufficientRole, insufficientScope } from '../../../core/principal/insufficient.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { type Role, scopesOf } from '../../../core/principal/roles.js';
import { type Change, Changes } from '../../audit/changes.js';
import { Departures, type Impact } from '../../audit/departures.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import { findMember, type ListedMember, listMembers } from './member-list.js';
import { evaluateMemberChange } from './member-rules.js';
import { type MemberResponse, type MemberRow, toMemberResponse } from './member.schemas.js';
import { MembershipEndings } from './membership-endings.js';
import { Membership } from './membership.entity.js';
import { RoleChanges } from './role-changes.js';
import { setRole } from './set-role.js';
import { lockMemberships, roleIn } from '../workspace-lock.js';

/** A requested change of a membership. `newRole` null: end it. */
interface WantedChange {
  principal: WorkspacePrincipal;
  userId: string;
  newRole: Role | null;
}

@Injectable()
export class MembersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly events: WebhookEvents,
    private readonly departures: Departures,
    private readonly endings: MembershipEndings,
    private readonly roles: RoleChanges,
  ) {}

  list({ workspaceId }: WorkspacePrincipal, query: PageQuery): Promise<ListedMember[]> {
    return listMembers(this.dataSource.manager, workspaceId, query);
  }

  changeRole(
    actor: Actor,
    principal: WorkspacePrincipal,
    userId: string,
    newRole: Role,
  ): Promise<MemberResponse> {
    const { workspaceId } = principal;
    return this.changes.runOnAuthority(actor, async (change) => {
      const { role } = await this.authorise(change, { principal, userId, newRole });
      if (role !== newRole) {
        await setRole(change.manager, workspaceId, userId, newRole);
        await this.roles.noted(change, { workspaceId, userId }, newRole);
        await change.record('member.role_changed', {
          workspaceId,
          targetId: userId,
          details: { role: newRole, previous_role: role },
        });
        await this.events.publish(change, workspaceId, 'member.role_changed', {
          workspace_id: workspaceId,
          user_id: userId,
          role: newRole,
          previous_role: role,
        });
      }
      return toMemberResponse(await this.find(change, workspaceId, userId));
    });
  }

  /**
   * Permanently ends a membership and everything that depends on it.
   *
   * @param beforehand runs in the same transaction, with the memberships locked; what it transfers away from the member
   *   is kept
   * @returns what ended
   */
  async remove(
    actor: Actor,
    principal: WorkspacePrincipal,
    userId: string,
    beforehand?: (change: Change) => Promise<void>,
  ): Promise<Impact> {
    const { workspaceId } = principal;
    if (!isLeaving(principal, userId)) demandScopeToManage(principal);
    return this.changes.runOnAuthority(actor, async (change) => {
      const member = await this.authorise(change, { principal, userId, newRole: null });
      await beforehand?.(change);
      return this.endings.end(change, workspaceId, member);
    });
  }

  /** What would end with a membership. For people who may remove the member, and for the member. */
  async impact(principal: WorkspacePrincipal, userId: string): Promise<Impact> {
    const { workspaceId } = principal;
    if (!isLeaving(principal, userId)) demandScopeToManage(principal);
    const { manager } = this.dataSource;
    if (!(await findMember(manager, workspaceId, userId))) throw problem('not_found');
    return this.departures.impact(manager, { workspaceId, userId });
  }

  /** @returns the current membership, locked until the change commits */
  private async authorise(change: Change, { principal, userId, newRole }: WantedChange): Promise<MemberRow> {
    const { workspaceId } = principal;
    await lockMemberships(change, workspaceId);
    const actorRole = await roleIn(change, workspaceId, principal.userId);
    if (actorRole === null) throw problem('not_found');
    const member = await this.find(change, workspaceId, userId);
    const otherOwners = await change.manager.countBy(Membership, {
      workspaceId,
      role: 'owner',
      userId: Not(userId),
    });
    const evaluation = evaluateMemberChange({
      actorRole,
      isLeaving: newRole === null && isLeaving(principal, userId),
      currentRole: member.role,
      newRole,
      otherOwners,
    });
    if (evaluation.outcome === 'role_too_low') throw insufficientRole(actorRole, evaluation.required);
    if (evaluation.outcome === 'last_owner') throw problem('last_owner');
    return member;
  }

  private async find(change: Change, workspaceId: string, userId: string): Promise<MemberRow> {
    const member = await findMember(change.manager, workspaceId, userId);
    if (!member) throw problem('not_found');
    return member;
  }
}

/** People may leave, whatever their role. A key is not a person: to it, its creator is a member like any other. */
const isLeaving = (principal: WorkspacePrincipal, userId: string): boolean =>
  principal.kind === 'user' && principal.userId === userId;

function demandScopeToManage({ scopes, role }: WorkspacePrincipal): void {
  if (scopes.has('members:write')) return;
  throw scopesOf(role).has('members:write')
    ? insufficientScope('members:write')
    : insufficientRole(role, 'admin');
}
