import type { EntityManager } from 'typeorm';
import type { KeyRing } from '../../../core/secrets/key-ring.js';
import type { Change } from '../../audit/changes.js';
import { useRecoveryCode } from './recovery-codes.js';
import { timeStepOf } from './totp.js';

/** A second factor as a user presents it: exactly one of the two. */
export interface FactorProof {
  /** Of an authenticator app. */
  code?: string | undefined;
  recovery_code?: string | undefined;
}

/** How it was proved, by RFC 8176; a recovery code has no word there. */
export type FactorMethod = 'otp' | 'recovery';

/** Whether the account has a second factor. Call it with the user's row locked. */
export async function hasSecondFactor(manager: EntityManager, userId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'SELECT FROM factors WHERE user_id = $1 AND confirmed_at IS NOT NULL LIMIT 1',
    [userId],
  );
  return rows.length > 0;
}

/**
 * Spends what was presented. Call it with the user's row locked, in a change that keeps what it does even if this fails.
 *
 * @returns null if it is wrong or was used before
 */
export async function presentFactor(
  change: Change,
  keyRing: KeyRing,
  userId: string,
  { code, recovery_code: recoveryCode }: FactorProof,
): Promise<FactorMethod | null> {
  if (recoveryCode !== undefined) {
    return (await useRecoveryCode(change, userId, recoveryCode)) ? 'recovery' : null;
  }
  const factors = await change.manager.query<PresentableFactor[]>(
    `SELECT ${PRESENTABLE} FROM factors WHERE user_id = $1 AND confirmed_at IS NOT NULL ORDER BY id`,
    [userId],
  );
  for (const factor of factors) {
    if (await acceptCode(change, keyRing, factor, code ?? '')) return 'otp';
  }
  return null;
}

/** A factor with the time by the database's clock, the same for every instance. */
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
 * @returns whether it was right, and new
 */
export async function acceptCode(
  { manager }: Change,
  keyRing: KeyRing,
  { id, sealedSecret, nowMs }: PresentableFactor,
  code: string,
): Promise<boolean> {
  // A master key that was retired while it sealed the secret has ended the factor: recovery codes are left.
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
