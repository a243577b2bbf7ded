import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { systemActor } from '../../core/principal/actor.js';
import type { Job } from '../../core/queue/job.js';
import { Queue } from '../../core/queue/queue.js';
import { type Change, Changes } from '../audit/changes.js';
import { voidLinks } from '../auth/email-addresses/email-links.js';
import { FactorReset } from '../auth/factors/factor-reset.js';
import { lockUser } from '../auth/factors/lock-user.js';
import { holdToPassword } from '../users/user-changes.js';
import type { User } from '../users/user.entity.js';
import { lockMembershipsIfThere, roleIn } from '../workspaces/workspace-lock.js';
import { FactorResetNotices } from './factor-reset-notices.js';
import { ResetStops } from './reset-stops.js';
import { endReset, type PendingReset, pendingReset, type ResetOutcome } from './pending-resets.js';

export const FACTOR_RESET_QUEUE = 'factor-reset';

export interface FactorResetJob {
  id: string;
}

/** Carries out resets that are due, if all their preconditions still hold. */
@Injectable()
export class DueFactorResets implements OnModuleInit {
  constructor(
    private readonly changes: Changes,
    private readonly queue: Queue,
    private readonly factors: FactorReset,
    private readonly notices: FactorResetNotices,
    private readonly stops: ResetStops,
  ) {}

  onModuleInit(): void {
    this.queue.work<FactorResetJob>(FACTOR_RESET_QUEUE, { concurrency: 1 }, (job) => this.carryOut(job));
  }

  private async carryOut(job: Job<FactorResetJob>): Promise<void> {
    await this.changes.runOnAuthority(systemActor, async (change) => {
      const { manager } = change;
      const asked = await pendingReset(manager, job.data.id);
      if (!asked) return job.complete(manager);
      // In the same order as every other change.
      const hasWorkspace = await lockMembershipsIfThere(change, asked.workspace.id);
      const user = await lockUser(change, asked.user.id);
      const reset = await pendingReset(manager, asked.id);
      if (!user || !reset) return job.complete(manager);
      const seconds = await secondsLeft(manager, reset);
      if (seconds > 0) return job.postpone(manager, seconds);
      await job.complete(manager);
      const obstacle = hasWorkspace ? await obstacleTo(change, reset, user) : 'owner_left';
      if (obstacle) await this.giveUp(change, reset, obstacle);
      else await this.reset(change, reset, user);
    });
  }

  private async reset(change: Change, reset: PendingReset, user: User): Promise<void> {
    const { manager } = change;
    const sessions = await this.factors.forget(change, user.id, {
      reason: 'reset_by_owner',
      ending: 'second_factor_reset',
    });
    if (sessions === null) return this.giveUp(change, reset, 'no_second_factor');
    // This also ends anything that the mailbox alone could do with the account.
    await voidLinks(manager, user.id, ['password_reset', 'email_verification']);
    await holdToPassword(manager, user.id);
    await endReset(manager, reset.id, 'done');
    await change.record('member.factors_reset', {
      workspaceId: reset.workspace.id,
      targetId: user.id,
      details: { requested_by: reset.requestedBy.id, sessions },
    });
    await this.notices.send(change, reset, 'done');
  }

  private async giveUp(change: Change, reset: PendingReset, outcome: ResetOutcome): Promise<void> {
    await this.stops.stop(change, reset, outcome);
  }
}

/** By the database's clock, which also timed the reset. */
async function secondsLeft(manager: EntityManager, { happensAt }: PendingReset): Promise<number> {
  const [row] = await manager.query<{ seconds: number }[]>(
    'SELECT greatest(0, ceil(extract(epoch FROM $1::timestamptz - clock_timestamp())))::int AS seconds',
    [happensAt],
  );
  return row?.seconds ?? 0;
}

/** Why it must not happen after all. Servers of earlier versions do not stop it when its reason is gone. */
async function obstacleTo(
  change: Change,
  { workspace, requestedBy, requestedAt }: PendingReset,
  user: User,
): Promise<ResetOutcome | undefined> {
  const { manager } = change;
  if ((await roleIn(change, workspace.id, requestedBy.id)) !== 'owner') return 'owner_left';
  const suspended = await manager.query<unknown[]>(
    `SELECT FROM users WHERE id = $1 AND suspended_at IS NOT NULL
     UNION ALL SELECT FROM workspaces WHERE id = $2 AND suspended_at IS NOT NULL`,
    [requestedBy.id, workspace.id],
  );
  if (suspended.length > 0) return 'owner_left';
  if ((await roleIn(change, workspace.id, user.id)) === null) return 'member_left';
  if (user.passwordUnprovenAt !== null) return 'password_reset';
  const used = await manager.query<unknown[]>(
    `SELECT FROM factors WHERE user_id = $1 AND greatest(confirmed_at, last_used_at) > $2
     UNION ALL SELECT FROM recovery_codes WHERE user_id = $1 AND used_at > $2`,
    [user.id, requestedAt],
  );
  return used.length > 0 ? 'factor_used' : undefined;
}
