import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { RateLimiter } from '../../../core/database/rate-limiter.js';
import { problem } from '../../../core/errors/problem.js';
import { addressForLimits } from '../../../core/primitives/client-address.js';
import { UnknownCredentials } from '../../../core/http/unknown-credentials.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { Job } from '../../../core/queue/job.js';
import { Queue } from '../../../core/queue/queue.js';
import { type Change, Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import {
  type PasswordChangedMail,
  passwordChangedMail,
  passwordHeldMail,
  passwordResetMail,
} from '../mails/password.js';
import { resetPassword } from '../../users/user-changes.js';
import { repeatIfJoined } from '../../users/closed-memberships.js';
import { refuseSuspended } from '../../users/refuse-suspended.js';
import { User } from '../../users/user.entity.js';
import { AccountClaims } from '../account-claims.js';
import {
  type EmailLink,
  findLink,
  issueLink,
  mayHaveAnotherLink,
  useLink,
  voidLinks,
} from '../email-addresses/email-links.js';
import { keysLink } from '../keys-link.js';
import type { PasswordResetBody } from '../sign-in/credentials.schemas.js';
import { hasSecondFactor } from '../factors/factor-types.js';
import { PasswordHasher } from './password-hasher.js';
import { isOwnEmail, OWN_EMAIL_REFUSED } from './password-rules.js';
import { endAllSessions } from '../sessions/session-endings.js';
import { authVariables } from '../auth.variables.js';

const VALID_MINUTES = 30;
const CONCURRENCY = 2;
export const PASSWORD_RESET_QUEUE = 'password-reset';

/** A reset request, to be processed by a job that checks whether the account exists. */
interface ResetRequest {
  email: string;
  address: string | null;
  requestId: string | null;
}

/**
 * Resets forgotten passwords through a link sent by email. The request only stores the submitted address, which costs
 * the same whether or not it belongs to an account. A job does everything else later, so neither the response nor its
 * timing reveals who has an account.
 */
@Injectable()
export class PasswordReset implements OnModuleInit {
  private readonly limit: RateLimiter;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) config: Config,
    private readonly changes: Changes,
    private readonly queue: Queue,
    private readonly claims: AccountClaims,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
    private readonly passwords: PasswordHasher,
    private readonly unknown: UnknownCredentials,
  ) {
    this.limit = new RateLimiter(dataSource, {
      name: 'password-forgot-address',
      points: variablesOf(config, authVariables).PASSWORD_RESETS_PER_ADDRESS_PER_HOUR,
      windowSeconds: 3_600,
    });
  }

  onModuleInit(): void {
    this.queue.work<ResetRequest>(PASSWORD_RESET_QUEUE, { concurrency: CONCURRENCY }, (job) =>
      this.sendLink(job),
    );
  }

  /** @throws 429, depending only on the caller's address; 501 if mail is not configured */
  async request({ address, requestId }: Actor, email: string): Promise<void> {
    this.mailer.requireMail();
    await this.limit.take(addressForLimits(address ?? ''));
    const request: ResetRequest = { email, address, requestId };
    await this.queue.send(this.dataSource.manager, PASSWORD_RESET_QUEUE, request);
  }

  private async sendLink(job: Job<ResetRequest>): Promise<void> {
    const { email, address, requestId } = job.data;
    const actor: Actor = {
      kind: 'anonymous',
      userId: null,
      apiKeyId: null,
      operatorKeyId: null,
      address,
      requestId,
      authority: null,
    };
    await this.changes.run(actor, async (change) => {
      await job.complete(change.manager);
      const [user] = await change.manager.query<{ id: string; isHeld: boolean }[]>(
        `SELECT id, held_to_password_at IS NOT NULL AS "isHeld" FROM users WHERE email = $1 FOR NO KEY UPDATE`,
        [email],
      );
      if (user?.isHeld) return this.mailer.send(change.manager, email, passwordHeldMail({ address }));
      // The owner already has several links, one of which is enough.
      if (!user || !(await mayHaveAnotherLink(change.manager, user.id, 'password_reset'))) return;
      const { token, expiresAt } = await issueLink(change.manager, {
        userId: user.id,
        email,
        purpose: 'password_reset',
        validSeconds: VALID_MINUTES * 60,
      });
      // Not in the user's name, because it is unknown who asked.
      await change.record('account.password_reset_requested', {
        workspaceId: null,
        targetId: user.id,
      });
      const content = passwordResetMail({
        link: this.links.to('resetPassword', { token }),
        validMinutes: VALID_MINUTES,
        address,
      });
      await this.mailer.send(change.manager, email, content, { usefulUntil: expiresAt });
    });
  }

  /** @throws 400 for a link that does not work (any more), or an unsuitable password */
  async reset(actor: Actor, { token, new_password: newPassword }: PasswordResetBody): Promise<void> {
    // Checked before anything is hashed, so that invented tokens cost one query.
    const link = await this.unknown.look(actor.address, token, () =>
      findLink(this.dataSource.manager, token, 'password_reset'),
    );
    if (!link) {
      await this.changes.waitForEarlierChanges();
      throw problem('link_not_valid');
    }
    if (isOwnEmail(newPassword, link.email)) {
      throw problem('validation_failed', { errors: [{ field: 'new_password', message: OWN_EMAIL_REFUSED }] });
    }
    const passwordHash = await this.passwords.hash(newPassword, actor);
    await repeatIfJoined(() =>
      this.changes.runOnAuthority(actor, (change) => this.setNewPassword(change, link, passwordHash)),
    );
  }

  private async setNewPassword(change: Change, link: EmailLink, passwordHash: string): Promise<void> {
    const { userId, email } = link;
    const isUnconfirmed = await change.manager.existsBy(User, { id: userId, emailVerifiedAt: IsNull() });
    if (isUnconfirmed) await this.claims.lock(change, userId);
    // Before the rest, so that a concurrent sign-in with the old password is either ended below or refused. Not if the
    // account's address has changed: the link then went to somebody who no longer owns the account.
    const [before] = await change.manager.query<{ isVerified: boolean }[]>(
      `SELECT email_verified_at IS NOT NULL AS "isVerified" FROM users
       WHERE id = $1 AND email = $2 FOR NO KEY UPDATE`,
      [userId, email],
    );
    if (!before || !(await useLink(change.manager, link.id))) throw problem('link_not_valid');
    await refuseSuspended(change.manager, userId);
    // Before the password, because it removes second factors, and may leave the account with another workspace.
    const revoked = before.isVerified ? 0 : await this.claims.claim(change, userId);
    await resetPassword(change.manager, userId, passwordHash, await hasSecondFactor(change.manager, userId));
    const { personalWorkspaceId } = await change.manager.findOneByOrFail(User, { id: userId });
    await this.afterNewPassword(change, link, {
      keysLink: keysLink(this.links, personalWorkspaceId),
      keysRevoked: revoked > 0,
    });
  }

  private async afterNewPassword(
    change: Change,
    { userId, email }: EmailLink,
    keys: Pick<PasswordChangedMail, 'keysLink' | 'keysRevoked'>,
  ): Promise<void> {
    await change.record('account.password_reset', {
      workspaceId: null,
      targetId: userId,
      actorUserId: userId,
    });
    // Including a change of address that somebody else may have requested.
    await voidLinks(change.manager, userId, ['password_reset', 'email_verification']);
    await endAllSessions(change, userId, 'password_reset');
    const content = passwordChangedMail({ at: new Date(), address: change.actor.address, ...keys });
    await this.mailer.send(change.manager, email, content);
  }
}
