import { isDeepStrictEqual } from 'node:util';
import type { RequestLimit } from '@latchkey/verifier/slices';
import type { EntityManager } from 'typeorm';
import { Problem, problem } from '../../core/errors/problem.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { newId } from '../../core/secrets/ids.js';
import type { Change } from '../audit/changes.js';
import { continueCount } from '../request-limits/continue-count.js';
import type { ApiKeyLimits } from './api-key-limits.js';
import { refuseWideningAbove, refuseWider } from './api-key-never-wider.js';
import { NOT_ENDED } from './lifecycle/api-key-revocation.js';
import {
  type LockedApiKey,
  lockAnyApiKeys,
  lockApiKey,
  maySee,
  visibility,
  VISIBLE_KEYS,
} from './api-key-view.js';

/*
 * Keys that share a count must have the same limits, or the highest of them would apply. So whoever changes the limits of
 * one key changes those of all, and must be allowed to.
 */

/** SQL on `api_keys k`: its requests go to the count that `expression` names. */
const isCountedAs = (expression: string): string =>
  `(k.limits_counted_as = ${expression} OR (k.id = ${expression} AND k.limits_counted_as IS NULL))`;

type OfCount = Pick<LockedApiKey, 'id' | 'limitsCountedAs'>;

/**
 * Locks a key whose limits will change, and all keys that share them, including those that the principal may not see: in
 * the order in which all changes lock keys, or two changes that began with different keys would deadlock.
 */
export async function lockWithSharing(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  id: string,
  limits: RequestLimit[] | null,
): Promise<{ key: LockedApiKey; sharing: LockedApiKey[] }> {
  await manager.query(
    `SELECT FROM api_keys k, (
       SELECT coalesce(k.limits_counted_as, k.id) AS id FROM api_keys k WHERE ${VISIBLE_KEYS} AND k.id = $3) AS count
     WHERE ${isCountedAs('count.id')} ORDER BY k.id FOR NO KEY UPDATE OF k`,
    [...visibility(principal), id],
  );
  const key = await lockApiKey(manager, principal, id);
  return { key, sharing: await lockSharing(manager, key, limits) };
}

/** The other keys that share the count, have not ended, and would get other limits than they have. */
export async function lockSharing(
  manager: EntityManager,
  { id, limitsCountedAs }: OfCount,
  limits: RequestLimit[] | null,
): Promise<LockedApiKey[]> {
  const condition = `${isCountedAs('$1')} AND k.id <> $2 AND ${NOT_ENDED}`;
  const sharing = await lockAnyApiKeys(manager, condition, [limitsCountedAs, id]);
  return sharing.filter((key) => !isDeepStrictEqual(key.limits, limits));
}

/**
 * Applies the rules of `api-key-never-wider.ts` to keys that would get the same limits.
 *
 * @throws if the principal could not change the limits of each of them
 */
export function refuseSharing(
  sharing: readonly LockedApiKey[],
  limits: RequestLimit[] | null,
  own: ApiKeyLimits,
  principal: WorkspacePrincipal,
): void {
  if (sharing.some((key) => !maySee(principal, key))) {
    throw problem('insufficient_role', {
      detail: 'The key shares its limits with a key of another owner, so it takes an admin to change them.',
      extensions: { required_role: 'admin', role: principal.role },
    });
  }
  for (const before of sharing) {
    const after = { ...before, limits };
    ofSharing(before, () => {
      refuseWider(before, own);
      refuseWider(after, own);
      refuseWideningAbove(before, after, before.creatorRole, principal);
    });
  }
}

/** Names the key that caused a refusal: it is not the one in the request. */
function ofSharing({ id, name }: LockedApiKey, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw problem(error.code, {
      ...error.options,
      detail: `The key shares its limits with "${name}" (${id}), which would change with it. ${error.message}`,
    });
  }
}

/** Gives other keys the limits of a key with which they share a count, and records each. */
export async function shareLimits(
  change: Change,
  { id }: OfCount,
  sharing: readonly LockedApiKey[],
  limits: RequestLimit[] | null,
  details: Record<string, unknown> = {},
): Promise<void> {
  if (sharing.length === 0) return;
  await change.manager.query(
    'UPDATE api_keys SET limits = $2, updated_at = clock_timestamp() WHERE id = ANY($1)',
    [sharing.map((key) => key.id), limits === null ? null : JSON.stringify(limits)],
  );
  await change.recordAll(
    'api_key.updated',
    sharing.map((key) => ({
      workspaceId: key.workspaceId,
      targetId: key.id,
      details: {
        name: key.name,
        changed: { limits: { from: key.limits, to: limits } },
        limits_shared_with: id,
        ...details,
      },
    })),
  );
}

/**
 * Separates keys that have just been given to an owner from those of other owners with which they share a count: what
 * one owner does to their limits, or uses of them, must not reach keys of another. What has been used stays used.
 *
 * @param keys locked
 */
export async function separateCounts(
  manager: EntityManager,
  keys: readonly OfCount[],
  ownerId: string,
): Promise<void> {
  for (const count of new Set(keys.map(({ limitsCountedAs }) => limitsCountedAs))) {
    const others = await manager.query<unknown[]>(
      `SELECT FROM api_keys k WHERE ${isCountedAs('$1')} AND k.created_by <> $2 AND ${NOT_ENDED} LIMIT 1`,
      [count, ownerId],
    );
    if (others.length === 0) continue;
    // A new id: the key's own may be the one that the others are counted as.
    const own = newId();
    const moved = keys.filter(({ limitsCountedAs }) => limitsCountedAs === count);
    await manager.query('UPDATE api_keys SET limits_counted_as = $2 WHERE id = ANY($1)', [
      moved.map(({ id }) => id),
      own,
    ]);
    await continueCount(manager, { type: 'api_key', from: count, to: own });
  }
}
