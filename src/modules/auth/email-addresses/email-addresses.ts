import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { brokenConstraint } from '../../../core/database/database-unavailable.js';
import { RateLimiter } from '../../../core/database/rate-limiter.js';
import { problem } from '../../../core/errors/problem.js';
import { UnknownCredentials } from '../../../core/http/unknown-credentials.js';
import type { Actor } from '../../../core/principal/actor.js';
import { type Change, Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { RecipientLimit } from '../../mail/recipient-limit.js';
import {
  emailChangedMail,
  emailChangeMail,
  emailChangeRequestedMail,
  emailVerificationMail,
} from '../mails/email-address.js';
import { isErased } from '../../users/erased-user.js';
import { setConfirmedEmail } from '../../users/user-changes.js';
import { refuseSuspended } from '../../users/refuse-suspended.js';
import { User } from '../../users/user.entity.js';
import type { EmailChangeBody } from '../sign-in/credentials.schemas.js';
import { type EmailLink, findLink, issueLink, useLink, voidLinks } from './email-links.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { SignInLimits } from '../sign-in/sign-in-limits.js';

const VALID_HOURS = 24;
/** Nobody needs to confirm an address more often, and this keeps users from emailing others in bulk. */
const MAILS_PER_USER_PER_HOUR = 5;

type Listener = (change: Change, userId: string, addresses: { from: string; to: string }) => Promise<void>;

/** Verifies that an account's email address belongs to its owner, and changes it. */
@Injectable()
export class EmailAddresses {
  private readonly mailsPerUser: RateLimiter;
  private readonly listeners: Listener[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
    private readonly limits: SignInLimits,
    private readonly passwords: PasswordHasher,
    private readonly unknown: UnknownCredentials,
    private readonly recipients: RecipientLimit,
  ) {
    this.mailsPerUser = new RateLimiter(dataSource, {
      name: 'email-address-user',
      points: MAILS_PER_USER_PER_HOUR,
      windowSeconds: 3_600,
    });
  }

  /** For modules that store something under the address. */
  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Sends the link that confirms the address of an account, as part of a change such as the sign-up. */
  async askForVerification(change: Change, user: { id: string; email: string }): Promise<void> {
    const { token, expiresAt } = await this.issue(change, user.id, user.email);
    await change.record('account.email_verification_requested', {
      workspaceId: null,
      targetId: user.id,
      actorUserId: user.id,
    });
    const content = emailVerificationMail({
      link: this.links.to('verifyEmail', { token }),
      validHours: VALID_HOURS,
    });
    await this.mailer.send(change.manager, user.email, content, { usefulUntil: expiresAt });
  }

  /**
   * Sends the link again, unless the address is already confirmed.
   *
   * @throws 429; 501 if mail is not configured
   */
  async resendVerification(actor: Actor, userId: string): Promise<void> {
    this.mailer.requireMail();
    await this.mailsPerUser.take(userId);
    await this.changes.run(actor, async (change) => {
      const user = await lockUser(change, userId);
      if (user.emailVerifiedAt !== null) return;
      await this.askForVerification(change, user);
    });
  }

  /**
   * Asks the new address to confirm, and notifies the old one.
   *
   * @throws 400 for a wrong password; 409 for an address that has an account; 429; 501 if mail is not configured
   */
  async requestChange(
    actor: Actor,
    userId: string,
    { email: newEmail, current_password: currentPassword }: EmailChangeBody,
  ): Promise<void> {
    this.mailer.requireMail();
    const { email, passwordHash } = await this.dataSource.manager.findOneByOrFail(User, { id: userId });
    const attempt = await this.limits.attempt(email, actor.address);
    if (!(await attempt.check(() => this.passwords.verify(passwordHash, currentPassword, actor))))
      throw problem('current_password_wrong');
    await attempt.succeeded();
    // Before the new address is looked up, so that this cannot be used to find out who has an account.
    await this.mailsPerUser.take(userId);
    await this.recipients.take(newEmail);
    await this.changes.run(actor, async (change) => {
      const user = await lockUser(change, userId);
      if (user.passwordHash !== passwordHash) throw problem('conflict');
      // Only the latest request counts.
      await voidLinks(change.manager, userId, ['email_verification']);
      if (await change.manager.existsBy(User, { email: newEmail })) throw problem('email_taken');
      const { token, expiresAt } = await this.issue(change, userId, newEmail);
      await change.record('account.email_change_requested', {
        workspaceId: null,
        targetId: userId,
        details: { email: newEmail },
      });
      const content = emailChangeMail({
        link: this.links.to('verifyEmail', { token }),
        validHours: VALID_HOURS,
        currentEmail: user.email,
      });
      await this.mailer.send(change.manager, newEmail, content, { usefulUntil: expiresAt });
      const notice = emailChangeRequestedMail({ newEmail, settingsLink: this.links.to('settings') });
      await this.mailer.send(change.manager, user.email, notice);
    });
  }

  /**
   * Follows a link: confirms that the account's address is the one that the link was sent to, changing it if necessary.
   *
   * @throws 400 for a link that does not work (any more); 409 if the address belongs to another account by now
   */
  async verify(actor: Actor, token: string): Promise<void> {
    const link = await this.unknown.look(actor.address, token, () =>
      findLink(this.dataSource.manager, token, 'email_verification'),
    );
    if (!link) throw problem('link_not_valid');
    try {
      await this.changes.run(actor, (change) => this.use(change, link));
    } catch (error) {
      if (brokenConstraint(error) === 'users_email_key') throw problem('email_taken', { cause: error });
      throw error;
    }
  }

  private async use(change: Change, { id, userId, email }: EmailLink): Promise<void> {
    const before = await lockUser(change, userId);
    if (isErased(before) || !(await useLink(change.manager, id))) throw problem('link_not_valid');
    await refuseSuspended(change.manager, userId);
    await setConfirmedEmail(change.manager, userId, email);
    const isChange = before.email !== email;
    await change.record(isChange ? 'account.email_changed' : 'account.email_verified', {
      workspaceId: null,
      targetId: userId,
      actorUserId: userId,
      ...(isChange ? { details: { from: before.email, to: email } } : {}),
    });
    if (!isChange) return;
    // Void everything that was sent to the old address.
    await voidLinks(change.manager, userId, ['password_reset', 'email_verification']);
    for (const listener of this.listeners) await listener(change, userId, { from: before.email, to: email });
    const notice = emailChangedMail({ newEmail: email, settingsLink: this.links.to('settings') });
    await this.mailer.send(change.manager, before.email, notice);
  }

  private issue(change: Change, userId: string, email: string) {
    return issueLink(change.manager, {
      userId,
      email,
      purpose: 'email_verification',
      validSeconds: VALID_HOURS * 3_600,
    });
  }
}

/** Serialises requests for one account. */
async function lockUser(change: Change, userId: string): Promise<User> {
  return change.manager.findOneOrFail(User, { where: { id: userId }, lock: { mode: 'for_no_key_update' } });
}
