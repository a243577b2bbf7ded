import { Injectable } from '@nestjs/common';
import type { Change } from '../../audit/changes.js';
import { type DepartureReason, Departures, type Impact } from '../../audit/departures.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { memberLeftMail } from '../mails/member.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import type { MemberRow } from './member.schemas.js';
import { Membership } from './membership.entity.js';

/** The only place that ends a membership, along with everything that depends on it. */
@Injectable()
export class MembershipEndings {
  constructor(
    private readonly departures: Departures,
    private readonly events: WebhookEvents,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /**
   * Call this with the workspace's memberships locked, for someone other than its last owner.
   *
   * @returns what ended with it
   */
  async end(
    change: Change,
    workspaceId: string,
    member: Pick<MemberRow, 'userId' | 'email' | 'name' | 'role'>,
    reason: DepartureReason = 'creator_left',
  ): Promise<Impact> {
    const { userId, role } = member;
    const impact = await this.departures.end(change, { workspaceId, userId }, reason);
    await change.manager.delete(Membership, { workspaceId, userId });
    await change.record('member.removed', {
      workspaceId,
      targetId: userId,
      details: {
        previous_role: role,
        api_keys: impact.api_keys.length,
        webhook_endpoints: impact.webhook_endpoints.length,
        invitations: impact.invitations.length,
        ...(reason === 'creator_left' ? {} : { reason }),
      },
    });
    await this.events.publish(change, workspaceId, 'member.removed', {
      workspace_id: workspaceId,
      user_id: userId,
      role,
    });
    await this.notifyOwners(change, workspaceId, member, impact);
    return impact;
  }

  /** Notifies the other owners if programs may be affected, because they have keys to replace. */
  private async notifyOwners(
    { manager, actor }: Change,
    workspaceId: string,
    { email, name }: Pick<MemberRow, 'email' | 'name'>,
    impact: Impact,
  ): Promise<void> {
    if (impact.api_keys.length + impact.webhook_endpoints.length === 0) return;
    const owners = await manager.query<{ email: string; workspaceName: string }[]>(
      `SELECT u.email, w.name AS "workspaceName"
       FROM memberships m JOIN users u ON u.id = m.user_id JOIN workspaces w ON w.id = m.workspace_id
       WHERE m.workspace_id = $1 AND m.role = 'owner' AND m.user_id IS DISTINCT FROM $2 ORDER BY u.id`,
      [workspaceId, actor.userId],
    );
    for (const owner of owners) {
      const content = memberLeftMail({
        memberName: name ?? email,
        workspaceName: owner.workspaceName,
        apiKeys: impact.api_keys.map(({ label, lastUsedAt }) => ({ name: label, lastUsedAt })),
        endpointUrls: impact.webhook_endpoints.map(({ label }) => label),
        link: this.links.to('apiKeys', { workspaceId }),
      });
      await this.mailer.send(manager, owner.email, content);
    }
  }
}
