import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import { bearerChallenge } from '../../../core/principal/bearer-challenge.js';
import type { Actor } from '../../../core/principal/actor.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { Changes } from '../../audit/changes.js';
import { setPasswordHash } from '../../users/user-changes.js';
import { refuseSuspended } from '../../users/refuse-suspended.js';
import { User } from '../../users/user.entity.js';
import type { LoginBody } from './credentials.schemas.js';
import { factorTypesOf } from '../factors/factor-types.js';
import { Passkeys } from '../factors/passkeys.js';
import { issueChallenge } from '../factors/sign-in-challenge.js';
import { type SecondFactorQuestion, secondFactorRequired } from '../factors/second-factor-problems.js';
import { NewSignIns } from './new-sign-ins.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { type IssuedTokens, Sessions } from '../sessions/sessions.js';
import { SignInLimits } from './sign-in-limits.js';

/** The result of a correct password: a session, or the request for a second factor. */
type Outcome = { tokens: IssuedTokens } | { question: SecondFactorQuestion };

/** Exchanges email and password for a new session, or for the first half of one. */
@Injectable()
export class SignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
    private readonly passwords: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly keyRing: KeyRing,
    private readonly newSignIns: NewSignIns,
    private readonly passkeys: Passkeys,
  ) {}

  /**
   * @throws 401, identical in content and timing whether the email or the password is wrong; 403 for a suspended
   *   account, if
   *   the password is correct; 401 with a challenge for an account with a second factor; 429
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
      const outcome = await this.startSession(actor, user, password, userAgent);
      if (!outcome) continue;
      await attempt.succeeded();
      if ('question' in outcome) throw secondFactorRequired(outcome.question);
      return outcome.tokens;
    }
  }

  /** @returns undefined if the password was changed or rehashed since it was checked: check again */
  private async startSession(
    actor: Actor,
    user: User,
    password: string,
    userAgent: string | null,
  ): Promise<Outcome | undefined> {
    const upgradedHash = this.passwords.isWeak(user.passwordHash)
      ? await this.passwords.hash(password, actor)
      : undefined;
    return this.changes.run(actor, async (change) => {
      // Locked, so that a concurrent password change either ends this session too, or is noticed here.
      const [current] = await change.manager.query<{ passwordHash: string; email: string }[]>(
        'SELECT password_hash AS "passwordHash", email FROM users WHERE id = $1 FOR NO KEY UPDATE',
        [user.id],
      );
      if (current?.passwordHash !== user.passwordHash) return undefined;
      await refuseSuspended(change.manager, user.id);
      if (upgradedHash) await setPasswordHash(change.manager, user.id, upgradedHash);
      const factorTypes = await factorTypesOf(change.manager, user.id);
      if (factorTypes.length > 0) {
        // Not in the user's name: all that is known is that someone has the password.
        await change.record('account.second_factor_requested', { workspaceId: null, targetId: user.id });
        const challenge = await issueChallenge(change.manager, this.keyRing, user, actor.address);
        const publicKey = await this.passkeys.requestOptions(change.manager, user.id, challenge);
        return { question: { challenge, factorTypes, publicKey } };
      }
      const tokens = await this.sessions.start(change, user.id, userAgent);
      await this.newSignIns.note(change, { id: user.id, email: current.email }, userAgent, null);
      return { tokens };
    });
  }
}
