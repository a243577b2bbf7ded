import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { Queue } from '../../core/queue/queue.js';
import { newId } from '../../core/secrets/ids.js';
import type { Change } from '../audit/changes.js';
import { DELIVERY_QUEUE, type DeliveryJob, expiryOf } from './delivery-job.js';
import { type EventData, type EventType, payloadSchema } from './event-types.js';
import { ENDPOINT_PROBLEM, mayHear } from './key-state.js';

/** Tells webhook endpoints what has happened, as part of the change that made it happen. */
@Injectable()
export class WebhookEvents {
  constructor(
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * To every endpoint of the workspace that wants such events and works. Costs one query if there is none. The
   * event and its deliveries exist if, and only if, the change is committed.
   */
  async publish<Type extends EventType>(
    change: Change,
    workspaceId: string,
    type: Type,
    data: EventData<Type>,
  ): Promise<void> {
    // Held, because one that is deleted at the same time must not fail the change.
    const endpoints = await change.manager.query<{ id: string }[]>(
      `SELECT e.id FROM webhook_endpoints e JOIN api_keys k ON k.id = e.api_key_id
       WHERE e.workspace_id = $1 AND $2 = ANY (e.events) AND (${ENDPOINT_PROBLEM}) IS NULL AND ${mayHear('$2')}
       FOR KEY SHARE OF e`,
      [workspaceId, type],
    );
    if (endpoints.length === 0) return;
    await this.deliver(change, { workspaceId, type, data, endpointIds: endpoints.map(({ id }) => id) });
  }

  /** To one endpoint, whatever it wants. @returns the delivery's id */
  async publishTo<Type extends EventType>(
    change: Change,
    endpoint: { id: string; workspaceId: string },
    type: Type,
    data: EventData<Type>,
  ): Promise<string> {
    const { workspaceId } = endpoint;
    const [deliveryId] = await this.deliver(change, { workspaceId, type, data, endpointIds: [endpoint.id] });
    return deliveryId as string;
  }

  private async deliver(
    { manager }: Change,
    event: { workspaceId: string; type: EventType; data: unknown; endpointIds: string[] },
  ): Promise<string[]> {
    const { workspaceId, type, data, endpointIds } = event;
    const eventId = newId();
    // Names each field that may go out: what the schema does not know is left out.
    const payload = payloadSchema(type).parse({ type, timestamp: new Date().toISOString(), data });
    await manager.query(
      'INSERT INTO webhook_events (id, workspace_id, type, payload) VALUES ($1, $2, $3, $4)',
      [eventId, workspaceId, type, JSON.stringify(payload)],
    );
    const jobs = endpointIds.map((endpointId): DeliveryJob => ({ deliveryId: newId(), endpointId, run: 0 }));
    const deliveryIds = jobs.map(({ deliveryId }) => deliveryId);
    await manager.query(
      `INSERT INTO webhook_deliveries (id, endpoint_id, event_id)
       SELECT delivery.id, delivery.endpoint_id, $3 FROM unnest($1::uuid[], $2::uuid[]) AS delivery (id, endpoint_id)`,
      [deliveryIds, endpointIds, eventId],
    );
    await this.queue.sendMany(manager, DELIVERY_QUEUE, jobs, expiryOf(this.config));
    return deliveryIds;
  }
}
