import { Injectable } from '@nestjs/common';
import { problem } from '../../core/errors/problem.js';
import { canonicalEmailAddress } from '../../core/primitives/email-address.js';
import type { Actor } from '../../core/principal/actor.js';
import { insufficientRole } from '../../core/principal/insufficient.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { roleAtLeast } from '../../core/principal/roles.js';
import {
  ApiKeyRevocation,
  keysByWorkspace,
  NOT_YET_REVOKED,
} from '../api-keys/lifecycle/api-key-revocation.js';
import { lockAnyApiKeys } from '../api-keys/api-key-view.js';
import { type Change, Changes } from '../audit/changes.js';
import { endAllSessions, endEverySession } from '../auth/sessions/session-endings.js';
import { roleNeededFor } from '../workspaces/members/member-rules.js';
import { lockMemberships, roleIn } from '../workspaces/workspace-lock.js';

/** What an operator's request has ended. */
export interface Ended {
  sessions: number;
  apiKeys: number;
}

/** Ends a lot of authority at once. Each method is one change, and final on every instance when it returns. */
@Injectable()
export class Incidents {
  constructor(
    private readonly changes: Changes,
    private readonly keys: ApiKeyRevocation,
  ) {}

  /**
   * Signs a member out on every device. Requires the same role as removing them. A session belongs to the person rather
   * than the workspace, so it ends for all of theirs.
   */
  async endMemberSessions(actor: Actor, principal: WorkspacePrincipal, userId: string): Promise<void> {
    const { workspaceId } = principal;
    await this.changes.runOnAuthority(actor, async (change) => {
      await lockMemberships(change, workspaceId);
      const role = await roleIn(change, workspaceId, userId);
      if (!role) throw problem('not_found');
      const required = roleNeededFor(role);
      if (!roleAtLeast(principal.role, required)) throw insufficientRole(principal.role, required);
      const sessions = await endAllSessions(change, userId, 'ended_by_admin');
      await change.record('member.sessions_ended', {
        workspaceId,
        targetId: userId,
        details: { sessions },
      });
    });
  }

  /** @throws not_found if there is no account with this address */
  endSessionsOf(actor: Actor, email: string): Promise<Ended> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const [user] = await change.manager.query<{ id: string }[]>('SELECT id FROM users WHERE email = $1', [
        canonicalEmailAddress(email),
      ]);
      if (!user) throw problem('not_found', { detail: `There is no account with the address ${email}.` });
      return { sessions: await endAllSessions(change, user.id, 'ended_by_operator'), apiKeys: 0 };
    });
  }

  /** @throws not_found if there is no such user */
  endSessionsOfUser(actor: Actor, userId: string): Promise<Ended> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const users = await change.manager.query<unknown[]>('SELECT FROM users WHERE id = $1', [userId]);
      if (users.length === 0) throw problem('not_found', { detail: `There is no user ${userId}.` });
      return { sessions: await endAllSessions(change, userId, 'ended_by_operator'), apiKeys: 0 };
    });
  }

  /** @throws not_found if there is no such workspace */
  revokeKeysOf(actor: Actor, workspaceId: string): Promise<Ended> {
    return this.changes.runOnAuthority(actor, async (change) => {
      await change.lockWorkspaceShared(workspaceId, `There is no workspace ${workspaceId}.`);
      return { sessions: 0, apiKeys: await this.revokeKeys(change, [workspaceId]) };
    });
  }

  /** Every session and every key of the installation. */
  endEverything(actor: Actor): Promise<Ended> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const sessions = await endEverySession(change, 'ended_by_operator');
      // Locked in a fixed order, and before their keys, as in a deletion.
      const workspaces = await change.manager.query<{ id: string }[]>(
        'SELECT id FROM workspaces WHERE deleted_at IS NULL ORDER BY id FOR KEY SHARE',
      );
      const apiKeys = await this.revokeKeys(
        change,
        workspaces.map(({ id }) => id),
      );
      return { sessions, apiKeys };
    });
  }

  private async revokeKeys(change: Change, workspaceIds: readonly string[]): Promise<number> {
    const keys = await lockAnyApiKeys(change.manager, `k.workspace_id = ANY($1) AND ${NOT_YET_REVOKED}`, [
      workspaceIds,
    ]);
    await change.recordAll(
      'workspace.api_keys_revoked',
      [...keysByWorkspace(keys)].map(([workspaceId, { length }]) => ({
        workspaceId,
        targetId: workspaceId,
        details: { asked: { all: true }, reason: 'revoked_by_operator', revoked: length },
      })),
    );
    return this.keys.revoke(change, keys, 'revoked_by_operator');
  }
}
