import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import { stepUpRequired } from '../../../core/principal/step-up.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import { User } from '../../users/user.entity.js';
import { PasswordHasher } from '../password-hasher.js';
import { noteProof } from '../session-proof.js';
import { SignInLimits } from '../sign-in-limits.js';
import type { StepUpBody } from './factor.schemas.js';
import { FactorNotices } from './factor-notices.js';
import { lockUser } from './lock-user.js';
import { hasSecondFactor, presentFactor } from './presented-factor.js';

/** Whoever is signed in proves again who they are, for what a stolen session must not be able to do. */
@Injectable()
export class StepUp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
    private readonly passwords: PasswordHasher,
    private readonly keyRing: KeyRing,
    private readonly notices: FactorNotices,
  ) {}

  /** @throws 400 for a wrong password or code; 403 for a password where there is a second factor; 429 */
  async stepUp(actor: Actor, principal: UserPrincipal, { password, ...factor }: StepUpBody): Promise<void> {
    const user = await this.dataSource.manager.findOneByOrFail(User, { id: principal.userId });
    if (password === undefined) await this.byFactor(actor, principal, user, factor);
    else await this.byPassword(actor, principal, user, password);
  }

  private async byPassword(
    actor: Actor,
    { sessionId, proof }: UserPrincipal,
    { id, email, passwordHash }: User,
    password: string,
  ): Promise<void> {
    // Before the password is looked at: where it is not enough, this is no place to guess it.
    if (proof.hasSecondFactor) throw stepUpRequired(proof);
    const attempt = await this.limits.attempt(email, actor.address);
    if (!(await attempt.check(() => this.passwords.verify(passwordHash, password, actor)))) {
      throw problem('current_password_wrong');
    }
    await attempt.succeeded();
    await this.changes.run(actor, async (change) => {
      const user = await lockUser(change, id);
      if (user?.passwordHash !== passwordHash) throw problem('conflict');
      if (await hasSecondFactor(change.manager, id)) {
        throw stepUpRequired({ ...proof, hasSecondFactor: true });
      }
      await this.note(change, sessionId, ['pwd']);
    });
  }

  private async byFactor(
    actor: Actor,
    { sessionId }: UserPrincipal,
    { id, email }: User,
    factor: Omit<StepUpBody, 'password'>,
  ): Promise<void> {
    const attempt = await this.limits.attempt(email, actor.address, 'code');
    const isRight = await attempt.check(() =>
      this.changes.run(actor, async (change) => {
        const user = await lockUser(change, id);
        const method = user && (await presentFactor(change, this.keyRing, id, factor));
        if (!method) {
          await change.record('account.second_factor_failed', { workspaceId: null, targetId: id });
          return false;
        }
        if (method === 'recovery') await this.notices.recoveryCodeUsed(change, user);
        await this.note(change, sessionId, [method, 'mfa']);
        return true;
      }),
    );
    if (!isRight) throw problem('code_not_accepted');
    await attempt.succeeded();
  }

  private async note(change: Change, sessionId: string, amr: readonly string[]): Promise<void> {
    await noteProof(change, sessionId, amr);
    await change.record('session.stepped_up', { workspaceId: null, targetId: sessionId, details: { amr } });
  }
}
