import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Period, PERIODS, isQuota } from '@latchkey/verifier/slices';
import { systemActor } from '../../core/principal/actor.js';
import { Queue } from '../../core/queue/queue.js';
import { type Change, Changes } from '../audit/changes.js';
import { DashboardLinks } from '../mail/dashboard-links.js';
import { Mailer } from '../mail/mailer.js';
import { quotaMail } from './mails/quota.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import type { HolderType } from './quota-event.js';
import { QUOTA_NOTICE_QUEUE } from './slice-leases.js';

/** In addition to requests that find one due: their process may have died before sending it. */
const HOURLY = '29 * * * *';
const BATCH = 100;
const QUOTAS = PERIODS.filter(isQuota);

interface ReachedQuota {
  holderType: HolderType;
  /** The current key, of those that share the count; or the service account, or the workspace. */
  holderId: string;
  name: string;
  keyPrefix: string | null;
  workspaceId: string;
  workspaceName: string;
  requests: string;
  per: Period;
  percent: number;
  resetsAt: Date;
  emails: string[];
}

/**
 * Takes quotas that are 80% used, or completely handed out, in the current window, and marks them in the same
 * statement, so that each notice is sent once per window, however many servers check at the same time. It goes to the
 * creator of a key, or to the workspace's owners if the quota belongs to the workspace, to a service account, or to a
 * service account's key.
 */
const TAKE_DUE_NOTICES = `
  WITH reached AS (
    SELECT holder_type, holder_id, per, reached_percent(per, granted, used, requests) AS percent
    FROM request_windows
    WHERE per = ANY ($1) AND started_at = date_trunc(per, clock_timestamp(), 'UTC')
  ), due AS (
    SELECT w.holder_type, w.holder_id, w.per, r.percent FROM request_windows w JOIN reached r USING (holder_type, holder_id, per)
    WHERE r.percent > w.notified
    ORDER BY w.holder_type, w.holder_id, w.per LIMIT ${BATCH} FOR UPDATE OF w SKIP LOCKED
  ), noted AS (
    UPDATE request_windows w SET notified = due.percent FROM due
    WHERE (w.holder_type, w.holder_id, w.per) = (due.holder_type, due.holder_id, due.per)
    RETURNING w.*
  )
  SELECT n.holder_type AS "holderType", coalesce(k.id, n.holder_id) AS "holderId", coalesce(k.name, account.name, ws.name) AS name,
         k.key_prefix AS "keyPrefix", ws.id AS "workspaceId", ws.name AS "workspaceName", n.requests, n.per,
         n.notified AS percent, request_window_end(n.started_at, n.per) AS "resetsAt",
         ARRAY(
           SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id
           WHERE m.workspace_id = ws.id AND NOT u.is_service_account
             AND (m.user_id = coalesce(k.made_by, k.created_by) OR (
               m.role = 'owner'
               AND (k.id IS NULL OR EXISTS (SELECT FROM service_accounts WHERE id = k.created_by))))
           ORDER BY u.id) AS emails
  FROM noted n
  LEFT JOIN LATERAL (
    SELECT * FROM api_keys
    WHERE n.holder_type = 'api_key'
      AND (limits_counted_as = n.holder_id OR (id = n.holder_id AND limits_counted_as IS NULL))
    ORDER BY created_at DESC LIMIT 1) AS k ON true
  LEFT JOIN LATERAL (
    SELECT s.workspace_id, u.name FROM service_accounts s JOIN users u ON u.id = s.id
    WHERE n.holder_type = 'service_account' AND s.id = n.holder_id) AS account ON true
  JOIN workspaces ws ON ws.deleted_at IS NULL
    AND ws.id = CASE n.holder_type WHEN 'workspace' THEN n.holder_id ELSE coalesce(k.workspace_id, account.workspace_id) END`;

/** Notifies people when a quota is running out, and when it has run out. */
@Injectable()
export class QuotaNotices implements OnModuleInit {
  constructor(
    private readonly changes: Changes,
    private readonly queue: Queue,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
    private readonly events: WebhookEvents,
  ) {}

  onModuleInit(): void {
    this.queue.work(QUOTA_NOTICE_QUEUE, { concurrency: 1 }, ({ signal }) => this.sendDue(signal));
    this.queue.schedule(QUOTA_NOTICE_QUEUE, HOURLY);
  }

  private async sendDue(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.changes.run(systemActor, (change) => this.sendSome(change))) > 0);
  }

  /** @returns how many notices it sent */
  private async sendSome(change: Change): Promise<number> {
    const quotas = await change.manager.query<ReachedQuota[]>(TAKE_DUE_NOTICES, [QUOTAS]);
    for (const quota of quotas) {
      const { holderType, holderId, workspaceId, name, keyPrefix, per, percent, resetsAt } = quota;
      const requests = Number(quota.requests);
      const content = quotaMail({
        key: keyPrefix === null ? null : { name, keyPrefix },
        serviceAccountName: holderType === 'service_account' ? name : null,
        workspaceName: quota.workspaceName,
        requests,
        per,
        percent,
        resetsAt,
        link:
          keyPrefix === null
            ? this.links.to('apiKeys', { workspaceId })
            : this.links.to('apiKey', { workspaceId, apiKeyId: holderId }),
      });
      await this.mailer.sendToAll(change.manager, quota.emails, content);
      await this.events.publish(change, workspaceId, 'quota.reached', {
        holder: { type: holderType, id: holderId, name },
        workspace_id: workspaceId,
        requests,
        per,
        percent,
        resets_at: resetsAt.toISOString(),
      });
    }
    return quotas.length;
  }
}
