import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../../core/principal/actor.js';
import { Queue } from '../../../core/queue/queue.js';
import { type Change, Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { apiKeyExpiringMail } from '../mails/api-key.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import { API_KEY_EVENT_COLUMNS, type ApiKeyEventRow, toApiKeyEventData } from '../api-key-event.js';

const EXPIRY_NOTICE_QUEUE = 'api-key-expiry-notice';
const HOURLY = '11 * * * *';
/** Days before a key's expiry on which its owner is notified. */
const NOTICE_DAYS = [7, 1];
const BATCH = 100;

interface ExpiringKey extends ApiKeyEventRow {
  expiresAt: Date;
  workspaceName: string;
  /** The key's owner or, for a service account's key, the owners of the workspace. */
  recipients: string[];
}

/**
 * Takes keys that expire soon and whose notice is due, and marks them in the same statement, so that each notice is
 * sent once, however many servers check at the same time. A key created for less than seven days gets no notice on the
 * day of its creation; one whose expiry was changed gets new notices. Only owners who are still in the workspace are
 * notified: without them the key does not work anyway.
 */
const TAKE_DUE_NOTICES = `
  WITH due AS (
    SELECT k.id, k.workspace_id, k.expires_at, min(days) AS days
    FROM api_keys k
    JOIN memberships m ON m.workspace_id = k.workspace_id AND m.user_id = k.created_by
    CROSS JOIN unnest($1::int[]) AS days
    WHERE k.revoked_at IS NULL AND k.expires_at > clock_timestamp()
      AND k.expires_at <= clock_timestamp() + days * interval '1 day'
      AND k.created_at < k.expires_at - days * interval '1 day'
    GROUP BY k.id, k.expires_at
  ), news AS (
    SELECT * FROM due
    WHERE NOT EXISTS (
      SELECT FROM api_key_expiry_notices n
      WHERE n.api_key_id = due.id AND n.expires_at = due.expires_at AND n.days_before = due.days)
    ORDER BY id LIMIT ${BATCH}
  ), held AS (
    -- Before the keys, as the deletion of a workspace locks them.
    SELECT id FROM workspaces WHERE id IN (SELECT workspace_id FROM news) ORDER BY id FOR KEY SHARE
  ), noted AS (
    INSERT INTO api_key_expiry_notices (api_key_id, expires_at, days_before)
    SELECT id, expires_at, days FROM news WHERE workspace_id IN (SELECT id FROM held) ORDER BY id
    ON CONFLICT DO NOTHING
    RETURNING api_key_id
  )
  SELECT ${API_KEY_EVENT_COLUMNS}, w.name AS "workspaceName",
    ARRAY(
      SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.workspace_id = k.workspace_id
        AND CASE WHEN o.is_service_account THEN m.role = 'owner' ELSE u.id = o.id END
      ORDER BY u.id) AS recipients
  FROM noted
  JOIN api_keys k ON k.id = api_key_id
  JOIN workspaces w ON w.id = k.workspace_id
  JOIN users o ON o.id = k.created_by`;

/** Notifies owners before a key expires. */
@Injectable()
export class ExpiryNotices implements OnModuleInit {
  constructor(
    private readonly changes: Changes,
    private readonly queue: Queue,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
    private readonly events: WebhookEvents,
  ) {}

  onModuleInit(): void {
    this.queue.work(EXPIRY_NOTICE_QUEUE, { concurrency: 1 }, ({ signal }) => this.sendDue(signal));
    this.queue.schedule(EXPIRY_NOTICE_QUEUE, HOURLY);
  }

  private async sendDue(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.changes.run(systemActor, (change) => this.sendSome(change))) > 0);
  }

  /** @returns how many keys it sent notices about */
  private async sendSome(change: Change): Promise<number> {
    const keys = await change.manager.query<ExpiringKey[]>(TAKE_DUE_NOTICES, [NOTICE_DAYS]);
    for (const key of keys) {
      const content = apiKeyExpiringMail({
        keyName: key.name,
        keyPrefix: key.keyPrefix,
        workspaceName: key.workspaceName,
        expiresAt: key.expiresAt,
        link: this.links.to('apiKey', { workspaceId: key.workspaceId, apiKeyId: key.id }),
      });
      for (const email of key.recipients) {
        await this.mailer.send(change.manager, email, content, { usefulUntil: key.expiresAt });
      }
      await this.events.publish(change, key.workspaceId, 'api_key.expiring', toApiKeyEventData(key));
    }
    return keys.length;
  }
}
