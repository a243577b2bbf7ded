import { Injectable } from '@nestjs/common';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import type { Change } from '../../audit/changes.js';
import type { User } from '../../users/user.entity.js';
import { FactorNotices } from './factor-notices.js';
import { FactorUses } from './factor-uses.js';
import { NotAccepted } from './not-accepted.js';
import { asAssertion } from './passkey.schemas.js';
import { Passkeys } from './passkeys.js';
import { useRecoveryCode } from './recovery-codes.js';
import { timeStepOf } from './totp.js';

/** A second factor presented by a user: exactly one of them. */
export interface FactorProof {
  /** From an authenticator app. */
  code?: string | undefined;
  recovery_code?: string | undefined;
  /** From a passkey. */
  assertion?: Record<string, unknown> | undefined;
}

/** The proof's method under RFC 8176 (`pop`: possession of a key), which has no value for a recovery code. */
export type FactorMethod = 'otp' | 'pop' | 'recovery';

/** Verifies and spends the second factors that users present. */
@Injectable()
export class PresentedFactors {
  constructor(
    private readonly keyRing: KeyRing,
    private readonly passkeys: Passkeys,
    private readonly notices: FactorNotices,
    private readonly uses: FactorUses,
  ) {}

  /**
   * Call this with the user's row locked, in a change that commits even if this fails.
   *
   * @param isChallenge whether a passkey signed the requested challenge
   * @returns a refusal, to be recorded, if it is wrong or already used
   */
  async present(
    change: Change,
    user: User,
    proof: FactorProof,
    isChallenge: (signed: string) => Promise<boolean>,
  ): Promise<FactorMethod | NotAccepted> {
    const presented = await this.spend(change, user, proof, isChallenge);
    if (presented instanceof NotAccepted) {
      await change.record('account.second_factor_failed', { workspaceId: null, targetId: user.id });
      return presented;
    }
    if (presented === 'recovery') await this.notices.recoveryCodeUsed(change, user);
    await this.uses.noted(change, user.id);
    return presented;
  }

  private async spend(
    change: Change,
    user: User,
    { code, recovery_code: recoveryCode, assertion }: FactorProof,
    isChallenge: (signed: string) => Promise<boolean>,
  ): Promise<FactorMethod | NotAccepted> {
    if (assertion !== undefined) {
      const refusal = await this.passkeys.accept(change, user, asAssertion(assertion), isChallenge);
      return refusal ?? 'pop';
    }
    if (recoveryCode !== undefined) {
      return (await useRecoveryCode(change, user.id, recoveryCode)) ? 'recovery' : new NotAccepted();
    }
    const apps = await change.manager.query<PresentableFactor[]>(
      `SELECT ${PRESENTABLE} FROM factors
       WHERE user_id = $1 AND type = 'totp' AND confirmed_at IS NOT NULL ORDER BY id`,
      [user.id],
    );
    for (const app of apps) {
      if (await acceptCode(change, this.keyRing, app, code ?? '')) return 'otp';
    }
    return new NotAccepted();
  }
}

/** An app, with the database's current time, which is the same for every instance. */
export interface PresentableFactor {
  id: string;
  sealedSecret: string;
  nowMs: string;
}

export const PRESENTABLE = `id, sealed_secret AS "sealedSecret",
  floor(extract(epoch FROM clock_timestamp()) * 1000)::text AS "nowMs"`;

/**
 * Accepts a code once: it and all earlier ones are spent afterwards (RFC 6238 §5.2).
 *
 * @returns whether it was correct and unused
 */
export async function acceptCode(
  { manager }: Change,
  keyRing: KeyRing,
  { id, sealedSecret, nowMs }: PresentableFactor,
  code: string,
): Promise<boolean> {
  // If the master key that sealed the secret was retired, the factor is lost, and only recovery codes are left.
  if (!keyRing.holdsKeyOf(sealedSecret)) return false;
  const step = timeStepOf(keyRing.open(sealedSecret, `factor:${id}`), code, Number(nowMs));
  if (step === null) return false;
  const [, affected] = await manager.query<[unknown[], number]>(
    `UPDATE factors SET last_step = $2, last_used_at = clock_timestamp()
     WHERE id = $1 AND (last_step IS NULL OR last_step < $2)`,
    [id, step],
  );
  return affected === 1;
}
