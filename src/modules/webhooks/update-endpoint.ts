import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';

/** As part of a change. What is left out stays as it is. */
export async function updateEndpoint(
  manager: EntityManager,
  id: string,
  fields: QueryDeepPartialEntity<WebhookEndpoint>,
): Promise<void> {
  await manager.update(WebhookEndpoint, { id }, { ...fields, updatedAt: () => 'clock_timestamp()' });
}
