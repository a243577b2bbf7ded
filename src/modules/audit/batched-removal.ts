import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../core/principal/actor.js';
import type { AuditAction } from '../../core/resource/resources.js';
import { Changes } from './changes.js';

/** Bounded, so that no statement holds locks for long. */
const BATCH = 1_000;

/** A row that is already invisible to everyone, to be removed with everything that belongs to it. */
export interface Removed {
  tableName: string;
  id: string;
  workspaceId: string;
  /** The audit action recorded for each batch. */
  action: Extract<AuditAction, `${string}.purged`>;
}

/** Tables whose rows are deleted along with a row, farthest first, and which of their rows; $1 is its id. */
interface Dependent {
  tableName: string;
  condition: string;
}

/**
 * Removes what a deleted row has left behind, a batch at a time, in jobs. The database knows what that is: everything
 * that deleting the row would cascade to. So a new table needs no entry here.
 */
@Injectable()
export class BatchedRemoval {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  async remove(removed: Removed, signal: AbortSignal): Promise<void> {
    const dependents = await this.dataSource.query<Dependent[]>(DEPENDENTS, [removed.tableName]);
    for (const dependent of [...dependents, { tableName: removed.tableName, condition: 'id = $1' }]) {
      let count: number;
      do {
        signal.throwIfAborted();
        count = await this.removeSome(removed, dependent);
      } while (count === BATCH);
    }
  }

  private removeSome(
    { id, workspaceId, action }: Removed,
    { tableName, condition }: Dependent,
  ): Promise<number> {
    return this.changes.run(systemActor, async (change) => {
      const [, rows] = await change.manager.query<[unknown[], number]>(
        `DELETE FROM ${tableName} WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM ${tableName} WHERE ${condition} LIMIT ${BATCH} FOR UPDATE))`,
        [id],
      );
      if (rows > 0) {
        await change.record(action, {
          workspaceId,
          targetId: id,
          details: { table: tableName, rows },
        });
      }
      return rows;
    });
  }
}

/** Follows foreign keys with ON DELETE CASCADE, all of which have a single column. */
const DEPENDENTS = `
  WITH RECURSIVE cascades AS (
    SELECT c.conrelid, c.confrelid, a.attname AS column_name, b.attname AS parent_column
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND c.confdeltype = 'c' AND c.conrelid <> c.confrelid
  ), dependents AS (
    SELECT conrelid, 1 AS distance, format('%I = $1', column_name) AS condition
    FROM cascades WHERE confrelid = $1::text::regclass
    UNION ALL
    SELECT c.conrelid, distance + 1,
      format('%I IN (SELECT %I FROM %s WHERE %s)', column_name, parent_column, confrelid::regclass, condition)
    FROM dependents d JOIN cascades c ON c.confrelid = d.conrelid
    WHERE distance < 10
  )
  SELECT conrelid::regclass::text AS "tableName", condition FROM dependents ORDER BY distance DESC, "tableName"`;
