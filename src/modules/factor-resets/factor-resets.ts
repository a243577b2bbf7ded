import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import { UnknownCredentials } from '../../core/http/unknown-credentials.js';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { hasProvedSecondFactor, secondFactorMissing } from '../users/second-factor.js';
import { Queue } from '../../core/queue/queue.js';
import { sha256 } from '../../core/secrets/digest.js';
import { newId } from '../../core/secrets/ids.js';
import { randomToken } from '../../core/secrets/random-token.js';
import { type Change, Changes } from '../audit/changes.js';
import { hasSecondFactor } from '../auth/factors/factor-types.js';
import { lockUser } from '../auth/factors/lock-user.js';
import { Mailer } from '../mail/mailer.js';
import type { User } from '../users/user.entity.js';
import { findMember } from '../workspaces/members/member-list.js';
import type { MemberRow } from '../workspaces/members/member.schemas.js';
import { lockMemberships } from '../workspaces/workspace-lock.js';
import { FACTOR_RESET_QUEUE, type FactorResetJob } from './due-resets.js';
import { FactorResetNotices } from './factor-reset-notices.js';
import {
  countStopped,
  insertReset,
  ownerOfStopLink,
  type PendingReset,
  pendingResetOf,
  type ResetOutcome,
} from './pending-resets.js';
import { ResetStops } from './reset-stops.js';

const DELAY_SECONDS = 24 * 3_600;
/** Prevents anyone from adding an account to their own workspace and resetting its factors right away. */
const MEMBER_DAYS = 7;
const STOPPED_PER_WEEK_MAX = 3;
/** Identifies the kind of token, for people and for secret scanners. */
const TOKEN_PREFIX = 'lkstop_';

/**
 * Removes all second factors of someone who has lost them, at a teammate's request. It happens a day later, so that the
 * person, and every owner concerned, can stop it. Afterwards only the password can sign in, so the requester gains no
 * access to the account.
 */
@Injectable()
export class FactorResets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly queue: Queue,
    private readonly mailer: Mailer,
    private readonly notices: FactorResetNotices,
    private readonly stops: ResetStops,
    private readonly unknown: UnknownCredentials,
  ) {}

  /**
   * @returns the pending reset, if there already is one
   * @throws 403 for an owner without a second factor; 404; 409; 501 if the person could not be notified
   */
  async request(actor: Actor, principal: WorkspacePrincipal, userId: string): Promise<PendingReset> {
    const { workspaceId } = principal;
    if (principal.kind !== 'user') throw problem('user_required');
    return this.changes.run(actor, async (change) => {
      await lockMemberships(change, workspaceId);
      const member = await findMember(change.manager, workspaceId, userId);
      const user = member && (await lockUser(change, userId));
      if (!user) throw problem('not_found');
      if (!hasProvedSecondFactor(principal.proof)) {
        throw secondFactorMissing(
          principal.proof,
          'Only a user who has a second factor can reset those of others.',
        );
      }
      this.mailer.requireMail();
      const pending = await pendingResetOf(change.manager, userId);
      if (pending) return pending;
      if (userId === principal.userId) {
        throw unavailable('You are signed in: remove and add your own second factors in your settings.');
      }
      await refuseUnlessSafe(change, user, member);
      return this.begin(change, { userId, workspaceId, requestedBy: principal.userId });
    });
  }

  private async begin(
    change: Change,
    { userId, workspaceId, requestedBy }: { userId: string; workspaceId: string; requestedBy: string },
  ): Promise<PendingReset> {
    const { manager } = change;
    const id = newId();
    const token = TOKEN_PREFIX + randomToken();
    await insertReset(manager, { id, userId, workspaceId, requestedBy, stopDigest: sha256(token) });
    const reset = (await pendingResetOf(manager, userId)) as PendingReset;
    await change.record('member.factor_reset_requested', {
      workspaceId,
      targetId: userId,
      details: { happens_at: reset.happensAt.toISOString() },
    });
    await this.notices.send(change, reset, 'requested', token);
    const job: FactorResetJob = { id };
    await this.queue.send(manager, FACTOR_RESET_QUEUE, job, { startAfterSeconds: DELAY_SECONDS });
    return reset;
  }

  /**
   * By an owner of any workspace that the person belongs to.
   *
   * @throws 404
   */
  async stopByOwner(actor: Actor, { workspaceId }: WorkspacePrincipal, userId: string): Promise<void> {
    await this.changes.runOnAuthority(actor, async (change) => {
      await lockMemberships(change, workspaceId);
      if (!(await findMember(change.manager, workspaceId, userId))) throw problem('not_found');
      await this.stop(change, userId, 'stopped_by_owner', workspaceId);
    });
  }

  /**
   * By the person, from a session.
   *
   * @throws 404
   */
  async stopOwn(actor: Actor, userId: string): Promise<void> {
    await this.changes.runOnAuthority(actor, (change) => this.stop(change, userId, 'stopped_by_member'));
  }

  /**
   * By anyone who reads the person's mail, which is enough to stop it.
   *
   * @throws 400 for a link that does not work (any more)
   */
  async stopByLink(actor: Actor, token: string): Promise<void> {
    const digest = sha256(token);
    const userId = await this.unknown.look(actor.address, token, () =>
      ownerOfStopLink(this.dataSource.manager, digest),
    );
    if (userId === null) {
      await this.changes.waitForEarlierChanges();
      throw problem('link_not_valid');
    }
    await this.changes.runOnAuthority(actor, async (change) => {
      await lockUser(change, userId);
      if ((await ownerOfStopLink(change.manager, digest)) === null) throw problem('link_not_valid');
      await this.stop(change, userId, 'stopped_by_member');
    });
  }

  private async stop(
    change: Change,
    userId: string,
    outcome: ResetOutcome,
    stoppedIn?: string,
  ): Promise<void> {
    await lockUser(change, userId);
    const reset = await pendingResetOf(change.manager, userId);
    if (!reset || !(await this.stops.stop(change, reset, outcome, stoppedIn))) throw problem('not_found');
  }
}

/** @throws 409 if there are no factors, or if the remaining password would not prove whose account it is */
async function refuseUnlessSafe({ manager }: Change, user: User, member: MemberRow): Promise<void> {
  if (!(await hasSecondFactor(manager, user.id))) {
    throw problem('no_second_factor', { detail: 'This member has no second factor that could be reset.' });
  }
  const isNew = await manager.query<unknown[]>(
    `SELECT WHERE $1::timestamptz > clock_timestamp() - interval '${MEMBER_DAYS} days'`,
    [member.createdAt],
  );
  if (isNew.length > 0) {
    throw unavailable(`The person has been a member for less than ${MEMBER_DAYS} days.`);
  }
  if (user.emailVerifiedAt === null) {
    throw unavailable(
      'The person has not confirmed their email address, so they might not hear of the reset.',
    );
  }
  if (user.passwordUnprovenAt !== null) {
    throw unavailable(
      'The password of the account was set by email and has never been used with a second factor, so it does not show whose account it is.',
    );
  }
  if ((await countStopped(manager, user.id)) >= STOPPED_PER_WEEK_MAX) {
    throw unavailable(`${STOPPED_PER_WEEK_MAX} resets of this account were stopped in the last seven days.`);
  }
}

const unavailable = (why: string) =>
  problem('factor_reset_unavailable', {
    detail: `${why} The operator of this server can reset second factors with "npm run reset-factors".`,
  });
