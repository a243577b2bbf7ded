import type { Checkpoint } from '@latchkey/sdk/audit-trail';
import type { DataSource } from 'typeorm';
import type { CheckpointKeys } from './checkpoint-keys.js';

const PAGE = 10;

/**
 * Where the remaining events begin, according to the newest checkpoints that are signed with a configured key. Any
 * other row of the table counts for nothing: whoever can write to the database could otherwise have the server itself
 * sign that an event was removed after its retention period.
 *
 * @returns 1 if none has been removed
 */
export async function signedEventsFrom(dataSource: DataSource, keys: CheckpointKeys): Promise<number> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = await dataSource.query<Checkpoint[]>(NEWEST, [PAGE, offset]);
    // Two processes sign at about the same time, so the very newest may not know of the last removal yet.
    const signed = rows.filter((row) => keys.hasSigned(row)).map(({ events_from: from }) => Number(from));
    if (signed.length > 0) return Math.max(...signed);
    if (rows.length < PAGE) return 1;
  }
}

const NEWEST = `
  SELECT 'instance' AS chain, position, encode(hash, 'hex') AS hash, events_from, signed_at, key_id, public_key, signature
  FROM audit_checkpoints ORDER BY position DESC, events_from DESC LIMIT $1 OFFSET $2`;
