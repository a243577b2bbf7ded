import type { EntityManager } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import type { IdempotencyRequest } from '../../core/http/idempotency.js';

const KEEP = '24 hours';
const BATCH = 1_000;

interface StoredResult<T> {
  fingerprint: string;
  response: T | null;
  resource_id: string | null;
}

/**
 * Claims the key inside the change's own transaction: a concurrent repeat waits on the unique index until the first
 * commits, and then finds its result. So there is no "in progress" state that a crash could leave behind.
 *
 * @returns the first response, if this is a repeat; undefined if the key is now ours
 */
export async function claimIdempotencyKey<T>(
  manager: EntityManager,
  { principal, key, fingerprint }: IdempotencyRequest,
): Promise<T | undefined> {
  await manager.query(
    `DELETE FROM idempotency_keys
     WHERE principal = $1 AND key = $2 AND created_at < clock_timestamp() - interval '${KEEP}'`,
    [principal, key],
  );
  const claimed = await manager.query<unknown[]>(
    `INSERT INTO idempotency_keys (principal, key, fingerprint) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING key`,
    [principal, key, fingerprint],
  );
  if (claimed.length > 0) return undefined;

  const [stored] = await manager.query<StoredResult<T>[]>(
    'SELECT fingerprint, response, resource_id FROM idempotency_keys WHERE principal = $1 AND key = $2',
    [principal, key],
  );
  if (!stored) throw problem('conflict');
  if (stored.fingerprint !== fingerprint) throw problem('idempotency_key_reused');
  if (stored.response === null) {
    throw problem('idempotency_result_not_stored', { extensions: { resource_id: stored.resource_id } });
  }
  return stored.response;
}

/** @param response the response body; null if it held a secret */
export async function storeResult(
  manager: EntityManager,
  { principal, key }: IdempotencyRequest,
  resourceId: string,
  response: object | null,
): Promise<void> {
  await manager.query(
    'UPDATE idempotency_keys SET resource_id = $3, response = $4 WHERE principal = $1 AND key = $2',
    [principal, key, resourceId, response === null ? null : JSON.stringify(response)],
  );
}

/**
 * Removes some keys that are too old to be repeated: a batch, so that no statement holds locks for long, skipping rows
 * that are being removed or renewed right now.
 *
 * @returns how many it removed
 */
export async function removeOldIdempotencyKeys(manager: EntityManager): Promise<number> {
  const [, removed] = await manager.query<[unknown[], number]>(
    `DELETE FROM idempotency_keys WHERE (principal, key) IN (
       SELECT principal, key FROM idempotency_keys
       WHERE created_at < clock_timestamp() - interval '${KEEP}'
       ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
     )`,
  );
  return removed;
}
