import type { EntityManager } from 'typeorm';

/**
 * Removes a batch of the oldest events.
 *
 * @param eventsFrom a signed checkpoint says that the events before this position are removed
 * @returns how many
 */
export async function removeExported(
  manager: EntityManager,
  eventsFrom: number,
  batch: number,
): Promise<number> {
  const [, removed] = await manager.query<[unknown[], number]>(
    `DELETE FROM audit_events WHERE id IN (
       SELECT e.id FROM audit_chain c JOIN audit_events e ON e.id = c.event_id
       WHERE c.position < $1 ORDER BY c.position LIMIT ${batch})`,
    [eventsFrom],
  );
  return removed;
}
