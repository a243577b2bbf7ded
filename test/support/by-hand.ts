import { LEASE_MS } from '../../src/core/coherence/lease.js';
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/**
 * Changes rows like an operator with psql: for what a test cannot wait for, such as days passing. Returns once every
 * instance whose lease is valid has applied the change, as it would have if it had been made through the API.
 */
export async function changeByHand(database: TestDatabase, statement: string): Promise<void> {
  await commitByHand(database, statement);
  const [last] = await database.query<{ sequence: string }>(
    'SELECT coalesce(max(sequence), 0) AS sequence FROM authority_changes',
  );
  const behind = () =>
    database.query(
      `SELECT FROM authority_instances
       WHERE acknowledged < $1 AND renewed_at > clock_timestamp() - $2 * interval '1 millisecond'`,
      [last?.sequence, LEASE_MS],
    );
  await eventually('every instance knows', behind, { until: (rows) => rows.length === 0, intervalMs: 5 });
}

/** As `changeByHand`, but returns when it is committed: instances may still act on what they knew. */
export async function commitByHand(database: TestDatabase, statement: string): Promise<void> {
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
