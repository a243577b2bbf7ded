import type { TestDatabase } from './database.js';

/** Changes rows like an operator with psql: for what a test cannot wait for, such as days passing. */
export async function changeByHand(database: TestDatabase, statement: string): Promise<void> {
  await database.query(`BEGIN; SET LOCAL latchkey.change = 'by-hand'; ${statement}; COMMIT`);
}

/** Lets time pass for one session by moving everything about it into the past. */
export const ageSession = (database: TestDatabase, sessionId: string, interval: string): Promise<void> =>
  changeByHand(
    database,
    `UPDATE sessions SET refreshed_at = refreshed_at - interval '${interval}',
       created_at = created_at - interval '${interval}', expires_at = expires_at - interval '${interval}'
     WHERE id = '${sessionId}'`,
  );
