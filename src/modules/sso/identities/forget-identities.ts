import type { Change } from '../../audit/changes.js';

export type ForgettingReason = 'account_claimed' | 'account_deleted' | 'restored';

/**
 * Unlinks every identity of an account. Part of a change that has the user's row locked.
 *
 * @returns whether there were any
 */
export async function forgetIdentities(
  change: Change,
  userId: string,
  reason: ForgettingReason,
): Promise<boolean> {
  const [identities] = await change.manager.query<[{ id: string; issuer: string }[], number]>(
    'DELETE FROM identities WHERE user_id = $1 RETURNING id, issuer',
    [userId],
  );
  await change.recordAll(
    'account.identity_unlinked',
    identities.map(({ id, issuer }) => ({
      workspaceId: null,
      targetId: userId,
      details: { identity_id: id, issuer, reason },
    })),
  );
  return identities.length > 0;
}
