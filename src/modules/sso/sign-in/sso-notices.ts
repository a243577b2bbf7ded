import { Injectable } from '@nestjs/common';
import type { Change } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { ssoChangedMail, type SsoChange, ssoEnforcedMail } from '../mails/workspace-sso.js';

interface Person {
  userId: string;
  email: string;
  isOwner: boolean;
}

/** Mails about a workspace's single sign-on, to everyone concerned except the person who changed it. */
@Injectable()
export class SsoNotices {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /** They are locked out until they sign in with it. */
  async notifyMembers(change: Change, workspaceId: string, provider: string): Promise<void> {
    const { doer, others, workspaceName } = await this.peopleOf(change, workspaceId);
    const content = ssoEnforcedMail({
      workspaceName,
      provider,
      at: new Date(),
      enforcedBy: doer,
      link: this.links.to('overview', { workspaceId }),
    });
    await this.mailer.sendToAll(
      change.manager,
      others.map(({ email }) => email),
      content,
    );
  }

  async notifyOwners(change: Change, workspaceId: string, what: SsoChange, provider: string): Promise<void> {
    const { doer, others, workspaceName } = await this.peopleOf(change, workspaceId);
    const content = ssoChangedMail({
      what,
      workspaceName,
      provider,
      at: new Date(),
      changedBy: doer,
      link: this.links.to('workspaceSettings', { workspaceId }),
    });
    const owners = others.filter(({ isOwner }) => isOwner).map(({ email }) => email);
    await this.mailer.sendToAll(change.manager, owners, content);
  }

  private async peopleOf(
    { manager, actor }: Change,
    workspaceId: string,
  ): Promise<{ doer: string; others: Person[]; workspaceName: string }> {
    const people = await manager.query<(Person & { workspaceName: string })[]>(
      `SELECT u.id AS "userId", u.email, m.role = 'owner' AS "isOwner", w.name AS "workspaceName"
       FROM memberships m JOIN users u ON u.id = m.user_id JOIN workspaces w ON w.id = m.workspace_id
       WHERE m.workspace_id = $1 AND NOT u.is_service_account ORDER BY u.id`,
      [workspaceId],
    );
    const doer = people.find(({ userId }) => userId === actor.userId);
    return {
      doer: doer?.email ?? 'an owner',
      others: people.filter((person) => person !== doer),
      workspaceName: people[0]?.workspaceName ?? '',
    };
  }
}
