import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Queue } from '../../core/queue/queue.js';
import { BatchedRemoval } from '../audit/batched-removal.js';
import type { Change } from '../audit/changes.js';

const WORKSPACE_REMOVAL_QUEUE = 'workspace-removal';

interface WorkspaceRemovalJob {
  workspaceId: string;
}

/** Removes what a deleted workspace has left behind, a batch at a time. */
@Injectable()
export class WorkspaceRemoval implements OnModuleInit {
  constructor(
    private readonly removal: BatchedRemoval,
    private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.queue.work<WorkspaceRemovalJob>(
      WORKSPACE_REMOVAL_QUEUE,
      { concurrency: 1 },
      ({ data: { workspaceId }, signal }) =>
        this.removal.remove(
          {
            tableName: 'workspaces',
            id: workspaceId,
            workspaceId,
            action: 'workspace.purged',
          },
          signal,
        ),
    );
  }

  /** Part of the change that deletes the workspace. */
  async enqueue(change: Change, workspaceId: string): Promise<void> {
    const job: WorkspaceRemovalJob = { workspaceId };
    await this.queue.send(change.manager, WORKSPACE_REMOVAL_QUEUE, job);
  }
}
