import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import { newId } from '../../../core/secrets/ids.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import { releaseFromPassword } from '../../users/user-changes.js';
import { User } from '../../users/user.entity.js';
import { SignInLimits } from '../sign-in/sign-in-limits.js';
import { forgetRecoveryProofs, noteProof } from '../sessions/session-proof.js';
import { FactorNotices } from './factor-notices.js';
import { FactorUses } from './factor-uses.js';
import { Factor } from './factor.entity.js';
import { factorRecord, refuseTooManyFactors, removeFactor, requireUser } from './factor-changes.js';
import { hasSecondFactor } from './factor-types.js';
import { acceptCode, PRESENTABLE, type PresentableFactor } from './presented-factor.js';
import { replaceRecoveryCodes } from './recovery-codes.js';
import { newTotpSecret, otpauthUri } from './totp.js';

const DEFAULT_NAME = 'Authenticator app';

/** The data for setting up an authenticator app; shown once. */
export interface NewTotp {
  id: string;
  secret: string;
  otpauthUri: string;
}

/** The user whose factors they are, and the current session. */
interface Owner {
  userId: string;
  sessionId: string;
}

/** The second factors of an account: sets up authenticator apps, and issues recovery codes for users who lose them. */
@Injectable()
export class Factors {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly limits: SignInLimits,
    private readonly keyRing: KeyRing,
    private readonly notices: FactorNotices,
    private readonly uses: FactorUses,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Begins to set up an app, replacing one that was never confirmed. */
  beginTotp(actor: Actor, userId: string, name = DEFAULT_NAME): Promise<NewTotp> {
    return this.changes.run(actor, async (change) => {
      await refuseTooManyFactors(change, this.config, userId);
      const { email } = await requireUser(change, userId);
      await change.manager.query('DELETE FROM factors WHERE user_id = $1 AND confirmed_at IS NULL', [userId]);
      const id = newId();
      const secret = newTotpSecret();
      await change.manager.insert(Factor, {
        id,
        userId,
        type: 'totp',
        name,
        sealedSecret: this.keyRing.seal(secret, `factor:${id}`),
      });
      await change.record('account.factor_begun', factorRecord(userId, { id, type: 'totp', name }));
      return { id, secret, otpauthUri: otpauthUri(secret, this.issuer(), email) };
    });
  }

  /**
   * Confirms a factor, which is required from now on.
   *
   * @returns recovery codes, if the account has none yet
   * @throws 400 for a wrong code; 404; 429
   */
  async confirm(actor: Actor, owner: Owner, factorId: string, code: string): Promise<string[]> {
    const { email } = await this.dataSource.manager.findOneByOrFail(User, { id: owner.userId });
    const attempt = await this.limits.attempt(email, actor.address, 'code');
    const codes = await attempt.check(() =>
      this.changes.runOnAuthority(actor, (change) => this.confirmWithin(change, owner, factorId, code)),
    );
    await attempt.succeeded();
    return codes;
  }

  private async confirmWithin(
    change: Change,
    { userId, sessionId }: Owner,
    factorId: string,
    code: string,
  ): Promise<string[]> {
    const { manager } = change;
    const user = await requireUser(change, userId);
    const [factor] = await manager.query<(PresentableFactor & { name: string; confirmed: boolean })[]>(
      `SELECT ${PRESENTABLE}, name, confirmed_at IS NOT NULL AS confirmed FROM factors
       WHERE id = $1 AND user_id = $2 AND type = 'totp'`,
      [factorId, userId],
    );
    if (!factor) throw problem('not_found');
    if (factor.confirmed) throw problem('conflict', { detail: 'This factor is confirmed already.' });
    if (!(await acceptCode(change, this.keyRing, factor, code))) throw problem('code_not_accepted');
    const isFirst = !(await hasSecondFactor(manager, userId));
    await manager.update(Factor, { id: factorId }, { confirmedAt: () => 'clock_timestamp()' });
    await noteProof(change, sessionId, ['otp', 'mfa']);
    await releaseFromPassword(manager, userId);
    await change.record(
      'account.factor_added',
      factorRecord(userId, { id: factorId, type: 'totp', name: factor.name }),
    );
    await this.notices.changed(change, user, 'totp_added');
    await this.uses.noted(change, userId);
    return isFirst ? replaceRecoveryCodes(change, userId) : [];
  }

  /** @throws 404 */
  async remove(actor: Actor, { userId, sessionId }: Owner, factorId: string): Promise<void> {
    await this.changes.runOnAuthority(actor, async (change) => {
      const user = await requireUser(change, userId);
      const factor = await change.manager.findOneBy(Factor, { id: factorId, userId });
      if (!factor) throw problem('not_found');
      await removeFactor(change, factor, sessionId);
      if (factor.confirmedAt !== null) await this.notices.changed(change, user, `${factor.type}_removed`);
    });
  }

  /** @throws 404 */
  rename(actor: Actor, userId: string, factorId: string, name: string): Promise<Factor> {
    return this.changes.run(actor, async (change) => {
      await requireUser(change, userId);
      const factor = await change.manager.findOneBy(Factor, { id: factorId, userId });
      if (!factor?.confirmedAt) throw problem('not_found');
      await change.manager.update(Factor, { id: factorId }, { name });
      await change.record('account.factor_renamed', factorRecord(userId, { ...factor, name }));
      return { ...factor, name };
    });
  }

  /** @throws 409 for an account without a second factor, which has no use for them */
  newRecoveryCodes(actor: Actor, { userId, sessionId }: Owner): Promise<string[]> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const user = await requireUser(change, userId);
      if (!(await hasSecondFactor(change.manager, userId))) throw problem('no_second_factor');
      await forgetRecoveryProofs(change, userId, sessionId);
      await this.notices.changed(change, user, 'recovery_codes');
      return replaceRecoveryCodes(change, userId);
    });
  }

  async recoveryCodesLeft(userId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ left: number }[]>(
      'SELECT count(*)::int AS left FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL',
      [userId],
    );
    return row?.left ?? 0;
  }

  /** The app shows it above the code. */
  private issuer(): string {
    const { publicUrl } = this.config;
    return publicUrl === undefined ? 'Latchkey' : new URL(publicUrl).host;
  }
}
