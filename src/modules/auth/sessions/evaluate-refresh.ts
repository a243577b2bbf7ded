/** The outcome for a genuine refresh token that could not rotate the session. */
export type RefreshOutcome = 'same-successor' | 'reuse' | 'refused';

/**
 * The most recently replaced token may be used again within the grace period, and gets the same successor: for two
 * tabs, or a lost response. The grace period covers no older token, because nobody presents one merely by losing a
 * race.
 *
 * @param presented generation of the token
 * @param session as read after the attempt to rotate
 */
export function evaluateRefresh(
  presented: number,
  session: { generation: number; isLive: boolean; isWithinGrace: boolean },
): RefreshOutcome {
  if (!session.isLive) return 'refused';
  // Ahead of the session, because the database was restored from a backup.
  if (presented >= session.generation) return 'refused';
  return presented === session.generation - 1 && session.isWithinGrace ? 'same-successor' : 'reuse';
}
