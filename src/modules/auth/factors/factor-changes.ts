import type { Config } from '../../../core/config/config.js';
import { refuseOverQuota } from '../../../core/database/quota.js';
import { problem } from '../../../core/errors/problem.js';
import type { Change } from '../../audit/changes.js';
import { stepUpRequired } from '../../users/step-up.js';
import type { User } from '../../users/user.entity.js';
import { forgetFactorProofs } from '../sessions/session-proof.js';
import { Factor } from './factor.entity.js';
import { factorTypesOf, hasSecondFactor } from './factor-types.js';
import { lockUser } from './lock-user.js';
import { deleteRecoveryCodes } from './recovery-codes.js';

/**
 * Part of a change that has the user's row locked. Other sessions may have proved this factor, such as that of a thief
 * with the phone, so they prove another one before they count as proved again.
 *
 * @param sessionId that of the user who removes it
 */
export async function removeFactor(
  change: Change,
  { id, userId, type, name, confirmedAt }: Factor,
  sessionId: string,
): Promise<void> {
  await change.manager.delete(Factor, { id });
  const isSetUp = confirmedAt !== null;
  await change.record(
    isSetUp ? 'account.factor_removed' : 'account.factor_abandoned',
    factorRecord(userId, { id, type, name }),
  );
  if (!isSetUp) return;
  const isLast = !(await hasSecondFactor(change.manager, userId));
  if (isLast) await deleteRecoveryCodes(change, userId);
  await forgetFactorProofs(change, userId, isLast ? null : sessionId);
}

/** @throws 409 */
export const refuseTooManyFactors = (
  { manager }: Change,
  { limits }: Config,
  userId: string,
): Promise<void> =>
  refuseOverQuota(manager, {
    code: 'factor_limit',
    limit: limits.FACTORS_PER_USER,
    holder: userId,
    counted: 'SELECT FROM factors WHERE user_id = $1 AND confirmed_at IS NOT NULL',
  });

export const factorRecord = (userId: string, { id, type, name }: Pick<Factor, 'id' | 'type' | 'name'>) => ({
  workspaceId: null,
  targetId: userId,
  details: { factor_id: id, type, name },
});

/**
 * Locks the user for a change of the second factors.
 *
 * @throws 403 if the session no longer proves any of them: what it proved was removed since the request was admitted
 */
export async function requireUser(change: Change, userId: string): Promise<User> {
  const user = await lockUser(change, userId);
  if (!user) throw problem('not_found');
  const factorTypes = await factorTypesOf(change.manager, userId);
  const isProved = await change.manager.query<unknown[]>(
    `SELECT FROM sessions WHERE id = $1 AND 'mfa' = ANY (amr)`,
    [change.actor.authority?.sessionId],
  );
  if (factorTypes.length > 0 && isProved.length === 0) throw stepUpRequired({ factorTypes });
  return user;
}
