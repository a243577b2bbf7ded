import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../../core/principal/actor.js';
import { Queue } from '../../../core/queue/queue.js';
import type { Alert as AlertKind } from '../../../core/resource/resources.js';
import { type Change, Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { apiKeyCanaryUsedMail, apiKeyNewAddressMail } from '../mails/api-key.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import { API_KEY_ALERT_QUEUE, QUIET_PER_KEY, USE_ALERTS, type UseAlert } from './alert-queue.js';
import { API_KEY_EVENT_COLUMNS, type ApiKeyEventRow, toApiKeyEventData } from '../api-key-event.js';

/** In addition to each counted use: for alerts that were held back, or counted by a server that then stopped. */
const EVERY_FIVE_MINUTES = '*/5 * * * *';
/**
 * SQL on `api_key_alerts a`: the minimum time between two emails of a kind to one workspace. Events in between go into
 * the next one.
 */
const QUIET_PER_WORKSPACE = `CASE a.alert WHEN 'canary_used' THEN interval '4 minutes' ELSE interval '1 hour' END`;
/** The number of one workspace's keys to handle at once; the rest follow. */
const KEYS_MAX = 100;

interface Alert extends ApiKeyEventRow {
  alert: UseAlert;
  requests: string;
  addresses: string[];
  /** Recipients of the email: for a canary, the owners and admins; otherwise the key's owner. */
  emails: string[];
  firstAt: Date;
  lastAt: Date;
}

/** SQL on `api_key_alerts a`: it may be sent now. */
const DUE = `a.requests > 0 AND (a.told_at IS NULL OR a.told_at <= clock_timestamp() - ${QUIET_PER_KEY})
  AND NOT EXISTS (
    SELECT FROM api_key_alerts other
    WHERE (other.workspace_id, other.alert) = (a.workspace_id, a.alert)
      AND other.told_at > clock_timestamp() - ${QUIET_PER_WORKSPACE})`;

/** Reports events about a workspace's keys: in the audit trail, to its webhook endpoints, and by email. */
@Injectable()
export class ApiKeyAlerts implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly queue: Queue,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
    private readonly events: WebhookEvents,
  ) {}

  onModuleInit(): void {
    this.queue.work(API_KEY_ALERT_QUEUE, { concurrency: 1 }, ({ signal }) => this.notifyAll(signal));
    this.queue.schedule(API_KEY_ALERT_QUEUE, EVERY_FIVE_MINUTES);
  }

  private async notifyAll(signal: AbortSignal): Promise<void> {
    const workspaces = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT a.workspace_id AS id FROM api_key_alerts a
       JOIN workspaces w ON w.id = a.workspace_id AND w.deleted_at IS NULL WHERE ${DUE}`,
    );
    for (const { id } of workspaces) {
      if (signal.aborted) return;
      await this.changes.run(systemActor, (change) => this.sendAlerts(change, id));
    }
  }

  /** Each alert is sent once: it is marked as sent in the change that sends it. */
  private async sendAlerts(change: Change, workspaceId: string): Promise<void> {
    const { manager } = change;
    // Locked before the rows, in the same order as when a workspace is deleted.
    const [workspace] = await manager.query<AlertedWorkspace[]>(
      `SELECT id, name, key_alert_emails AS "keyAlertEmails" FROM workspaces
       WHERE id = $1 AND deleted_at IS NULL FOR KEY SHARE`,
      [workspaceId],
    );
    if (!workspace) return;
    // Otherwise, two servers checking at the same time would both find nothing sent recently.
    await manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('latchkey.api_key_alerts:' || $1, 0))`,
      [workspaceId],
    );
    const due = await takeDue(change, workspaceId);
    for (const kind of USE_ALERTS) {
      const alerts = due.filter(({ alert }) => alert === kind);
      if (alerts.length === 0) continue;
      if (kind === 'canary_used') await recordUses(change, workspaceId, alerts);
      await this.events.publishAll(
        change,
        workspaceId,
        `api_key.${kind}`,
        alerts.map((alert) => ({ ...toApiKeyEventData(alert), ...toUse(alert) })),
      );
      if (workspace.keyAlertEmails.includes(kind)) await this.mail(change, workspace, kind, alerts);
    }
  }

  /** One email per person, covering everything that concerns them. */
  private async mail(
    { manager }: Change,
    workspace: AlertedWorkspace,
    kind: UseAlert,
    alerts: Alert[],
  ): Promise<void> {
    const mailOf = { canary_used: apiKeyCanaryUsedMail, new_address: apiKeyNewAddressMail }[kind];
    for (const email of new Set(alerts.flatMap(({ emails }) => emails))) {
      const theirs = alerts.filter(({ emails }) => emails.includes(email));
      const [only] = theirs.length === 1 ? theirs : [];
      const content = mailOf({
        workspaceName: workspace.name,
        keys: theirs.map(({ name, keyPrefix, requests, addresses, lastAt }) => ({
          ...{ name, keyPrefix, addresses, lastAt },
          requests: Number(requests),
        })),
        link: only
          ? this.links.to('apiKey', { workspaceId: workspace.id, apiKeyId: only.id })
          : this.links.to('apiKeys', { workspaceId: workspace.id }),
      });
      await this.mailer.send(manager, email, content);
    }
  }
}

interface AlertedWorkspace {
  id: string;
  name: string;
  keyAlertEmails: AlertKind[];
}

const recordUses = (change: Change, workspaceId: string, alerts: Alert[]): Promise<void> =>
  change.recordAll(
    'api_key.canary_used',
    alerts.map((alert) => ({
      workspaceId,
      targetId: alert.id,
      details: { name: alert.name, key_prefix: alert.keyPrefix, ...toUse(alert) },
    })),
  );

const toUse = ({ requests, addresses, firstAt, lastAt }: Alert) => ({
  requests: Number(requests),
  addresses,
  first_used_at: firstAt.toISOString(),
  last_used_at: lastAt.toISOString(),
});

const takeDue = (change: Change, workspaceId: string): Promise<Alert[]> =>
  change.manager.query<Alert[]>(
    `WITH due AS (
       SELECT a.* FROM api_key_alerts a WHERE a.workspace_id = $1 AND ${DUE}
       ORDER BY a.first_at, a.api_key_id LIMIT ${KEYS_MAX} FOR UPDATE
     ), told AS (
       UPDATE api_key_alerts a SET requests = 0, addresses = '{}', told_at = clock_timestamp()
       FROM due WHERE (a.api_key_id, a.alert) = (due.api_key_id, due.alert)
     )
     SELECT ${API_KEY_EVENT_COLUMNS},
       due.alert, due.requests, due.addresses, due.first_at AS "firstAt", due.last_at AS "lastAt",
       ARRAY(
         SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id
         WHERE m.workspace_id = k.workspace_id AND NOT u.is_service_account AND CASE
           WHEN due.alert = 'canary_used' THEN m.role IN ('owner', 'admin')
           WHEN o.is_service_account THEN m.role = 'owner' ELSE u.id = o.id END
         ORDER BY u.id) AS emails
     FROM due JOIN api_keys k ON k.id = due.api_key_id JOIN users o ON o.id = k.created_by ORDER BY due.first_at, k.id`,
    [workspaceId],
  );
