import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { refuseOverQuota } from '../../../core/database/quota.js';
import { problem } from '../../../core/errors/problem.js';
import type { Role } from '../../../core/principal/roles.js';
import type { Change } from '../../audit/changes.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import { withdrawOpenInvitations } from './invitation-withdrawal.js';
import { Membership } from '../members/membership.entity.js';
import { refuseSuspendedWorkspace } from '../suspend-workspace.js';
import { roleIn } from '../workspace-lock.js';

interface NewMember {
  workspaceId: string;
  userId: string;
  role: Role;
}

/** How a person becomes a member, whoever let them in. */
@Injectable()
export class Joining {
  constructor(
    private readonly events: WebhookEvents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Part of a change that has locked the workspace's memberships.
   *
   * @param details for the audit trail: what let them in
   * @throws 403 while the workspace is suspended; 409 for a member, who keeps their role, and for one member too many
   */
  async join(
    change: Change,
    { workspaceId, userId, role }: NewMember,
    details: Record<string, unknown>,
  ): Promise<void> {
    await refuseSuspendedWorkspace(change.manager, workspaceId);
    await refuseOverQuota(change.manager, {
      code: 'member_limit',
      limit: this.config.limits.MEMBERS_PER_WORKSPACE,
      holder: workspaceId,
      counted:
        'SELECT FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.workspace_id = $1 AND NOT u.is_service_account',
    });
    if ((await roleIn(change, workspaceId, userId)) !== null) throw problem('already_member');
    await change.manager.insert(Membership, { workspaceId, userId, role });
    // Whatever else they were invited with would let them back in after they have left, perhaps with a different address.
    const toThem = 'email = (SELECT email FROM users WHERE id = $2)';
    await withdrawOpenInvitations(change, workspaceId, 'joined', toThem, [userId]);
    await change.record('member.added', { workspaceId, targetId: userId, details: { role, ...details } });
    await this.events.publish(change, workspaceId, 'member.added', {
      workspace_id: workspaceId,
      user_id: userId,
      role,
    });
  }
}
