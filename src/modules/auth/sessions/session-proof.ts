import type { Change } from '../../audit/changes.js';
import { IS_LIVE } from './session-lifetimes.js';

/**
 * Records that the session's user has signed in with the identity provider of a workspace. Providers that no longer
 * exist are forgotten.
 *
 * @returns false if the session has ended
 */
export async function noteSso({ manager }: Change, sessionId: string, providerId: string): Promise<boolean> {
  const [, affected] = await manager.query<[unknown[], number]>(
    `UPDATE sessions SET sso_providers = ARRAY(
       SELECT id FROM workspace_identity_providers WHERE id = ANY (sso_providers) OR id = $2)
     WHERE id = $1 AND ${IS_LIVE}`,
    [sessionId, providerId],
  );
  return affected === 1;
}

/**
 * Records that the session's user has just authenticated, and how (RFC 8176).
 *
 * @returns false if the session has ended
 */
export async function noteProof(
  { manager }: Change,
  sessionId: string,
  amr: readonly string[],
): Promise<boolean> {
  const [, affected] = await manager.query<[unknown[], number]>(
    `UPDATE sessions SET auth_time = clock_timestamp(),
       amr = amr || ARRAY(SELECT new FROM unnest($2::text[]) AS new WHERE new <> ALL (amr))
     WHERE id = $1 AND ${IS_LIVE}`,
    [sessionId, amr],
  );
  return affected === 1;
}

/**
 * A second factor of the user is gone, and nobody can tell which sessions proved that one: they have to prove one that
 * the account still has. Call this with the user's row locked.
 *
 * @param keptSessionId null: for all sessions
 */
export async function forgetFactorProofs(
  { manager }: Change,
  userId: string,
  keptSessionId: string | null,
): Promise<void> {
  await manager.query(`UPDATE sessions SET amr = array_remove(amr, 'mfa') WHERE ${lockedWith('mfa')}`, [
    userId,
    keptSessionId,
  ]);
}

/**
 * Likewise, for sessions that proved themselves with a recovery code, when the codes are replaced. The session that
 * replaces them is kept: its user holds the new ones.
 */
export async function forgetRecoveryProofs(
  { manager }: Change,
  userId: string,
  keptSessionId: string,
): Promise<void> {
  await manager.query(
    `UPDATE sessions SET amr = array_remove(array_remove(amr, 'mfa'), 'recovery') WHERE ${lockedWith('recovery')}`,
    [userId, keptSessionId],
  );
}

/** In a fixed order, so that two changes that write to the same sessions do not deadlock. */
const lockedWith = (method: 'mfa' | 'recovery'): string =>
  `id IN (SELECT id FROM sessions
     WHERE user_id = $1 AND id IS DISTINCT FROM $2 AND '${method}' = ANY (amr) AND ${IS_LIVE}
     ORDER BY id FOR NO KEY UPDATE)`;
