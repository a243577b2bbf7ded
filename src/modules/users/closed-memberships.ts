import type { EntityManager } from 'typeorm';

/** The account has joined a workspace while a change was ending its memberships: the change has to begin again. */
class JoinedMeanwhile extends Error {
  override name = 'JoinedMeanwhile';
}

/** Each takes another join at just the wrong moment. */
const ATTEMPTS_MAX = 10;

/**
 * For a change that ends an account's memberships, and the sessions that could begin others. From here on until it
 * commits, the account joins nothing: a new membership refers to the row that this locks. Call it when all workspaces
 * of the change are locked, because whoever joins one locks it before that row.
 *
 * @param remaining the workspaces that the account is still in
 * @throws JoinedMeanwhile if it is in another one by now; see `repeatIfJoined`
 */
export async function closeMemberships(
  manager: EntityManager,
  userId: string,
  remaining: readonly string[] = [],
): Promise<void> {
  await manager.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [userId]);
  const others = await manager.query<unknown[]>(
    'SELECT FROM memberships WHERE user_id = $1 AND workspace_id <> ALL ($2::uuid[]) LIMIT 1',
    [userId, remaining],
  );
  if (others.length > 0) throw new JoinedMeanwhile('The account has joined a workspace meanwhile');
}

/** @param work a whole transaction that calls `closeMemberships` */
export async function repeatIfJoined<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof JoinedMeanwhile) || attempt === ATTEMPTS_MAX) throw error;
    }
  }
}
