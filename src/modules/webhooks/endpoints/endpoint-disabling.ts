import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { systemActor } from '../../../core/principal/actor.js';
import { Queue } from '../../../core/queue/queue.js';
import { Changes } from '../../audit/changes.js';
import { discardPending } from '../deliveries/deliveries.js';
import { EndpointNotices, type ReasonOfOurs } from './endpoint-notices.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';

/** Ends deliveries to an endpoint that refuses or fails to receive them. */
@Injectable()
export class EndpointDisabling {
  constructor(
    private readonly changes: Changes,
    private readonly queue: Queue,
    private readonly notices: EndpointNotices,
  ) {}

  /** Only once, however many attempts reach that conclusion. */
  async disable(endpointId: string, reason: ReasonOfOurs): Promise<void> {
    await this.changes.run(systemActor, async (change) => {
      const { manager } = change;
      const { affected } = await manager.update(
        WebhookEndpoint,
        { id: endpointId, disabledAt: IsNull() },
        {
          disabledAt: () => 'clock_timestamp()',
          disabledReason: reason,
          updatedAt: () => 'clock_timestamp()',
        },
      );
      if (!affected) return;
      const endpoint = await manager.findOneByOrFail(WebhookEndpoint, { id: endpointId });
      await discardPending(manager, endpointId);
      await change.record('webhook_endpoint.disabled', {
        workspaceId: endpoint.workspaceId,
        targetId: endpointId,
        details: { url: endpoint.url, reason },
      });
      await this.notices.notifyDisabled(manager, endpoint, reason);
    });
  }

  /** Discards deliveries that were pending when the endpoint's key stopped. */
  async discardPending(endpointId: string): Promise<void> {
    await this.queue.inTransaction((manager) => discardPending(manager, endpointId));
  }
}
