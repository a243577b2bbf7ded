import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../core/principal/actor.js';
import { Queue } from '../../core/queue/queue.js';
import { type Change, Changes } from '../audit/changes.js';

export const WORKSPACE_REMOVAL_QUEUE = 'workspace-removal';
/** So that no statement holds locks for long. */
const BATCH = 1_000;

interface WorkspaceRemovalJob {
  workspaceId: string;
}

/** Tables whose rows go with a workspace, the farthest first, and which of their rows; $1 is the workspace. */
interface Dependent {
  tableName: string;
  condition: string;
}

/**
 * Removes what a deleted workspace has left behind, a batch at a time. The database knows what that is: whatever a
 * deletion of the row would take along. So a new table needs no line here.
 */
@Injectable()
export class WorkspaceRemoval implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.queue.work<WorkspaceRemovalJob>(WORKSPACE_REMOVAL_QUEUE, { concurrency: 1 }, ({ data, signal }) =>
      this.remove(data.workspaceId, signal),
    );
  }

  /** As part of the change that deletes the workspace. */
  async enqueue(change: Change, workspaceId: string): Promise<void> {
    const job: WorkspaceRemovalJob = { workspaceId };
    await this.queue.send(change.manager, WORKSPACE_REMOVAL_QUEUE, job);
  }

  private async remove(workspaceId: string, signal: AbortSignal): Promise<void> {
    const dependents = await this.dataSource.query<Dependent[]>(DEPENDENTS);
    for (const dependent of [...dependents, { tableName: 'workspaces', condition: 'id = $1' }]) {
      let removed: number;
      do {
        signal.throwIfAborted();
        removed = await this.removeSome(workspaceId, dependent);
      } while (removed === BATCH);
    }
  }

  private removeSome(workspaceId: string, { tableName, condition }: Dependent): Promise<number> {
    return this.changes.run(systemActor, async (change) => {
      const [, removed] = await change.manager.query<[unknown[], number]>(
        `DELETE FROM ${tableName} WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM ${tableName} WHERE ${condition} LIMIT ${BATCH} FOR UPDATE))`,
        [workspaceId],
      );
      if (removed > 0) {
        await change.record('workspace.purged', {
          workspaceId,
          targetType: 'workspace',
          targetId: workspaceId,
          details: { table: tableName, rows: removed },
        });
      }
      return removed;
    });
  }
}

/** Along the foreign keys with ON DELETE CASCADE. All of them are of one column. */
const DEPENDENTS = `
  WITH RECURSIVE cascades AS (
    SELECT c.conrelid, c.confrelid, a.attname AS column_name, b.attname AS parent_column
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND c.confdeltype = 'c' AND c.conrelid <> c.confrelid
  ), dependents AS (
    SELECT conrelid, 1 AS distance, format('%I = $1', column_name) AS condition
    FROM cascades WHERE confrelid = 'workspaces'::regclass
    UNION ALL
    SELECT c.conrelid, distance + 1,
      format('%I IN (SELECT %I FROM %s WHERE %s)', column_name, parent_column, confrelid::regclass, condition)
    FROM dependents d JOIN cascades c ON c.confrelid = d.conrelid
    WHERE distance < 10
  )
  SELECT conrelid::regclass::text AS "tableName", condition FROM dependents ORDER BY distance DESC, "tableName"`;
