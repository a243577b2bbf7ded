import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { prepared } from '../../core/database/prepared.js';
import { Queue } from '../../core/queue/queue.js';
import type { EventData, EventType } from '../../core/resource/resources.js';
import { newId } from '../../core/secrets/ids.js';
import type { Change } from '../audit/changes.js';
import { DELIVERY_QUEUE, type DeliveryJob, expiryOf } from './deliveries/delivery-job.js';
import { payloadSchema } from './event-types.js';
import { endpointProblem, mayHear } from './key-state.js';

/** Publishes events to webhook endpoints, as part of the change that caused them. */
@Injectable()
export class WebhookEvents {
  constructor(
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Publishes to every active endpoint of the workspace that has subscribed to such events. Costs one query if there is
   * none. The event and its deliveries exist if, and only if, the change is committed.
   */
  publish<Type extends EventType>(
    change: Change,
    workspaceId: string,
    type: Type,
    data: EventData<Type>,
  ): Promise<void> {
    return this.publishAll(change, workspaceId, type, [data]);
  }

  /** Like `publish`, for several events of one type. */
  async publishAll<Type extends EventType>(
    change: Change,
    workspaceId: string,
    type: Type,
    events: readonly EventData<Type>[],
  ): Promise<void> {
    if (events.length === 0) return;
    // Locked, because a concurrent deletion must not fail the change.
    const endpoints = await change.manager.query<{ id: string }[]>(
      prepared(
        `SELECT e.id FROM webhook_endpoints e LEFT JOIN api_keys k ON k.id = e.api_key_id
         WHERE e.workspace_id = $1 AND $2 = ANY (e.events) AND (${endpointProblem()}) IS NULL AND ${mayHear('$2')}
         FOR KEY SHARE OF e`,
      ),
      [workspaceId, type],
    );
    if (endpoints.length === 0) return;
    await this.deliver(change, { workspaceId, type, events, endpointIds: endpoints.map(({ id }) => id) });
  }

  /**
   * Publishes to one endpoint, whatever it has subscribed to.
   *
   * @returns the delivery's id
   */
  async publishTo<Type extends EventType>(
    change: Change,
    endpoint: { id: string; workspaceId: string },
    type: Type,
    data: EventData<Type>,
  ): Promise<string> {
    const { workspaceId } = endpoint;
    const [deliveryId] = await this.deliver(change, {
      workspaceId,
      type,
      events: [data],
      endpointIds: [endpoint.id],
    });
    return deliveryId as string;
  }

  private async deliver(
    { manager }: Change,
    news: { workspaceId: string; type: EventType; events: readonly unknown[]; endpointIds: string[] },
  ): Promise<string[]> {
    const { workspaceId, type, events, endpointIds } = news;
    const timestamp = new Date().toISOString();
    // Names each public field: whatever the schema does not know is dropped.
    const payloads = events.map((data) =>
      JSON.stringify(payloadSchema(type).parse({ type, timestamp, data })),
    );
    const eventIds = events.map(() => newId());
    await manager.query(
      `INSERT INTO webhook_events (id, workspace_id, type, payload)
       SELECT event.id, $3, $4, event.payload FROM unnest($1::uuid[], $2::text[]) AS event (id, payload)`,
      [eventIds, payloads, workspaceId, type],
    );
    const deliveries = eventIds.flatMap((eventId) =>
      endpointIds.map((endpointId) => ({ id: newId(), eventId, endpointId })),
    );
    const deliveryIds = deliveries.map(({ id }) => id);
    await manager.query(
      `INSERT INTO webhook_deliveries (id, endpoint_id, event_id)
       SELECT delivery.id, delivery.endpoint_id, delivery.event_id
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS delivery (id, endpoint_id, event_id)`,
      [deliveryIds, deliveries.map(({ endpointId }) => endpointId), deliveries.map(({ eventId }) => eventId)],
    );
    const jobs = deliveries.map(({ id, endpointId }): DeliveryJob => ({
      deliveryId: id,
      endpointId,
      run: 0,
    }));
    await this.queue.sendMany(manager, DELIVERY_QUEUE, jobs, expiryOf(this.config));
    return deliveryIds;
  }
}
