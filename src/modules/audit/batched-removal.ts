import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../core/principal/actor.js';
import type { AuditAction } from '../../core/resource/resources.js';
import { Changes } from './changes.js';
import { type Dependent, findDependents } from './dependents.js';

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

/**
 * Removes what a deleted row has left behind, a batch at a time, in jobs. The database knows what that is: everything
 * that deleting the row would cascade to. So a new table needs no entry here; its foreign keys say where it belongs.
 */
@Injectable()
export class BatchedRemoval {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  async remove(removed: Removed, signal: AbortSignal): Promise<void> {
    const dependents = await findDependents(this.dataSource, removed.tableName);
    for (const dependent of [...dependents, { tableName: removed.tableName, condition: 'id = $1' }]) {
      let count: number;
      do {
        signal.throwIfAborted();
        count = await this.removeSome(removed, dependent);
      } while (count > 0);
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
