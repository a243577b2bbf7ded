import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../core/principal/actor.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import { refuseSuspended } from '../../users/refuse-suspended.js';
import { provePassword } from '../../users/user-changes.js';
import { User } from '../../users/user.entity.js';
import { NewSignIns } from '../sign-in/new-sign-ins.js';
import { ProvingIdentities } from '../sign-in/proving-identities.js';
import { type IssuedTokens, lockConfinement, Sessions } from '../sessions/sessions.js';
import { SignInLimits } from '../sign-in/sign-in-limits.js';
import { lockUser } from './lock-user.js';
import { NotAccepted } from './not-accepted.js';
import { PresentedFactors } from './presented-factor.js';
import type { SecondFactorBody } from './proof.schemas.js';
import { challengeNotValid, secondFactorFailed } from './second-factor-problems.js';
import { isOpen, openChallenge, type SignInChallenge } from './sign-in-challenge.js';

/** The second half of a sign-in: exchanges a challenge and its answer for a session. */
@Injectable()
export class SecondFactorSignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
    private readonly sessions: Sessions,
    private readonly keyRing: KeyRing,
    private readonly newSignIns: NewSignIns,
    private readonly presented: PresentedFactors,
    private readonly identities: ProvingIdentities,
  ) {}

  /** @throws 401 for a challenge or code that is not valid (any more); 403 while the account is suspended; 429 */
  async signIn(actor: Actor, body: SecondFactorBody, userAgent: string | null): Promise<IssuedTokens> {
    const challenge = openChallenge(this.keyRing, body.challenge, actor.address);
    const user = challenge && (await this.dataSource.manager.findOneBy(User, { id: challenge.userId }));
    if (!challenge || !user) throw challengeNotValid();
    const attempt = await this.limits.attempt(user.email, actor.address, 'code');
    const tokens = await attempt.check(() =>
      this.changes.run(actor, (change) => this.verify(change, challenge, body, userAgent)),
    );
    if (tokens instanceof NotAccepted) throw secondFactorFailed(tokens);
    await attempt.succeeded();
    return tokens;
  }

  /** @returns a refusal for a wrong code or passkey, which is recorded */
  private async verify(
    change: Change,
    challenge: SignInChallenge,
    proof: SecondFactorBody,
    userAgent: string | null,
  ): Promise<IssuedTokens | NotAccepted> {
    const { userId } = challenge;
    // Locked, so that a code or challenge sent twice at once counts only once, and a new password is noticed.
    if (challenge.workspaceProvider) await lockConfinement(change, challenge.workspaceProvider.workspaceId);
    const user = await lockUser(change, userId);
    if (!user || !(await isOpen(change.manager, challenge, user.passwordHash))) throw challengeNotValid();
    await refuseSuspended(change.manager, userId);
    // A passkey signs the challenge of this particular sign-in, so it is valid only for that.
    const method = await this.presented.present(change, user, proof, (signed) =>
      Promise.resolve(signed === proof.challenge),
    );
    if (method instanceof NotAccepted) return method;
    const { identityId, workspaceProvider: provider } = challenge;
    // It may have been unlinked since it proved the first half.
    if (identityId !== undefined && !(await this.identities.use(change, userId, identityId)))
      throw challengeNotValid();
    const tokens = await this.sessions.start(change, userId, userAgent, {
      id: challenge.sessionId,
      ...(provider ? { ssoProviders: [provider.id], confinedTo: provider.workspaceId } : {}),
      amr: [...new Set([...(challenge.amr ?? ['pwd']), method, 'mfa'])],
    });
    // Identity providers also report 'pwd' for their own passwords.
    if (!challenge.amr?.includes('sso')) await provePassword(change.manager, userId);
    await this.newSignIns.note(change, user, userAgent, provider?.workspaceId ?? null);
    return tokens;
  }
}
