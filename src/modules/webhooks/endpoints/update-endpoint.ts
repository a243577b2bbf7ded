import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';

/** @throws not_found also for one that is deleted, or of another workspace */
export async function lockEndpoint(
  manager: EntityManager,
  workspaceId: string,
  id: string,
): Promise<WebhookEndpoint> {
  const endpoint = await manager.findOne(WebhookEndpoint, {
    where: { workspaceId, id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!endpoint || endpoint.disabledReason === 'deleted') throw problem('not_found');
  return endpoint;
}

/** Part of a change. Omitted fields stay unchanged. */
export async function updateEndpoint(
  manager: EntityManager,
  id: string,
  fields: QueryDeepPartialEntity<WebhookEndpoint>,
): Promise<void> {
  await manager.update(WebhookEndpoint, { id }, { ...fields, updatedAt: () => 'clock_timestamp()' });
}
