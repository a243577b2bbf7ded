import type { Change } from '../../audit/changes.js';
import { deleteRecoveryCodes } from './recovery-codes.js';

/** Why an account's second factors were removed by someone other than its owner. */
export type ForgettingReason =
  | 'reset_by_operator'
  | 'reset_by_owner'
  | 'account_claimed'
  | 'account_deleted'
  | 'restored';

/**
 * Removes all factors and recovery codes of an account, including unconfirmed ones. Part of a change that has the
 * user's row locked.
 *
 * @returns whether there were any
 */
export async function forgetFactors(
  change: Change,
  userId: string,
  reason: ForgettingReason,
): Promise<boolean> {
  const [, factors] = await change.manager.query<[unknown[], number]>(
    'DELETE FROM factors WHERE user_id = $1',
    [userId],
  );
  const codes = await deleteRecoveryCodes(change, userId);
  if (factors + codes === 0) return false;
  await change.record('account.factors_reset', {
    workspaceId: null,
    targetId: userId,
    details: { reason, factors },
  });
  return true;
}
