import type { TestDatabase } from './database.js';

/** Changes rows as an operator does with psql: for what a test cannot wait for, such as the passing of days. */
export async function changeByHand(database: TestDatabase, statement: string): Promise<void> {
  await database.query(`BEGIN; SET LOCAL latchkey.change = 'by-hand'; ${statement}; COMMIT`);
}

/** Lets time pass for one session: everything about it happened so much earlier. */
export const ageSession = (database: TestDatabase, sessionId: string, interval: string): Promise<void> =>
  changeByHand(
    database,
    `UPDATE sessions SET refreshed_at = refreshed_at - interval '${interval}',
       created_at = created_at - interval '${interval}', expires_at = expires_at - interval '${interval}'
     WHERE id = '${sessionId}'`,
  );
