/** What a genuine refresh token that could not rotate the session is worth. */
export type RefreshVerdict = 'same-successor' | 'reuse' | 'refused';

/**
 * The token that was replaced last may ask again within the grace, and gets the same successor: two tabs, or an
 * answer that was lost. The grace covers no older one: whoever presents that did not just lose a race.
 *
 * @param presented generation of the token
 * @param session as it was read after the attempt to rotate
 */
export function judgeRefresh(
  presented: number,
  session: { generation: number; isLive: boolean; isWithinGrace: boolean },
): RefreshVerdict {
  if (!session.isLive) return 'refused';
  // Ahead of the session: the database was restored from a backup.
  if (presented >= session.generation) return 'refused';
  return presented === session.generation - 1 && session.isWithinGrace ? 'same-successor' : 'reuse';
}
