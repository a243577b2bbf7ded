import type { EntityManager } from 'typeorm';
import { suspended } from './suspension.js';

/**
 * For actions in a user's name without a credential that the guard has checked: signing in, following an emailed link.
 * Call it with the user's row locked, in the change's transaction: a concurrent suspension then waits for it, or is
 * seen.
 *
 * @throws account_suspended
 */
export async function refuseSuspended(manager: EntityManager, userId: string): Promise<void> {
  const [user] = await manager.query<{ reason: string | null }[]>(
    'SELECT suspended_reason AS reason FROM users WHERE id = $1',
    [userId],
  );
  const reason = user?.reason ?? null;
  if (reason !== null) throw suspended({ code: 'account_suspended', reason });
}
