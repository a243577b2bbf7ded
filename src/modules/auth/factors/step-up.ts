import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import { stepUpRequired } from '../../users/step-up.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import { User } from '../../users/user.entity.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { noteProof } from '../sessions/session-proof.js';
import { SignInLimits } from '../sign-in/sign-in-limits.js';
import { factorTypesOf } from './factor-types.js';
import { lockUser } from './lock-user.js';
import { isSpentInSession, issuePasskeyChallenge, openPasskeyChallenge } from './passkey-challenge.js';
import { NotAccepted } from './not-accepted.js';
import { Passkeys } from './passkeys.js';
import { PresentedFactors } from './presented-factor.js';
import type { StepUpBody } from './proof.schemas.js';
import { passkeyNotAccepted } from './second-factor-problems.js';

/** Signed-in users authenticate again, for actions that must be out of reach of a stolen session. */
@Injectable()
export class StepUp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
    private readonly passwords: PasswordHasher,
    private readonly keyRing: KeyRing,
    private readonly presented: PresentedFactors,
    private readonly passkeys: Passkeys,
  ) {}

  /**
   * What a browser needs to ask for a passkey.
   *
   * @throws 409 for an account without one, or if passkeys are unavailable
   */
  async passkeyOptions(actor: Actor, { userId, sessionId }: UserPrincipal): Promise<object> {
    const { manager } = this.dataSource;
    const challenge = await issuePasskeyChallenge(manager, this.keyRing, 'step-up', {
      sessionId,
      address: actor.address,
    });
    const options = await this.passkeys.requestOptions(manager, userId, challenge);
    if (!options) throw problem('no_passkey');
    return options;
  }

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
    // Checked before the password: where a password is not enough, it must not be possible to guess it here.
    if (proof.factorTypes.length > 0) throw stepUpRequired(proof);
    const attempt = await this.limits.attempt(email, actor.address);
    if (!(await attempt.check(() => this.passwords.verify(passwordHash, password, actor)))) {
      throw problem('current_password_wrong');
    }
    await attempt.succeeded();
    await this.changes.run(actor, async (change) => {
      const user = await lockUser(change, id);
      if (user?.passwordHash !== passwordHash) throw problem('conflict');
      const factorTypes = await factorTypesOf(change.manager, id);
      if (factorTypes.length > 0) throw stepUpRequired({ ...proof, factorTypes });
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
    const refusal = await attempt.check(() =>
      this.changes.run(actor, async (change) => {
        const user = await lockUser(change, id);
        if (!user) throw problem('conflict');
        const method = await this.presented.present(change, user, factor, (signed) =>
          this.isOpenChallenge(change, sessionId, signed),
        );
        if (method instanceof NotAccepted) return method;
        await this.note(change, sessionId, [method, 'mfa']);
        return undefined;
      }),
    );
    if (refusal) throw refusal.message ? passkeyNotAccepted(refusal) : problem('code_not_accepted');
    await attempt.succeeded();
  }

  private async isOpenChallenge(change: Change, sessionId: string, signed: string): Promise<boolean> {
    const challenge = await openPasskeyChallenge(change.manager, this.keyRing, 'step-up', signed, {
      sessionId,
      address: change.actor.address,
    });
    return challenge !== null && !(await isSpentInSession(change.manager, challenge));
  }

  private async note(change: Change, sessionId: string, amr: readonly string[]): Promise<void> {
    await noteProof(change, sessionId, amr);
    await change.record('session.stepped_up', { workspaceId: null, targetId: sessionId, details: { amr } });
  }
}
