import type { EntityManager } from 'typeorm';
import type { Change } from '../audit/changes.js';
import type { ScopeHolders } from './scope-holders.js';

/** Removes scopes, secrets and whole services: for the operator, and for the replay after a restore. */

/**
 * Removes the service with its secrets and scopes.
 *
 * @returns false if there is none
 */
export async function removeResourceServer(
  change: Change,
  holders: ScopeHolders,
  id: string,
): Promise<boolean> {
  const { manager } = change;
  const [server] = await manager.query<{ name: string }[]>(
    'SELECT name FROM resource_servers WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!server) return false;
  const scopes = await manager.query<{ scope: string }[]>(
    'SELECT scope FROM resource_server_scopes WHERE resource_server_id = $1',
    [id],
  );
  const keys = await removeScopes(
    manager,
    holders,
    id,
    scopes.map(({ scope }) => scope),
  );
  await manager.query('DELETE FROM resource_servers WHERE id = $1', [id]);
  await change.record('resource_server.deleted', {
    workspaceId: null,
    targetId: id,
    details: { name: server.name, keys_narrowed: keys },
  });
  return true;
}

/**
 * Removes a service's scopes from every key: if a scope of the same name returns, only keys that are granted it again
 * have it. Whoever gives a key scopes holds a lock on them until that commits (`usable-scopes.ts`), so the deletion waits
 * for them, and the keys are searched once more afterwards. Once before it, too: then no key is locked by somebody who
 * waits for a scope.
 *
 * @returns how many keys had any of them
 */
export async function removeScopes(
  manager: EntityManager,
  holders: ScopeHolders,
  id: string,
  scopes: string[],
): Promise<number> {
  const keys = await holders.removeScopes(manager, scopes);
  await manager.query(
    'DELETE FROM resource_server_scopes WHERE resource_server_id = $1 AND scope = ANY ($2)',
    [id, scopes],
  );
  return keys + (await holders.removeScopes(manager, scopes));
}

/** Ends the service's secrets that would last longer than `afterSeconds`, and deletes those that have ended. */
export async function endSecrets(manager: EntityManager, id: string, afterSeconds: number): Promise<void> {
  await manager.query(
    `UPDATE resource_server_secrets SET ends_at = clock_timestamp() + make_interval(secs => $2)
     WHERE resource_server_id = $1 AND (ends_at IS NULL OR ends_at > clock_timestamp() + make_interval(secs => $2))`,
    [id, afterSeconds],
  );
  await manager.query(
    'DELETE FROM resource_server_secrets WHERE resource_server_id = $1 AND ends_at <= clock_timestamp()',
    [id],
  );
}
