import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import { Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { passwordChangedMail } from '../mails/password.js';
import { changePassword } from '../../users/user-changes.js';
import { User } from '../../users/user.entity.js';
import type { PasswordChangeBody } from '../sign-in/credentials.schemas.js';
import { voidLinks } from '../email-addresses/email-links.js';
import { keysLink } from '../keys-link.js';
import { PasswordHasher } from './password-hasher.js';
import { isOwnEmail, OWN_EMAIL_REFUSED } from './password-rules.js';
import { endOtherSessions } from '../sessions/session-endings.js';
import { SignInLimits } from '../sign-in/sign-in-limits.js';

/** Changes an account's password. All other sessions have to sign in again. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
    private readonly passwords: PasswordHasher,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /**
   * @throws 400 for a wrong current or an unsuitable new password; 429, so that a stolen token cannot be used for
   *   guessing
   */
  async change(
    actor: Actor,
    { userId, sessionId }: { userId: string; sessionId: string },
    { current_password: currentPassword, new_password: newPassword }: PasswordChangeBody,
  ): Promise<void> {
    const user = await this.dataSource.manager.findOneBy(User, { id: userId });
    if (!user) throw problem('not_found');
    if (isOwnEmail(newPassword, user.email)) {
      throw problem('validation_failed', { errors: [{ field: 'new_password', message: OWN_EMAIL_REFUSED }] });
    }
    const attempt = await this.limits.attempt(user.email, actor.address);
    if (!(await attempt.check(() => this.passwords.verify(user.passwordHash, currentPassword, actor)))) {
      await this.changes.waitForEarlierChanges();
      throw problem('current_password_wrong');
    }
    await attempt.succeeded();

    const passwordHash = await this.passwords.hash(newPassword, actor);
    await this.changes.runOnAuthority(actor, async (change) => {
      // First, so that a concurrent sign-in with the old password is either ended below or refused.
      const passwords = { before: user.passwordHash, after: passwordHash };
      if (!(await changePassword(change.manager, userId, passwords))) throw problem('conflict');
      await change.record('account.password_changed', {
        workspaceId: null,
        targetId: userId,
      });
      // Somebody who knew the old password may have requested these.
      await voidLinks(change.manager, userId, ['password_reset', 'email_verification']);
      await endOtherSessions(change, userId, sessionId, 'password_changed');
      const content = passwordChangedMail({
        at: new Date(),
        address: actor.address,
        keysLink: keysLink(this.links, user.personalWorkspaceId),
        keysRevoked: false,
      });
      await this.mailer.send(change.manager, user.email, content);
    });
  }
}
