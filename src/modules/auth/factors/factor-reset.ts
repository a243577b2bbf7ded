import { Injectable } from '@nestjs/common';
import { problem } from '../../../core/errors/problem.js';
import { canonicalEmailAddress } from '../../../core/primitives/email-address.js';
import type { Actor } from '../../../core/principal/actor.js';
import { Changes } from '../../audit/changes.js';
import { User } from '../../users/user.entity.js';
import { endAllSessions } from '../session-endings.js';
import { FactorNotices } from './factor-notices.js';
import { forgetFactors } from './forget-factors.js';

/** For someone who has lost their app and their recovery codes, by whoever has the server. */
@Injectable()
export class FactorReset {
  constructor(
    private readonly changes: Changes,
    private readonly notices: FactorNotices,
  ) {}

  /**
   * The password alone signs in again. Who signed in with the app that is lost is signed out.
   *
   * @returns how many sessions ended
   * @throws not_found, no_second_factor
   */
  reset(actor: Actor, email: string): Promise<number> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const user = await change.manager.findOne(User, {
        where: { email: canonicalEmailAddress(email) },
        lock: { mode: 'for_no_key_update' },
      });
      if (!user) throw problem('not_found', { detail: `There is no account with the address ${email}.` });
      if (!(await forgetFactors(change, user.id, 'reset_by_operator'))) {
        throw problem('no_second_factor', { detail: `${email} has no second factor.` });
      }
      await this.notices.changed(change, user, 'reset');
      return endAllSessions(change, user.id, 'ended_by_operator');
    });
  }
}
