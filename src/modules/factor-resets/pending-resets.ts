import type { EntityManager } from 'typeorm';
import type { PageQuery } from '../../core/http/paging.js';
import { afterId } from '../../core/http/paging.js';

/**
 * Every statement on `factor_resets`. An account has at most one pending reset: call these with the user's row locked,
 * or with the memberships of the workspace where it was requested.
 */

const DELAY = '24 hours';
/** Long enough for an investigation; the audit trail keeps the rest. */
const KEPT_AFTER_END = '90 days';

/** The outcome of a reset. All but `done` and `restored` leave the factors unchanged. */
export type ResetOutcome =
  | 'done'
  | 'stopped_by_member'
  | 'stopped_by_owner'
  | 'owner_left'
  | 'member_left'
  | 'factor_used'
  | 'password_reset'
  | 'no_second_factor'
  | 'restored';

interface Person {
  id: string;
  email: string;
  name: string | null;
}

export interface PendingReset {
  id: string;
  user: Person;
  requestedBy: Person;
  workspace: { id: string; name: string };
  requestedAt: Date;
  happensAt: Date;
}

const PENDING = `
  SELECT r.id, r.requested_at AS "requestedAt", r.happens_at AS "happensAt",
    json_build_object('id', u.id, 'email', u.email, 'name', u.name) AS user,
    json_build_object('id', o.id, 'email', o.email, 'name', o.name) AS "requestedBy",
    json_build_object('id', w.id, 'name', w.name) AS workspace
  FROM factor_resets r JOIN users u ON u.id = r.user_id JOIN users o ON o.id = r.requested_by
    JOIN workspaces w ON w.id = r.workspace_id`;

export async function pendingResetOf(manager: EntityManager, userId: string): Promise<PendingReset | null> {
  const [reset] = await manager.query<PendingReset[]>(
    `${PENDING} WHERE r.user_id = $1 AND r.ended_at IS NULL`,
    [userId],
  );
  return reset ?? null;
}

/**
 * The account whose reset the link stops.
 *
 * @returns null if it stops none (any more)
 */
export async function ownerOfStopLink(manager: EntityManager, digest: string): Promise<string | null> {
  const [reset] = await manager.query<{ userId: string }[]>(
    'SELECT user_id AS "userId" FROM factor_resets WHERE stop_digest = $1 AND ended_at IS NULL',
    [digest],
  );
  return reset?.userId ?? null;
}

/** For a job, whose reset may have ended. */
export async function pendingReset(manager: EntityManager, id: string): Promise<PendingReset | null> {
  const [reset] = await manager.query<PendingReset[]>(`${PENDING} WHERE r.id = $1 AND r.ended_at IS NULL`, [
    id,
  ]);
  return reset ?? null;
}

/** Pending resets of all members, wherever they were requested. Newest first. */
export const pendingResetsIn = (
  manager: EntityManager,
  workspaceId: string,
  query: PageQuery,
): Promise<PendingReset[]> =>
  manager.query<PendingReset[]>(
    `${PENDING} WHERE r.ended_at IS NULL AND ($2::uuid IS NULL OR r.id < $2)
       AND EXISTS (SELECT FROM memberships m WHERE m.workspace_id = $1 AND m.user_id = r.user_id)
     ORDER BY r.id DESC LIMIT $3`,
    [workspaceId, afterId(query), query.limit + 1],
  );

/** Pending resets that were requested in the workspace, by this member or for them. */
export const pendingResetsAround = (
  manager: EntityManager,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<PendingReset[]> =>
  manager.query<PendingReset[]>(
    `${PENDING} WHERE r.ended_at IS NULL AND r.workspace_id = $1 AND (r.user_id = $2 OR r.requested_by = $2)
     ORDER BY r.id`,
    [workspaceId, userId],
  );

/** How many resets of the account were stopped in the last seven days. Removes old rows. */
export async function countStopped(manager: EntityManager, userId: string): Promise<number> {
  await manager.query(
    `DELETE FROM factor_resets WHERE user_id = $1 AND ended_at < clock_timestamp() - interval '${KEPT_AFTER_END}'`,
    [userId],
  );
  const [row] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM factor_resets
     WHERE user_id = $1 AND outcome LIKE 'stopped_%' AND ended_at > clock_timestamp() - interval '7 days'`,
    [userId],
  );
  return row?.count ?? 0;
}

export async function insertReset(
  manager: EntityManager,
  reset: { id: string; userId: string; workspaceId: string; requestedBy: string; stopDigest: string },
): Promise<void> {
  await manager.query(
    `INSERT INTO factor_resets (id, user_id, workspace_id, requested_by, stop_digest, happens_at)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp() + interval '${DELAY}')`,
    [reset.id, reset.userId, reset.workspaceId, reset.requestedBy, reset.stopDigest],
  );
}

/** @returns false if it has ended already */
export async function endReset(manager: EntityManager, id: string, outcome: ResetOutcome): Promise<boolean> {
  const [, ended] = await manager.query<[unknown[], number]>(
    `UPDATE factor_resets SET ended_at = clock_timestamp(), outcome = $2 WHERE id = $1 AND ended_at IS NULL`,
    [id, outcome],
  );
  return ended === 1;
}

/**
 * After a restore, whose database may have missed their outcome.
 *
 * @returns how many
 */
export async function endAllResets(manager: EntityManager): Promise<number> {
  const [, ended] = await manager.query<[unknown[], number]>(
    `UPDATE factor_resets SET ended_at = clock_timestamp(), outcome = 'restored' WHERE ended_at IS NULL`,
  );
  return ended;
}
