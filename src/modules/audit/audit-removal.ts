import type { EntityManager } from 'typeorm';

/**
 * Removes a batch of the oldest events that a signed checkpoint says are removed.
 *
 * @returns how many
 */
export async function removeExported(manager: EntityManager, batch: number): Promise<number> {
  const [, removed] = await manager.query<[unknown[], number]>(
    `DELETE FROM audit_events WHERE id IN (
       SELECT e.id FROM audit_chain c JOIN audit_events e ON e.id = c.event_id
       WHERE c.position < (SELECT events_from FROM audit_checkpoints ORDER BY position DESC, events_from DESC LIMIT 1)
       ORDER BY c.position LIMIT ${batch})`,
  );
  return removed;
}
