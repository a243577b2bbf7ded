import type { EntityManager } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import { afterId, type PageQuery } from '../../core/http/paging.js';
import type { ServiceAccountView } from './service-account.schemas.js';

const VIEW = `SELECT s.id, s.workspace_id AS "workspaceId", u.name, m.role, s.description, s.limits, s.created_by AS "createdBy",
    s.created_at AS "createdAt", s.updated_at AS "updatedAt", (
      SELECT count(*)::int FROM api_keys k
      WHERE k.workspace_id = s.workspace_id AND k.created_by = s.id
        AND (k.revoked_at IS NULL OR k.revoked_at > clock_timestamp())
        AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())
    ) AS "apiKeys", (
      SELECT count(*)::int FROM webhook_endpoints e LEFT JOIN api_keys k ON k.id = e.api_key_id
      WHERE e.workspace_id = s.workspace_id AND s.id IN (e.created_by, k.created_by) AND e.disabled_at IS NULL
    ) AS "webhookEndpoints"
  FROM service_accounts s JOIN users u ON u.id = s.id
    JOIN memberships m ON m.workspace_id = s.workspace_id AND m.user_id = s.id
  WHERE s.workspace_id = $1`;

/** Newest first. One more than fits the page. */
export const listServiceAccounts = (
  manager: EntityManager,
  workspaceId: string,
  query: PageQuery,
): Promise<ServiceAccountView[]> =>
  manager.query<ServiceAccountView[]>(
    `${VIEW} AND ($2::uuid IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`,
    [workspaceId, afterId(query), query.limit + 1],
  );

/** @throws not_found also for one of another workspace */
export async function findServiceAccount(
  manager: EntityManager,
  workspaceId: string,
  id: string,
): Promise<ServiceAccountView> {
  const [account] = await manager.query<ServiceAccountView[]>(`${VIEW} AND s.id = $2`, [workspaceId, id]);
  if (!account) throw problem('not_found');
  return account;
}

/**
 * Like `findServiceAccount`, for all of a workspace, and blocks the creation of keys for them until the transaction
 * ends.
 */
export async function lockServiceAccounts(
  manager: EntityManager,
  workspaceId: string,
  id: string | null = null,
): Promise<ServiceAccountView[]> {
  await manager.query(
    'SELECT FROM service_accounts WHERE workspace_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY id FOR UPDATE',
    [workspaceId, id],
  );
  return manager.query<ServiceAccountView[]>(`${VIEW} AND ($2::uuid IS NULL OR s.id = $2) ORDER BY s.id`, [
    workspaceId,
    id,
  ]);
}
