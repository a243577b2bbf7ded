import type { Change } from '../audit/changes.js';

/** What can be suspended, and how the database and the audit trail call it. */
const TARGETS = {
  workspace: { table: 'workspaces', isThere: 'deleted_at IS NULL', type: 'workspace' },
  account: { table: 'users', isThere: `email NOT LIKE '%@deleted.invalid'`, type: 'user' },
} as const;

export type Suspendable = keyof typeof TARGETS;

interface Row {
  reason: string | null;
}

/**
 * Stops everything that is done in the name of a workspace or an account, or lets it go on. Keys, sessions and roles stay
 * as they are meanwhile. For the operator, and for the replay after a restore.
 *
 * @param reason for whoever it concerns; null: restores
 * @returns whether that changed anything; undefined: there is no such thing
 */
export async function setSuspension(
  change: Change,
  target: Suspendable,
  id: string,
  reason: string | null,
): Promise<boolean | undefined> {
  const { table, isThere, type } = TARGETS[target];
  const [before] = await change.manager.query<Row[]>(
    `SELECT suspended_reason AS reason FROM ${table} WHERE id = $1 AND ${isThere} FOR NO KEY UPDATE`,
    [id],
  );
  if (!before) return undefined;
  if (before.reason === reason) return false;
  await change.manager.query(
    `UPDATE ${table} SET suspended_reason = $2, updated_at = clock_timestamp(),
       suspended_at = CASE WHEN $2::text IS NOT NULL THEN coalesce(suspended_at, clock_timestamp()) END
     WHERE id = $1`,
    [id, reason],
  );
  await change.record(reason === null ? `${target}.restored` : `${target}.suspended`, {
    workspaceId: target === 'workspace' ? id : null,
    targetType: type,
    targetId: id,
    details: { reason: reason ?? before.reason },
  });
  return true;
}
