import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import { bearerChallenge } from '../../core/principal/bearer-challenge.js';
import type { Actor } from '../../core/principal/actor.js';
import { type Change, Changes } from '../audit/changes.js';
import { DashboardLinks } from '../mail/dashboard-links.js';
import { Mailer } from '../mail/mailer.js';
import { newSignInMail } from '../mail/templates/session.js';
import { setPasswordHash } from '../users/user-changes.js';
import { refuseSuspended } from '../users/refuse-suspended.js';
import { User } from '../users/user.entity.js';
import type { LoginBody } from './credentials.schemas.js';
import { rememberAddress } from './familiar-addresses.js';
import { PasswordHasher } from './password-hasher.js';
import { type IssuedTokens, Sessions } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';

/** E-mail and password for a new session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
    private readonly passwords: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /**
   * @throws 401, the same and after the same time whether the e-mail or the password is wrong; 403 for an account that is
   *   suspended, to who knows its password; 429
   */
  async signIn(
    actor: Actor,
    { email, password }: LoginBody,
    userAgent: string | null,
  ): Promise<IssuedTokens> {
    this.passwords.requireRoom();
    const attempt = await this.limits.attempt(email, actor.address);
    for (;;) {
      const user = await this.dataSource.manager.findOneBy(User, { email });
      const isRight = await attempt.check(() =>
        this.passwords.verify(user?.passwordHash ?? null, password, actor),
      );
      if (!user || !isRight) throw problem('sign_in_failed', { headers: bearerChallenge() });
      const tokens = await this.startSession(actor, user, password, userAgent);
      if (tokens) {
        await attempt.succeeded();
        return tokens;
      }
    }
  }

  /** @returns undefined if the password was changed, or hashed anew, since it was checked: check again */
  private async startSession(
    actor: Actor,
    user: User,
    password: string,
    userAgent: string | null,
  ): Promise<IssuedTokens | undefined> {
    const upgradedHash = this.passwords.isWeak(user.passwordHash)
      ? await this.passwords.hash(password, actor)
      : undefined;
    return this.changes.run(actor, async (change) => {
      // Locked: a change of the password at the same time either ends this session too, or is noticed here.
      const [current] = await change.manager.query<{ passwordHash: string; email: string }[]>(
        'SELECT password_hash AS "passwordHash", email FROM users WHERE id = $1 FOR NO KEY UPDATE',
        [user.id],
      );
      if (current?.passwordHash !== user.passwordHash) return undefined;
      await refuseSuspended(change.manager, user.id);
      if (upgradedHash) await setPasswordHash(change.manager, user.id, upgradedHash);
      const tokens = await this.sessions.start(change, user.id, userAgent);
      if (!(await rememberAddress(change, user.id))) await this.tell(change, current.email, userAgent);
      return tokens;
    });
  }
  /** Whoever owns the account knows whether they were there. */
  private async tell(change: Change, email: string, userAgent: string | null): Promise<void> {
    const content = newSignInMail({
      at: new Date(),
      address: change.actor.address,
      userAgent,
      settingsLink: this.links.settings(),
    });
    await this.mailer.send(change.manager, email, content);
  }
}
