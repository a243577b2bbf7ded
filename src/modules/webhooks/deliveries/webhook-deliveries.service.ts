import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { problem } from '../../../core/errors/problem.js';
import { afterId } from '../../../core/http/paging.js';
import type { Actor } from '../../../core/principal/actor.js';
import { insufficientScope } from '../../../core/principal/insufficient.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import type { Scope, ScopeSet } from '../../../core/principal/scopes.js';
import type { EventType } from '../../../core/resource/resources.js';
import { Queue } from '../../../core/queue/queue.js';
import { Changes } from '../../audit/changes.js';
import { type DeliveryView, findDelivery, listAttempts, listDeliveries } from './deliveries.js';
import { DELIVERY_QUEUE, type DeliveryJob, expiryOf } from './delivery-job.js';
import {
  type DeliveriesQuery,
  type DeliveryDetailsResponse,
  type DeliveryResponse,
  toDeliveryDetailsResponse,
  toDeliveryResponse,
} from './delivery.schemas.js';
import { type EndpointView, findEndpoint } from '../endpoints/endpoint-view.js';
import { eventTypes as allEventTypes, scopesFor } from '../event-types.js';
import { WebhookEvents } from '../webhook-events.js';

/** Past, current and future deliveries to an endpoint. */
@Injectable()
export class WebhookDeliveriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly events: WebhookEvents,
    private readonly queue: Queue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Only events that the principal may see. */
  async list(
    { workspaceId, scopes }: WorkspacePrincipal,
    endpointId: string,
    query: DeliveriesQuery,
  ): Promise<DeliveryView[]> {
    const { manager } = this.dataSource;
    await findEndpoint(manager, workspaceId, endpointId);
    const { status = null, limit } = query;
    const eventTypes = allEventTypes().filter((type) => missingScope(type, scopes) === undefined);
    return listDeliveries(manager, endpointId, { status, eventTypes, afterId: afterId(query), limit });
  }

  async get(
    { workspaceId, scopes }: WorkspacePrincipal,
    endpointId: string,
    id: string,
  ): Promise<DeliveryDetailsResponse> {
    const { manager } = this.dataSource;
    await findEndpoint(manager, workspaceId, endpointId);
    const delivery = await findDelivery(manager, endpointId, id);
    refuseHidden(delivery, scopes);
    return toDeliveryDetailsResponse(delivery, await listAttempts(manager, id));
  }

  /** Sends a `ping`, whichever events the endpoint has subscribed to. */
  test(actor: Actor, workspaceId: string, endpointId: string): Promise<DeliveryResponse> {
    return this.changes.run(actor, async (change) => {
      const { manager } = change;
      await findWorking(manager, workspaceId, endpointId);
      const endpoint = { id: endpointId, workspaceId };
      const id = await this.events.publishTo(change, endpoint, 'ping', { endpoint_id: endpointId });
      await change.record('webhook_endpoint.tested', {
        workspaceId,
        targetId: endpointId,
        details: { delivery_id: id },
      });
      return toDeliveryResponse(await findDelivery(manager, endpointId, id));
    });
  }

  /** Restarts the delivery with all its attempts. Any remaining old attempts are void. */
  redeliver(
    actor: Actor,
    { workspaceId, scopes }: WorkspacePrincipal,
    endpointId: string,
    id: string,
  ): Promise<DeliveryResponse> {
    return this.changes.run(actor, async (change) => {
      const { manager } = change;
      await findEndpoint(manager, workspaceId, endpointId);
      refuseHidden(await findDelivery(manager, endpointId, id), scopes);
      await findWorking(manager, workspaceId, endpointId);
      const [[renewed]] = await manager.query<[{ run: number }[], number]>(
        `UPDATE webhook_deliveries SET status = 'pending', run = run + 1, failures = 0, finished_at = NULL,
           next_attempt_at = clock_timestamp()
         WHERE id = $1 RETURNING run`,
        [id],
      );
      const job: DeliveryJob = { deliveryId: id, endpointId, run: (renewed as { run: number }).run };
      await this.queue.send(manager, DELIVERY_QUEUE, job, expiryOf(this.config));
      await change.record('webhook_delivery.redelivered', {
        workspaceId,
        targetId: id,
        details: { endpoint_id: endpointId },
      });
      return toDeliveryResponse(await findDelivery(manager, endpointId, id));
    });
  }
}

/** Only those who may read an event's data see it, however they get to it. */
function refuseHidden({ eventType }: DeliveryView, scopes: ScopeSet): void {
  // If its module no longer exists, nobody may read its data.
  if (!allEventTypes().includes(eventType)) throw problem('not_found');
  const missing = missingScope(eventType, scopes);
  if (missing !== undefined) throw insufficientScope(missing);
}

const missingScope = (type: EventType, scopes: ScopeSet): Scope | undefined =>
  scopesFor([type]).find((scope) => !scopes.has(scope));

async function findWorking(manager: EntityManager, workspaceId: string, id: string): Promise<EndpointView> {
  const endpoint = await findEndpoint(manager, workspaceId, id);
  if (endpoint.statusReason !== null) {
    throw problem('webhook_endpoint_disabled', { extensions: { status_reason: endpoint.statusReason } });
  }
  return endpoint;
}
