import type { EntityManager } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import { type Owner, OWNER } from '../../owners/owner.js';
import { type CreatorProblem, endpointProblem, type KeyProblem, NOT_DELETED } from '../key-state.js';
import type { DisabledReason, WebhookEndpoint } from './webhook-endpoint.entity.js';

/** An endpoint as the API shows it. */
export type EndpointView = Omit<
  WebhookEndpoint,
  | 'disabledAt'
  | 'disabledReason'
  | 'sealedSecret'
  | 'previousSealedSecret'
  | 'previousApiKeyId'
  | 'previousUntil'
> & {
  owner: Owner;
  /** How long the replaced secret also signs; null: none does. */
  overlapUntil: Date | null;
  /** null: it is active. A person's decision takes precedence over the state of its key. */
  statusReason: DisabledReason | KeyProblem | CreatorProblem | null;
  failingSince: Date | null;
  lastSuccessAt: Date | null;
};

const view = (): string => `
  SELECT e.id, e.workspace_id AS "workspaceId", e.url, e.description, e.events, e.api_key_id AS "apiKeyId",
    e.created_by AS "createdBy", e.created_by_key AS "createdByKey", e.created_at AS "createdAt", e.updated_at AS "updatedAt",
    ${endpointProblem()} AS "statusReason", ${OWNER} AS owner,
    CASE WHEN e.previous_until > clock_timestamp() THEN e.previous_until END AS "overlapUntil",
    h.failing_since AS "failingSince", h.last_success_at AS "lastSuccessAt"
  FROM webhook_endpoints e
    JOIN users o ON o.id = e.created_by
    LEFT JOIN api_keys k ON k.id = e.api_key_id
    LEFT JOIN webhook_endpoint_health h ON h.endpoint_id = e.id
  WHERE ${NOT_DELETED}`;

/** Newest first; one more than `limit` shows that there are more. */
export function listEndpoints(
  manager: EntityManager,
  workspaceId: string,
  afterId: string | null,
  limit: number,
): Promise<EndpointView[]> {
  return manager.query<EndpointView[]>(
    `${view()} AND e.workspace_id = $1 AND ($2::uuid IS NULL OR e.id < $2) ORDER BY e.id DESC LIMIT $3`,
    [workspaceId, afterId, limit + 1],
  );
}

/** @throws not_found also for an endpoint of another workspace, so that the two are indistinguishable */
export async function findEndpoint(
  manager: EntityManager,
  workspaceId: string,
  id: string,
): Promise<EndpointView> {
  const [endpoint] = await manager.query<EndpointView[]>(`${view()} AND e.workspace_id = $1 AND e.id = $2`, [
    workspaceId,
    id,
  ]);
  if (!endpoint) throw problem('not_found');
  return endpoint;
}
