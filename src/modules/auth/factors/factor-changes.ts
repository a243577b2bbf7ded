import type { Config } from '../../../core/config/config.js';
import { refuseOverQuota } from '../../../core/database/quota.js';
import { problem } from '../../../core/errors/problem.js';
import type { Change } from '../../audit/changes.js';
import type { User } from '../../users/user.entity.js';
import { Factor } from './factor.entity.js';
import { hasSecondFactor } from './factor-types.js';
import { lockUser } from './lock-user.js';
import { deleteRecoveryCodes } from './recovery-codes.js';

/** Part of a change that has the user's row locked. */
export async function removeFactor(
  change: Change,
  { id, userId, type, name, confirmedAt }: Factor,
): Promise<void> {
  await change.manager.delete(Factor, { id });
  const isSetUp = confirmedAt !== null;
  await change.record(
    isSetUp ? 'account.factor_removed' : 'account.factor_abandoned',
    factorRecord(userId, { id, type, name }),
  );
  if (isSetUp && !(await hasSecondFactor(change.manager, userId))) await deleteRecoveryCodes(change, userId);
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

export async function requireUser(change: Change, userId: string): Promise<User> {
  const user = await lockUser(change, userId);
  if (!user) throw problem('not_found');
  return user;
}
