import { Injectable } from '@nestjs/common';
import { problem } from '../../../core/errors/problem.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { hasProvedSecondFactor, secondFactorMissing } from '../../users/second-factor.js';
import type { Change } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { secondFactorRequiredMail } from '../mails/workspace.js';

/** Decides who may require a second factor of the members, and whom to notify. */
@Injectable()
export class RequiredFactor {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /**
   * Only a user with a second factor may require one of others, so that nobody locks themselves out. A key has none.
   */
  refuseWithoutOwn(principal: WorkspacePrincipal): void {
    if (principal.kind !== 'user') throw problem('user_required');
    if (hasProvedSecondFactor(principal.proof)) return;
    throw secondFactorMissing(
      principal.proof,
      'Only a user who has a second factor can require it of others.',
    );
  }

  /** Notifies the members without one, who are locked out until they add one. */
  async notifyMembersWithoutFactor(
    { manager, actor }: Change,
    workspaceId: string,
    workspaceName: string,
  ): Promise<void> {
    const members = await manager.query<{ email: string }[]>(
      `SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id
       WHERE m.workspace_id = $1 AND NOT u.is_service_account
         AND NOT EXISTS (SELECT FROM factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)
       ORDER BY u.id`,
      [workspaceId],
    );
    const [doer] = await manager.query<{ email: string }[]>('SELECT email FROM users WHERE id = $1', [
      actor.userId,
    ]);
    if (!doer || members.length === 0) return;
    await this.mailer.sendToAll(
      manager,
      members.map(({ email }) => email),
      secondFactorRequiredMail({
        workspaceName,
        at: new Date(),
        requiredBy: doer.email,
        settingsLink: this.links.to('settings'),
      }),
    );
  }
}
