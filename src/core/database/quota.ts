import type { EntityManager } from 'typeorm';
import type { ErrorCode } from '../resource/resources.js';
import { problem } from '../errors/problem.js';

export interface Quota {
  /** The error code tells the caller which quota it is. */
  code: Extract<ErrorCode, `${string}_limit`>;
  limit: number;
  /** The workspace or user that the quota applies to. */
  holder: string;
  /** SQL that selects the existing rows, excluding those about to be added; $1 is the holder. */
  counted: string;
  /** How many rows are about to be added; default: one. */
  added?: number;
}

/**
 * Refuses to exceed the quota. Concurrent additions are counted one after the other, so the quota is exact. Call it in
 * the change that adds, before any rows are locked.
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
  // A separate statement, so that it sees everything committed before the lock was acquired.
  const [row] = await manager.query<{ count: string }[]>(
    `SELECT count(*) AS count FROM (${counted} LIMIT ${limit}) AS counted`,
    [holder],
  );
  if (Number(row?.count) + added > limit) throw overQuota(code, limit);
}

export const overQuota = (code: Quota['code'], limit: number) => problem(code, { extensions: { limit } });
