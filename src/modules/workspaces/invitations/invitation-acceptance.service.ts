import { Injectable } from '@nestjs/common';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import { type Role, roleAtLeast } from '../../../core/principal/roles.js';
import { type Change, Changes } from '../../audit/changes.js';
import { User } from '../../users/user.entity.js';
import { digestOfInvitationToken } from './invitation-token.js';
import { Invitation } from './invitation.entity.js';
import type { AcceptanceResponse } from './invitation.schemas.js';
import { Joining } from './joining.js';
import { roleNeededFor } from '../members/member-rules.js';
import { lockMemberships } from '../workspace-lock.js';
import { Workspace } from '../workspace.entity.js';
import { toWorkspaceResponse } from '../workspace.schemas.js';

@Injectable()
export class InvitationAcceptanceService {
  constructor(
    private readonly changes: Changes,
    private readonly joining: Joining,
  ) {}

  accept(actor: Actor, { userId }: UserPrincipal, token: string): Promise<AcceptanceResponse> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const invitation = await findFor(change, userId, token);
      const { id, workspaceId, role } = invitation;
      // Checked before locking, so that a crowd of latecomers need not wait for the lock.
      if (invitation.acceptedAt ?? invitation.revokedAt) throw problem('invitation_not_open');
      await lockMemberships(change, workspaceId);
      if (!(await inviterMayStillInvite(change, invitation))) throw problem('invitation_not_open');
      await use(change, id, userId);
      await change.record('invitation.accepted', { workspaceId, targetId: id });
      // An existing member keeps their role, and the invitation stays open because the refusal rolls back its use.
      await this.joining.join(change, { workspaceId, userId, role }, { invitation_id: id });
      const workspace = await change.manager.findOneByOrFail(Workspace, { id: workspaceId });
      return { workspace: toWorkspaceResponse(workspace), role };
    });
  }
}

/** An invitation for someone else gets the same answer as one that does not exist, so a finder learns nothing. */
async function findFor(change: Change, userId: string, token: string): Promise<Invitation> {
  const invitation = await change.manager.findOneBy(Invitation, {
    tokenDigest: digestOfInvitationToken(token),
  });
  if (!invitation) throw problem('not_found');
  if (invitation.email !== null) {
    const user = await change.manager.findOneBy(User, { id: userId });
    if (user?.email !== invitation.email) throw problem('not_found');
  }
  return invitation;
}

/** Live authority: an invitation grants nothing that its sender could not grant today. */
async function inviterMayStillInvite(
  { manager }: Change,
  { workspaceId, invitedBy, role }: Invitation,
): Promise<boolean> {
  // Locked, so that a concurrent suspension of the inviter waits for this, or is seen.
  const [inviter] = await manager.query<{ role: Role }[]>(
    `SELECT m.role FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.workspace_id = $1 AND m.user_id = $2 AND u.suspended_at IS NULL FOR SHARE OF u`,
    [workspaceId, invitedBy],
  );
  return inviter !== undefined && roleAtLeast(inviter.role, roleNeededFor(role));
}

/** One conditional update: of several concurrent acceptances, only one succeeds. */
async function use(change: Change, id: string, userId: string): Promise<void> {
  const { affected } = await change.manager
    .createQueryBuilder()
    .update(Invitation)
    .set({ acceptedAt: () => 'clock_timestamp()', acceptedBy: userId })
    .where({ id })
    .andWhere('accepted_at IS NULL AND revoked_at IS NULL AND expires_at > clock_timestamp()')
    .execute();
  if (affected !== 1) throw problem('invitation_not_open');
}
