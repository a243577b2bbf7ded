import type { EntityManager } from 'typeorm';
import type { HolderType } from './quota-event.js';

/**
 * Starts a new count where another one is, so that nothing becomes available again. What is handed out and not yet used goes
 * back to the earlier count alone, and is missing from the new one until the window ends.
 */
export async function continueCount(
  manager: EntityManager,
  { type, from, to }: { type: HolderType; from: string; to: string },
): Promise<void> {
  await manager.query(
    `INSERT INTO request_windows (holder_type, holder_id, per, started_at, granted, used, requests, notified)
     SELECT holder_type, $3, per, started_at, granted, used, requests, notified
     FROM request_windows WHERE holder_type = $1 AND holder_id = $2`,
    [type, from, to],
  );
}
