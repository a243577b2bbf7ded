import { isDeepStrictEqual } from 'node:util';
import type { RequestLimit } from '@latchkey/verifier/slices';
import type { EntityManager } from 'typeorm';

/** The operator's ceiling for one workspace; null: as for all workspaces. */
export type LimitsMax = RequestLimit[] | null;

/**
 * Part of a change.
 *
 * @returns the previous value; undefined: there is no such workspace
 */
export async function setLimitsMax(
  manager: EntityManager,
  id: string,
  limitsMax: LimitsMax,
): Promise<LimitsMax | undefined> {
  const [before] = await manager.query<{ limitsMax: LimitsMax }[]>(
    `SELECT limits_max AS "limitsMax" FROM workspaces WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE`,
    [id],
  );
  if (!before || isDeepStrictEqual(before.limitsMax, limitsMax)) return before?.limitsMax;
  await manager.query(
    'UPDATE workspaces SET limits_max = $2::jsonb, updated_at = clock_timestamp() WHERE id = $1',
    [id, limitsMax && JSON.stringify(limitsMax)],
  );
  return before.limitsMax;
}
