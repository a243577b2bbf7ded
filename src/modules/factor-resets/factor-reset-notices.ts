import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Change } from '../audit/changes.js';
import { DashboardLinks } from '../mail/dashboard-links.js';
import { Mailer } from '../mail/mailer.js';
import { memberFactorResetMail, ownFactorResetMail, type ResetStage } from './mails/factor-reset.js';
import type { PendingReset } from './pending-resets.js';

/** Notifies the person, and the owners of every workspace that they belong to. Each of them can stop it. */
@Injectable()
export class FactorResetNotices {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /** @param stopToken for the link that stops it, while that is still possible */
  async send(change: Change, reset: PendingReset, stage: ResetStage, stopToken?: string): Promise<void> {
    const { manager } = change;
    const { user, workspace, requestedBy, happensAt } = reset;
    const isPending = stage === 'requested';
    const options = isPending ? { usefulUntil: happensAt } : {};
    const own = ownFactorResetMail({
      stage,
      workspaceName: workspace.name,
      requestedBy: requestedBy.email,
      happensAt,
      link:
        stopToken === undefined
          ? this.links.to('settings')
          : this.links.to('stopFactorReset', { token: stopToken }),
    });
    await this.mailer.send(manager, user.email, own, options);
    for (const [workspaceId, owners] of await ownersAround(manager, reset)) {
      const content = memberFactorResetMail({
        stage,
        email: user.email,
        // Owners of other workspaces learn nothing about this one.
        origin:
          workspaceId === workspace.id
            ? { workspaceName: workspace.name, requestedBy: requestedBy.email }
            : null,
        happensAt,
        link: this.links.to('members', { workspaceId }),
      });
      await this.mailer.sendToAll(manager, owners, content, options);
    }
  }
}

/**
 * By workspace, all owners of workspaces that the person belongs to: each once, preferably as an owner of the one where
 * it was requested.
 */
async function ownersAround(
  manager: EntityManager,
  { user, workspace }: PendingReset,
): Promise<Map<string, string[]>> {
  const owners = await manager.query<{ email: string; workspaceId: string }[]>(
    `SELECT DISTINCT ON (u.id) u.email, w.id AS "workspaceId"
     FROM memberships theirs JOIN workspaces w ON w.id = theirs.workspace_id AND w.deleted_at IS NULL
       JOIN memberships m ON m.workspace_id = w.id AND m.role = 'owner' AND m.user_id <> $1
       JOIN users u ON u.id = m.user_id AND NOT u.is_service_account
     WHERE theirs.user_id = $1 ORDER BY u.id, w.id = $2 DESC, w.id`,
    [user.id, workspace.id],
  );
  const byWorkspace = new Map<string, string[]>();
  for (const { email, workspaceId } of owners) {
    byWorkspace.set(workspaceId, [...(byWorkspace.get(workspaceId) ?? []), email]);
  }
  return byWorkspace;
}
