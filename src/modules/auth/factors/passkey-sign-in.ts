import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import { bearerChallenge } from '../../../core/principal/bearer-challenge.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import { refuseSuspended } from '../../users/refuse-suspended.js';
import { NewSignIns } from '../sign-in/new-sign-ins.js';
import { type IssuedTokens, Sessions } from '../sessions/sessions.js';
import { SignInLimits } from '../sign-in/sign-in-limits.js';
import { FactorUses } from './factor-uses.js';
import { lockUser } from './lock-user.js';
import { NotAccepted } from './not-accepted.js';
import { issuePasskeyChallenge, openPasskeyChallenge } from './passkey-challenge.js';
import { asAssertion, type PasskeyLoginBody } from './passkey.schemas.js';
import { Passkeys, UNKNOWN } from './passkeys.js';
import { RelyingParty } from './relying-party.js';

/**
 * Starts a session from a passkey alone, which identifies its user without email or password. The device has recognised
 * its user, so it counts as two factors.
 */
@Injectable()
export class PasskeySignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
    private readonly sessions: Sessions,
    private readonly keyRing: KeyRing,
    private readonly newSignIns: NewSignIns,
    private readonly passkeys: Passkeys,
    private readonly uses: FactorUses,
    private readonly relyingParty: RelyingParty,
  ) {}

  /**
   * Writes nothing, because anyone may ask.
   *
   * @throws 409 if passkeys are unavailable
   */
  async options({ address }: Actor): Promise<object> {
    const challenge = await issuePasskeyChallenge(this.dataSource.manager, this.keyRing, 'sign-in', {
      address,
    });
    const { requestOptions } = await import('./passkey-ceremony.js');
    return requestOptions(this.relyingParty, challenge);
  }

  /** @throws 401; 403 while the account is suspended; 429 */
  async signIn(actor: Actor, body: PasskeyLoginBody, userAgent: string | null): Promise<IssuedTokens> {
    const attempt = await this.limits.attemptFromAddress(actor.address);
    const tokens = await attempt.check(() => this.try(actor, body, userAgent));
    if (tokens instanceof NotAccepted) {
      throw problem('passkey_sign_in_failed', {
        headers: bearerChallenge(),
        detail: `The passkey was not accepted. ${tokens.message}`,
      });
    }
    await attempt.succeeded();
    return tokens;
  }

  private async try(
    actor: Actor,
    body: PasskeyLoginBody,
    userAgent: string | null,
  ): Promise<IssuedTokens | NotAccepted> {
    const assertion = asAssertion(body.assertion);
    const [owner] = await this.dataSource.query<{ id: string }[]>(
      'SELECT user_id AS id FROM factors WHERE credential_id = $1',
      [assertion.id],
    );
    if (!owner) return new NotAccepted(UNKNOWN);
    return this.changes.run(actor, async (change) => {
      const user = await lockUser(change, owner.id);
      if (!user) return new NotAccepted(UNKNOWN);
      const session: { id?: string | undefined } = {};
      const refusal = await this.passkeys.accept(change, user, assertion, async (signed) => {
        session.id = await this.sessionIdOf(change, signed);
        return session.id !== undefined;
      });
      if (refusal) {
        await change.record('account.second_factor_failed', { workspaceId: null, targetId: user.id });
        return refusal;
      }
      await refuseSuspended(change.manager, user.id);
      await this.uses.noted(change, user.id);
      const tokens = await this.sessions.start(change, user.id, userAgent, {
        ...session,
        amr: ['pop', 'mfa'],
      });
      await this.newSignIns.note(change, user, userAgent, null);
      return tokens;
    });
  }

  /** The id reserved for the session: a row with it can be inserted only once. */
  private async sessionIdOf(change: Change, signed: string): Promise<string | undefined> {
    const { manager, actor } = change;
    const challenge = await openPasskeyChallenge(manager, this.keyRing, 'sign-in', signed, {
      address: actor.address,
    });
    if (!challenge) return undefined;
    // Passkeys of two accounts may have signed the same challenge, so serialise them.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [challenge.id]);
    const used = await manager.query<unknown[]>('SELECT FROM sessions WHERE id = $1', [challenge.id]);
    return used.length === 0 ? challenge.id : undefined;
  }
}
