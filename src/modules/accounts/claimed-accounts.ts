import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountClaims } from '../auth/account-claims.js';
import { forgetFactors } from '../auth/factors/forget-factors.js';
import type { Change } from '../audit/changes.js';
import { Departures } from '../audit/departures.js';
import { ServiceAccountEndings } from '../service-accounts/service-account-endings.js';
import { forgetIdentities } from '../sso/forget-identities.js';
import { listAllMembers, type MemberOfWorkspace } from '../workspaces/member-list.js';
import { MembershipEndings } from '../workspaces/membership-endings.js';
import { setRole } from '../workspaces/set-role.js';
import { lockMemberships } from '../workspaces/workspace-lock.js';

/**
 * Revokes everything a stranger may have planted when the owner of an address takes over the account that the stranger
 * made for it: every key, endpoint, invitation, second factor and linked identity of the account, and all other members
 * of the workspaces that it created.
 */
@Injectable()
export class ClaimedAccounts implements OnModuleInit {
  constructor(
    private readonly claims: AccountClaims,
    private readonly departures: Departures,
    private readonly endings: MembershipEndings,
    private readonly serviceAccounts: ServiceAccountEndings,
  ) {}

  onModuleInit(): void {
    this.claims.onClaim((change, userId) => this.endWhatWasPlanted(change, userId));
  }

  /** @returns how many keys were revoked */
  private async endWhatWasPlanted(change: Change, userId: string): Promise<number> {
    // The stranger's app would lock the owner out.
    await forgetFactors(change, userId, 'account_claimed');
    await forgetIdentities(change, userId, 'account_claimed');
    const workspaces = await change.manager.query<{ id: string; isOwn: boolean }[]>(
      `SELECT w.id, w.created_by = $1 AS "isOwn"
       FROM workspaces w
       WHERE w.id IN (
         SELECT workspace_id FROM memberships WHERE user_id = $1 UNION SELECT workspace_id FROM api_keys WHERE created_by = $1)
       ORDER BY w.id`,
      [userId],
    );
    let keys = 0;
    for (const { id: workspaceId, isOwn } of workspaces) {
      await lockMemberships(change, workspaceId);
      const departing = { workspaceId, userId };
      keys += (await this.departures.end(change, departing, 'account_claimed')).api_keys.length;
      if (isOwn) keys += await this.removeOthers(change, departing);
    }
    return keys;
  }

  private async removeOthers(
    change: Change,
    { workspaceId, userId }: { workspaceId: string; userId: string },
  ): Promise<number> {
    const members = await listAllMembers(change.manager, workspaceId);
    const others = members.filter((member: MemberOfWorkspace) => member.userId !== userId);
    let keys = 0;
    for (const member of others) {
      keys += (await this.endings.end(change, workspaceId, member, 'account_claimed')).api_keys.length;
    }
    keys += await this.serviceAccounts.endAll(change, workspaceId, 'account_claimed');
    // The stranger may have handed the workspace to a friend.
    await setRole(change.manager, workspaceId, userId, 'owner');
    return keys;
  }
}
