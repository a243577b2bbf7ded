import { Injectable } from '@nestjs/common';
import { problem } from '../../../core/errors/problem.js';
import { canonicalEmailAddress } from '../../../core/primitives/email-address.js';
import type { Actor } from '../../../core/principal/actor.js';
import { type Change, Changes } from '../../audit/changes.js';
import { releaseFromPassword } from '../../users/user-changes.js';
import { User } from '../../users/user.entity.js';
import { type EndingReason, endAllSessions } from '../sessions/session-endings.js';
import { FactorNotices } from './factor-notices.js';
import { forgetFactors, type ForgettingReason } from './forget-factors.js';

/** For users who have lost their app and their recovery codes. */
@Injectable()
export class FactorReset {
  constructor(
    private readonly changes: Changes,
    private readonly notices: FactorNotices,
  ) {}

  /**
   * A reset by the server's operator. Afterwards the password alone suffices to sign in, and it can be reset by email,
   * even if a reset by a teammate had ruled that out.
   *
   * @returns how many sessions were ended
   * @throws not_found, no_second_factor
   */
  reset(actor: Actor, email: string): Promise<number> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const user = await change.manager.findOne(User, {
        where: { email: canonicalEmailAddress(email) },
        lock: { mode: 'for_no_key_update' },
      });
      if (!user) throw problem('not_found', { detail: `There is no account with the address ${email}.` });
      const how = { reason: 'reset_by_operator', ending: 'ended_by_operator' } as const;
      const sessions = await this.forget(change, user.id, how);
      if (sessions === null && user.heldToPasswordAt === null) {
        throw problem('no_second_factor', { detail: `${email} has no second factor.` });
      }
      if (user.heldToPasswordAt !== null) await this.release(change, user.id);
      await this.notices.changed(change, user, 'reset');
      return sessions ?? 0;
    });
  }

  /**
   * Part of a change that has the user's row locked. Ends the sessions that were signed in with the lost factors.
   *
   * @returns how many sessions were ended; null: there was no factor
   */
  async forget(
    change: Change,
    userId: string,
    { reason, ending }: { reason: ForgettingReason; ending: EndingReason },
  ): Promise<number | null> {
    if (!(await forgetFactors(change, userId, reason))) return null;
    return endAllSessions(change, userId, ending);
  }

  private async release(change: Change, userId: string): Promise<void> {
    await releaseFromPassword(change.manager, userId);
    await change.record('account.updated', {
      workspaceId: null,
      targetId: userId,
      details: { held_to_password: false },
    });
  }
}
