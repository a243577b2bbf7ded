import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountClaims, type Claimable } from '../auth/account-claims.js';
import { forgetFactors } from '../auth/factors/forget-factors.js';
import { forgetAddresses } from '../auth/sign-in/familiar-addresses.js';
import type { Change } from '../audit/changes.js';
import { Departures } from '../audit/departures.js';
import { ServiceAccountEndings } from '../service-accounts/service-account-endings.js';
import { forgetIdentities } from '../sso/identities/forget-identities.js';
import { forgetProvider } from '../sso/provider/forget-provider.js';
import { closeMemberships } from '../users/closed-memberships.js';
import { setPersonalWorkspace } from '../users/user-changes.js';
import { User } from '../users/user.entity.js';
import { createWorkspace, personalWorkspaceName } from '../workspaces/create-workspace.js';
import { listAllMembers, type MemberOfWorkspace } from '../workspaces/members/member-list.js';
import { MembershipEndings } from '../workspaces/members/membership-endings.js';
import { lockMembershipsIfThere } from '../workspaces/workspace-lock.js';

/** A workspace in which the account is a member, or has keys. */
interface TouchedWorkspace {
  id: string;
  isFounder: boolean;
}

/**
 * Revokes everything a stranger may have planted when the owner of an address takes over the account that the stranger
 * made for it: every key, endpoint, invitation, second factor and linked identity of the account. Afterwards the account
 * is in no workspace with anybody else: its own lose all other members, service accounts and the identity provider, and
 * it leaves those of others, which are otherwise left alone.
 */
@Injectable()
export class ClaimedAccounts implements Claimable, OnModuleInit {
  constructor(
    private readonly claims: AccountClaims,
    private readonly departures: Departures,
    private readonly endings: MembershipEndings,
    private readonly serviceAccounts: ServiceAccountEndings,
  ) {}

  onModuleInit(): void {
    this.claims.register(this);
  }

  async lock(change: Change, userId: string): Promise<void> {
    for (const { id } of await touchedWorkspaces(change, userId)) await lockMembershipsIfThere(change, id);
  }

  /** @returns how many keys were revoked */
  async end(change: Change, userId: string): Promise<number> {
    // The stranger's app would lock the owner out.
    await forgetFactors(change, userId, 'account_claimed');
    await forgetIdentities(change, userId, 'account_claimed');
    await forgetAddresses(change, userId);
    let keys = 0;
    const kept: string[] = [];
    for (const workspace of await touchedWorkspaces(change, userId)) {
      if (!(await lockMembershipsIfThere(change, workspace.id))) continue;
      const members = await listAllMembers(change.manager, workspace.id);
      const self = members.find((member) => member.userId === userId);
      const others = members.filter((member) => member.userId !== userId);
      if (self && isTheirs(workspace, self, others)) {
        keys += await this.takeOver(change, workspace.id, self, others);
        kept.push(workspace.id);
      } else {
        keys += await this.leave(change, workspace.id, userId, self);
      }
    }
    await settle(change, userId, kept);
    return keys;
  }

  private async takeOver(
    change: Change,
    workspaceId: string,
    { userId }: MemberOfWorkspace,
    others: readonly MemberOfWorkspace[],
  ): Promise<number> {
    await forgetProvider(change, workspaceId, 'account_claimed');
    const own = await this.departures.end(change, { workspaceId, userId }, 'account_claimed');
    let keys = own.api_keys.length;
    for (const member of others) {
      keys += (await this.endings.end(change, workspaceId, member, 'account_claimed')).api_keys.length;
    }
    return keys + (await this.serviceAccounts.endAll(change, workspaceId, 'account_claimed'));
  }

  private async leave(
    change: Change,
    workspaceId: string,
    userId: string,
    self: MemberOfWorkspace | undefined,
  ): Promise<number> {
    const ended = self
      ? await this.endings.end(change, workspaceId, self, 'account_claimed')
      : await this.departures.end(change, { workspaceId, userId }, 'account_claimed');
    return ended.api_keys.length;
  }
}

const touchedWorkspaces = ({ manager }: Change, userId: string): Promise<TouchedWorkspace[]> =>
  manager.query<TouchedWorkspace[]>(
    `SELECT w.id, w.created_by = $1 AS "isFounder"
     FROM workspaces w
     WHERE w.deleted_at IS NULL AND w.id IN (
       SELECT workspace_id FROM memberships WHERE user_id = $1 UNION SELECT workspace_id FROM api_keys WHERE created_by = $1)
     ORDER BY w.id`,
    [userId],
  );

/**
 * Whether everybody else is there by the account's leave. Having founded a workspace is not enough: whoever has left it,
 * or was demoted, has no say in it any more. Nor is being one of several owners in somebody else's.
 */
function isTheirs(
  { isFounder }: TouchedWorkspace,
  self: MemberOfWorkspace,
  others: readonly MemberOfWorkspace[],
): boolean {
  if (self.role !== 'owner') return false;
  return isFounder || !others.some(({ role }) => role === 'owner');
}

/** Sees to it that requests without a workspace act in one of the account's own. */
async function settle(change: Change, userId: string, kept: readonly string[]): Promise<void> {
  // Otherwise the stranger could join one again while this is going on.
  await closeMemberships(change.manager, userId, kept);
  const { name, personalWorkspaceId } = await change.manager.findOneByOrFail(User, { id: userId });
  if (personalWorkspaceId !== null && kept.includes(personalWorkspaceId)) return;
  const [home] = kept;
  const id =
    home ?? (await createWorkspace(change, { name: personalWorkspaceName(name), ownerId: userId })).id;
  await setPersonalWorkspace(change.manager, userId, id);
}
