import type { DataSource, EntityManager } from 'typeorm';
import { IS_LIVE } from '../../modules/auth/sessions/session-lifetimes.js';
import type { Change } from '../../modules/audit/changes.js';
import { voidAllLinks } from '../../modules/auth/email-addresses/email-links.js';
import { endAllSessions } from '../../modules/auth/sessions/session-endings.js';
import { PASSWORD_RESET_QUEUE } from '../../modules/auth/passwords/password-reset.js';
import { endAllResets } from '../../modules/factor-resets/pending-resets.js';
import { MAIL_QUEUE } from '../../modules/mail/queued-mail.js';
import { discardAllPending } from '../../modules/webhooks/deliveries/deliveries.js';
import { DELIVERY_QUEUE } from '../../modules/webhooks/deliveries/delivery-job.js';

/** What a backup revives besides keys and members. */

const WAITING_JOBS = `FROM pgboss.job WHERE name = ANY ($1) AND state < 'completed'`;
const QUEUES = [MAIL_QUEUE, PASSWORD_RESET_QUEUE, DELIVERY_QUEUE];

export interface Leftovers {
  sessions: number;
  mails: number;
  deliveries: number;
}

export async function countLeftovers(dataSource: DataSource): Promise<Leftovers> {
  const count = async (sql: string, parameters?: unknown[]): Promise<number> => {
    const [row] = await dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n ${sql}`, parameters);
    return row?.n ?? 0;
  };
  return {
    sessions: await count(`FROM sessions WHERE ${IS_LIVE}`),
    mails: await count(WAITING_JOBS, [[MAIL_QUEUE, PASSWORD_RESET_QUEUE]]),
    deliveries: await count(`FROM webhook_deliveries WHERE status = 'pending'`),
  };
}

/** @returns a batch of users with live sessions */
export const usersWithSessions = async (dataSource: DataSource): Promise<string[]> =>
  (
    await dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT user_id AS id FROM sessions WHERE ${IS_LIVE} ORDER BY user_id LIMIT 200`,
    )
  ).map(({ id }) => id);

export async function endSessionsOf(change: Change, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds) await endAllSessions(change, userId, 'restored');
}

/**
 * Mails, webhooks, links and resets that were pending at the time of the backup, and have since been sent, used or
 * withdrawn.
 */
export async function dropWaiting(manager: EntityManager): Promise<void> {
  await manager.query(`DELETE ${WAITING_JOBS}`, [QUEUES]);
  await discardAllPending(manager);
  await voidAllLinks(manager);
  await endAllResets(manager);
}

export interface WorkingKey {
  id: string;
  workspaceId: string;
  name: string;
  keyPrefix: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** Keys that have not ended, in order of creation. */
export const workingKeys = (
  dataSource: DataSource,
  { createdAfter, createdBefore }: { createdAfter?: Date | undefined; createdBefore?: Date | undefined },
): Promise<WorkingKey[]> =>
  dataSource.query<WorkingKey[]>(
    `SELECT k.id, k.workspace_id AS "workspaceId", k.name, k.key_prefix AS "keyPrefix", k.created_at AS "createdAt",
       u.last_used_at AS "lastUsedAt"
     FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id AND w.deleted_at IS NULL
       LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
     WHERE (k.revoked_at IS NULL OR k.revoked_at > clock_timestamp())
       AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())
       AND ($1::timestamptz IS NULL OR k.created_at >= $1) AND ($2::timestamptz IS NULL OR k.created_at < $2)
     ORDER BY k.created_at, k.id`,
    [createdAfter ?? null, createdBefore ?? null],
  );
