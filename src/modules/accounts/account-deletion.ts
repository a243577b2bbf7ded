import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import type { Actor } from '../../core/principal/actor.js';
import { forgetIdentities } from '../sso/identities/forget-identities.js';
import { forgetFactors } from '../auth/factors/forget-factors.js';
import { voidLinks } from '../auth/email-addresses/email-links.js';
import { PasswordHasher } from '../auth/passwords/password-hasher.js';
import { endAllSessions } from '../auth/sessions/session-endings.js';
import { SignInLimits } from '../auth/sign-in/sign-in-limits.js';
import { type Change, Changes } from '../audit/changes.js';
import { Mailer } from '../mail/mailer.js';
import { accountDeletedMail } from './mails/account.js';
import { closeMemberships, repeatIfJoined } from '../users/closed-memberships.js';
import { eraseUser } from '../users/user-changes.js';
import { User } from '../users/user.entity.js';
import { listAllMembers, type MemberOfWorkspace } from '../workspaces/members/member-list.js';
import { MembershipEndings } from '../workspaces/members/membership-endings.js';
import { lockMembershipsIfThere } from '../workspaces/workspace-lock.js';
import { refuseSuspendedWorkspace } from '../workspaces/suspend-workspace.js';
import { WorkspacesService } from '../workspaces/workspaces.service.js';

interface OwnWorkspace {
  id: string;
  name: string;
}

/** Deletes an account: its memberships, keys and sessions, and the workspaces that have no other members. */
@Injectable()
export class AccountDeletion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
    private readonly passwords: PasswordHasher,
    private readonly workspaces: WorkspacesService,
    private readonly endings: MembershipEndings,
    private readonly mailer: Mailer,
  ) {}

  /**
   * The user's row stays, without personal data, because records and the audit trail refer to it.
   *
   * @throws 400 for a wrong password; 403 if a suspended workspace would be deleted with it; 409 if other people would be left without an owner; 429
   */
  async delete(actor: Actor, userId: string, password: string): Promise<void> {
    const user = await this.dataSource.manager.findOneBy(User, { id: userId });
    if (!user) throw problem('not_found');
    const attempt = await this.limits.attempt(user.email, actor.address);
    if (!(await attempt.check(() => this.passwords.verify(user.passwordHash, password, actor)))) {
      throw problem('current_password_wrong');
    }
    await attempt.succeeded();
    await repeatIfJoined(() =>
      this.changes.runOnAuthority(actor, (change) =>
        this.deleteWithin(change, user, { sparesSuspended: true }),
      ),
    );
  }

  /**
   * Part of a change that may do more.
   *
   * @param sparesSuspended refuses if a suspended workspace would be deleted with the account; not after a restore, which
   *   repeats what was done
   * @throws 409 if other people would be left without an owner; see `repeatIfJoined`
   */
  async deleteWithin(
    change: Change,
    { id: userId, email }: Pick<User, 'id' | 'email'>,
    { sparesSuspended = false } = {},
  ): Promise<void> {
    await this.leaveEverything(change, userId, sparesSuspended);
    await closeMemberships(change.manager, userId);
    // Before everything that is ended below: a sign-in, or a new link, either came first and ends, too, or is refused.
    await eraseUser(change.manager, userId);
    await voidLinks(change.manager, userId, ['password_reset', 'email_verification']);
    await endAllSessions(change, userId, 'account_deleted');
    await forgetFactors(change, userId, 'account_deleted');
    await forgetIdentities(change, userId, 'account_deleted');
    await this.mailer.send(change.manager, email, accountDeletedMail({ at: new Date() }));
    await change.record('account.deleted', { workspaceId: null, targetId: userId });
  }

  private async leaveEverything(change: Change, userId: string, sparesSuspended: boolean): Promise<void> {
    const orphaned: OwnWorkspace[] = [];
    for (const workspace of await workspacesOf(change.manager, userId)) {
      if (!(await lockMembershipsIfThere(change, workspace.id))) continue;
      const members = await listAllMembers(change.manager, workspace.id);
      const self = members.find((member) => member.userId === userId);
      const others = members.filter((member) => member.userId !== userId);
      if (others.length === 0) {
        if (sparesSuspended) await refuseSuspendedWorkspace(change.manager, workspace.id);
        await this.workspaces.deleteWithin(change, workspace.id);
      } else if (!others.some(({ role }) => role === 'owner')) orphaned.push(workspace);
      else await this.endings.end(change, workspace.id, self as MemberOfWorkspace, 'account_deleted');
    }
    if (orphaned.length > 0) {
      throw problem('last_owner', {
        detail: `You are the only owner of ${orphaned.map(({ name }) => JSON.stringify(name)).join(', ')}. Make someone else an owner, or delete the workspace, first.`,
        extensions: { workspaces: orphaned },
      });
    }
  }
}

const workspacesOf = (manager: EntityManager, userId: string): Promise<OwnWorkspace[]> =>
  manager.query<OwnWorkspace[]>(
    `SELECT w.id, w.name FROM memberships m JOIN workspaces w ON w.id = m.workspace_id
     WHERE m.user_id = $1 ORDER BY w.id`,
    [userId],
  );
