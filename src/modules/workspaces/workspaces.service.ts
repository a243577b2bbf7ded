import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { refuseOverQuota } from '../../core/database/quota.js';
import { problem } from '../../core/errors/problem.js';
import type { IdempotencyRequest } from '../../core/http/idempotency.js';
import { afterId, type PageQuery } from '../../core/http/paging.js';
import type { Actor } from '../../core/principal/actor.js';
import { insufficientScope } from '../../core/principal/insufficient.js';
import type { Principal, UserPrincipal, WorkspacePrincipal } from '../../core/principal/principal.js';
import type { Role } from '../../core/principal/roles.js';
import { type Change, Changes } from '../audit/changes.js';
import { Mailer } from '../mail/mailer.js';
import { workspaceDeletedMail } from './mails/workspace.js';
import { forgetPersonalWorkspace } from '../users/user-changes.js';
import { createWorkspace } from './create-workspace.js';
import { refuseAboveCeilings } from '../request-limits/request-limit.schemas.js';
import { Membership } from './members/membership.entity.js';
import { RequiredFactor } from './settings/required-factor.js';
import { lockMemberships } from './workspace-lock.js';
import { WorkspaceRemoval } from './workspace-removal.js';
import { Workspace } from './workspace.entity.js';
import {
  type CreateWorkspaceBody,
  toWorkspaceWithRoleResponse,
  type UpdateWorkspaceBody,
  type WorkspaceWithRoleResponse,
} from './workspace.schemas.js';
import { requiresSecondFactorOfAll, workspaceRequestLimits } from './workspaces.variables.js';

@Injectable()
export class WorkspacesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly removal: WorkspaceRemoval,
    private readonly mailer: Mailer,
    private readonly requiredFactor: RequiredFactor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The user's workspaces; a key sees only its own. One more than fits the page. */
  async list(principal: Principal, query: PageQuery): Promise<WorkspaceWithRoleResponse[]> {
    if (principal.kind === 'api_key' && !principal.scopes.has('workspace:read')) {
      throw insufficientScope('workspace:read');
    }
    const list = this.dataSource.manager
      .createQueryBuilder(Workspace, 'workspace')
      .innerJoinAndMapOne(
        'workspace.membership',
        Membership,
        'membership',
        'membership.workspaceId = workspace.id AND membership.userId = :userId',
        { userId: principal.userId },
      )
      .orderBy('workspace.id', 'DESC')
      .limit(query.limit + 1);
    const only = principal.kind === 'api_key' ? principal.workspaceId : principal.proof.confinedTo;
    if (only !== null) list.andWhere('workspace.id = :only', { only });
    const after = afterId(query);
    if (after !== null) list.andWhere('workspace.id < :after', { after });
    const workspaces = (await list.getMany()) as (Workspace & { membership: Membership })[];
    return workspaces.map((workspace) => this.toResponse(workspace, workspace.membership.role));
  }

  create(
    actor: Actor,
    principal: UserPrincipal,
    idempotency: IdempotencyRequest | null,
    { name }: CreateWorkspaceBody,
  ): Promise<WorkspaceWithRoleResponse> {
    return this.changes.create(actor, idempotency, async (change) => {
      await refuseOverQuota(change.manager, {
        code: 'workspace_limit',
        limit: this.config.limits.WORKSPACES_PER_USER,
        holder: principal.userId,
        counted: `SELECT FROM memberships WHERE user_id = $1 AND role = 'owner'`,
      });
      const workspace = await createWorkspace(change, { name, ownerId: principal.userId });
      return this.toResponse(workspace, 'owner');
    });
  }

  async get({ workspaceId, role }: WorkspacePrincipal): Promise<WorkspaceWithRoleResponse> {
    const workspace = await this.dataSource.manager.findOneBy(Workspace, { id: workspaceId });
    if (!workspace) throw problem('not_found');
    return this.toResponse(workspace, role);
  }

  update(
    actor: Actor,
    principal: WorkspacePrincipal,
    {
      name,
      leak_policy: leakPolicy,
      key_alert_emails: keyAlertEmails,
      limits,
      require_second_factor: requireSecondFactor,
    }: UpdateWorkspaceBody,
  ): Promise<WorkspaceWithRoleResponse> {
    const { workspaceId, role } = principal;
    if (requireSecondFactor !== undefined) this.requiredFactor.refuseWithoutOwn(principal);
    return this.changes.runOnAuthority(actor, async (change) => {
      await lockMemberships(change, workspaceId);
      const before = await change.manager.findOneByOrFail(Workspace, { id: workspaceId });
      const { limitsMax } = before;
      refuseAboveCeilings(limits, workspaceRequestLimits(this.config, limitsMax), limitsMax);
      await change.manager.update(
        Workspace,
        { id: workspaceId },
        {
          ...(name === undefined ? {} : { name }),
          ...(leakPolicy === undefined ? {} : { leakPolicy }),
          ...(keyAlertEmails === undefined ? {} : { keyAlertEmails }),
          ...(limits === undefined ? {} : { limits }),
          ...(requireSecondFactor === undefined ? {} : { requireSecondFactor }),
          updatedAt: () => 'clock_timestamp()',
        },
      );
      await change.record('workspace.updated', {
        workspaceId,
        targetId: workspaceId,
        details: {
          name: name ?? before.name,
          ...(name === undefined ? {} : { previous_name: before.name }),
          ...(leakPolicy === undefined ? {} : { leak_policy: { from: before.leakPolicy, to: leakPolicy } }),
          ...(keyAlertEmails === undefined
            ? {}
            : { key_alert_emails: { from: before.keyAlertEmails, to: keyAlertEmails } }),
          ...(limits === undefined ? {} : { limits: { from: before.limits, to: limits } }),
          ...(requireSecondFactor === undefined
            ? {}
            : { require_second_factor: { from: before.requireSecondFactor, to: requireSecondFactor } }),
        },
      });
      const workspace = await change.manager.findOneByOrFail(Workspace, { id: workspaceId });
      if (requireSecondFactor === true && !before.requireSecondFactor) {
        await this.requiredFactor.notifyMembersWithoutFactor(change, workspaceId, workspace.name);
      }
      return this.toResponse(workspace, role);
    });
  }

  /**
   * The workspace is gone when this returns: nobody is a member any more, and every key acts with its creator's
   * membership. Its contents are removed afterwards in batches, because a large workspace must not keep others waiting.
   * The audit trail remains.
   */
  async delete(actor: Actor, { workspaceId }: WorkspacePrincipal): Promise<void> {
    await this.changes.runOnAuthority(actor, (change) => this.deleteWithin(change, workspaceId));
  }

  /** Part of a change that may do more. */
  async deleteWithin(change: Change, workspaceId: string): Promise<void> {
    await lockMemberships(change, workspaceId);
    const { name } = await change.manager.findOneByOrFail(Workspace, { id: workspaceId });
    await this.notifyMembers(change, workspaceId, name);
    await change.manager.query('UPDATE workspaces SET deleted_at = clock_timestamp() WHERE id = $1', [
      workspaceId,
    ]);
    await forgetPersonalWorkspace(change.manager, workspaceId);
    await change.manager.delete(Membership, { workspaceId });
    await this.removal.enqueue(change, workspaceId);
    await change.record('workspace.deleted', {
      workspaceId,
      targetId: workspaceId,
      details: { name },
    });
  }

  /**
   * Notifies everyone except the person who deleted it, because they may have programs to change. If a key deleted it,
   * its owner is notified, too.
   */
  private async notifyMembers(
    { manager, actor }: Change,
    workspaceId: string,
    workspaceName: string,
  ): Promise<void> {
    const members = await manager.query<{ userId: string; email: string }[]>(
      `SELECT u.id AS "userId", u.email FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE m.workspace_id = $1 AND NOT u.is_service_account ORDER BY u.id`,
      [workspaceId],
    );
    const doer = members.find(({ userId }) => userId === actor.userId);
    if (!doer) return;
    const withKey = actor.kind === 'api_key';
    const recipients = withKey ? members : members.filter((member) => member !== doer);
    const content = workspaceDeletedMail({
      workspaceName,
      at: new Date(),
      deletedBy: { email: doer.email, withKey },
    });
    await this.mailer.sendToAll(
      manager,
      recipients.map(({ email }) => email),
      content,
    );
  }

  private toResponse(workspace: Workspace, role: Role): WorkspaceWithRoleResponse {
    return toWorkspaceWithRoleResponse(workspace, role, requiresSecondFactorOfAll(this.config));
  }
}
