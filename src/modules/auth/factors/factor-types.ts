import type { EntityManager } from 'typeorm';
import type { FactorType } from './factor.entity.js';

/** The kinds of the account's second factors. Call this with the user's row locked. */
export async function factorTypesOf(manager: EntityManager, userId: string): Promise<FactorType[]> {
  const rows = await manager.query<{ type: FactorType }[]>(
    'SELECT DISTINCT type FROM factors WHERE user_id = $1 AND confirmed_at IS NOT NULL ORDER BY type',
    [userId],
  );
  return rows.map(({ type }) => type);
}

export const hasSecondFactor = async (manager: EntityManager, userId: string): Promise<boolean> =>
  (await factorTypesOf(manager, userId)).length > 0;
