import type { EntityManager } from 'typeorm';
import type { ErrorCode } from '../resource/resources.js';
import { problem } from '../errors/problem.js';

export interface Quota {
  /** Tells the caller which one it is. */
  code: Extract<ErrorCode, `${string}_limit`>;
  limit: number;
  /** The workspace or the user whose quota it is. */
  holder: string;
  /** SQL whose rows count, without what is about to be added; the holder is $1. */
  counted: string;
  /** How many are about to be added; default: one. */
  added?: number;
}

/**
 * Refuses more than the quota has left. Those who add at the same time are counted one after the other, so it
 * is exact. Call it in the change that adds, before rows are locked.
 *
 * @throws 409 with the quota's code and `limit`
 */
export async function refuseOverQuota(manager: EntityManager, quota: Quota): Promise<void> {
  const { code, limit, holder, counted, added = 1 } = quota;
  if (added === 0) return;
  await manager.query('SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', [
    `latchkey.${code}`,
    holder,
  ]);
  // A statement of its own: it sees what had committed when the lock was had.
  const [row] = await manager.query<{ count: string }[]>(
    `SELECT count(*) AS count FROM (${counted} LIMIT ${limit}) AS counted`,
    [holder],
  );
  if (Number(row?.count) + added > limit) throw overQuota(code, limit);
}

export const overQuota = (code: Quota['code'], limit: number) => problem(code, { extensions: { limit } });
