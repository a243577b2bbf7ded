import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Queue } from '../../../core/queue/queue.js';
import { BatchedRemoval } from '../../audit/batched-removal.js';
import type { Change } from '../../audit/changes.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';

const ENDPOINT_REMOVAL_QUEUE = 'webhook-endpoint-removal';

interface EndpointRemovalJob {
  workspaceId: string;
  endpointId: string;
}

/**
 * Deletes endpoints. An endpoint disappears at once: it is no longer shown, and receives nothing any more. Its
 * deliveries, of which there may be very many, are removed afterwards in batches.
 */
@Injectable()
export class EndpointRemoval implements OnModuleInit {
  constructor(
    private readonly removal: BatchedRemoval,
    private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.queue.work<EndpointRemovalJob>(
      ENDPOINT_REMOVAL_QUEUE,
      { concurrency: 1 },
      ({ data: { workspaceId, endpointId }, signal }) =>
        this.removal.remove(
          {
            tableName: 'webhook_endpoints',
            id: endpointId,
            workspaceId,
            action: 'webhook_endpoint.purged',
          },
          signal,
        ),
    );
  }

  /** Call this with the endpoint locked. */
  async delete(change: Change, workspaceId: string, endpointId: string): Promise<void> {
    await change.manager.update(
      WebhookEndpoint,
      { id: endpointId },
      { disabledAt: () => 'clock_timestamp()', disabledReason: 'deleted' },
    );
    const job: EndpointRemovalJob = { workspaceId, endpointId };
    await this.queue.send(change.manager, ENDPOINT_REMOVAL_QUEUE, job);
  }
}
