import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { systemActor } from '../../../core/principal/actor.js';
import { Queue } from '../../../core/queue/queue.js';
import type { Alert } from '../../../core/resource/resources.js';
import { type Change, Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { apiKeyPolicyEndingMail } from '../mails/api-key.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import { API_KEY_EVENT_COLUMNS, type ApiKeyEventRow, toApiKeyEventData } from '../api-key-event.js';

const POLICY_ENDING_QUEUE = 'api-key-policy-ending';
const HOURLY = '41 * * * *';
/** How long before a key ends for lack of use its owner is notified; at most half of the permitted time. */
const NOTICE_DAYS = 7;
/** Per workspace and transaction. */
const BATCH = 1_000;

interface EndingKey extends ApiKeyEventRow {
  endsAt: Date;
  hasEnded: boolean;
  workspaceName: string;
  keyAlertEmails: Alert[];
  /** The key's owner or, for a service account's key, the owners of the workspace. */
  emails: string[];
}

/** Unused keys that will end soon for that reason. A use postpones the end, and a later one is notified again. */
const NOTE_IDLE = `
  INSERT INTO api_key_policy_endings AS known (api_key_id, workspace_id, ends_at)
  SELECT k.id, k.workspace_id, ends_at
  FROM key_policies p
  JOIN workspaces w ON w.id = p.workspace_id AND w.deleted_at IS NULL
  JOIN api_keys k ON k.workspace_id = p.workspace_id AND NOT k.canary
  LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
  CROSS JOIN LATERAL (
    SELECT greatest(greatest(k.created_at, u.last_used_at) + p.revoke_unused_after_days * interval '24 hours',
      p.grace_ends_at) AS ends_at) AS idle
  WHERE p.revoke_unused_after_days IS NOT NULL AND ends_at > clock_timestamp()
    AND ends_at <= clock_timestamp() + least(${NOTICE_DAYS}, p.revoke_unused_after_days / 2.0) * interval '24 hours'
    AND ends_at < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
  ORDER BY k.id
  ON CONFLICT (api_key_id) DO UPDATE SET ends_at = excluded.ends_at, told_at = NULL
  WHERE known.ends_at <> excluded.ends_at`;

/**
 * SQL on `api_key_policy_endings e` and `api_keys k`: a notice is due. The policy, and nothing earlier, will end the
 * key or has ended it.
 */
const DUE = `e.told_at IS NULL AND (e.ends_at > clock_timestamp() OR e.ends_at = k.expires_at)
  AND e.ends_at <= least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))`;

/** In a separate change per workspace, so that each notice is sent exactly once when it is marked as sent. */
const TAKE = `
  WITH due AS (
    SELECT e.api_key_id FROM api_key_policy_endings e JOIN api_keys k ON k.id = e.api_key_id
    WHERE e.workspace_id = $1 AND ${DUE}
    ORDER BY e.api_key_id LIMIT ${BATCH} FOR UPDATE OF e SKIP LOCKED
  ), told AS (
    UPDATE api_key_policy_endings e SET told_at = clock_timestamp()
    FROM due WHERE e.api_key_id = due.api_key_id RETURNING e.*
  )
  SELECT ${API_KEY_EVENT_COLUMNS}, told.ends_at AS "endsAt", told.ends_at <= clock_timestamp() AS "hasEnded",
    w.name AS "workspaceName", w.key_alert_emails AS "keyAlertEmails",
    ARRAY(
      SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.workspace_id = k.workspace_id AND NOT u.is_service_account
        AND CASE WHEN o.is_service_account THEN m.role = 'owner' ELSE u.id = o.id END
      ORDER BY u.id) AS emails
  FROM told JOIN api_keys k ON k.id = told.api_key_id JOIN workspaces w ON w.id = k.workspace_id
  JOIN users o ON o.id = k.created_by ORDER BY told.ends_at, k.id`;

/** Notifies owners of keys that a policy will end or has ended. */
@Injectable()
export class PolicyEndings implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly queue: Queue,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
    private readonly events: WebhookEvents,
  ) {}

  onModuleInit(): void {
    this.queue.work(POLICY_ENDING_QUEUE, { concurrency: 1 }, ({ signal }) => this.notifyAll(signal));
    this.queue.schedule(POLICY_ENDING_QUEUE, HOURLY);
  }

  /**
   * Part of the change that sets a policy. However short its grace period is, owners are notified; without one, they
   * are told that their keys have ended.
   */
  async note(
    { manager }: Change,
    workspaceId: string,
    keys: readonly { id: string; endsAt: Date }[],
  ): Promise<void> {
    if (keys.length === 0) return;
    await manager.query(
      `INSERT INTO api_key_policy_endings (api_key_id, workspace_id, ends_at)
       SELECT id, $1, ends_at FROM unnest($2::uuid[], $3::timestamptz[]) AS ending (id, ends_at)
       ORDER BY id
       ON CONFLICT (api_key_id) DO UPDATE SET ends_at = excluded.ends_at, told_at = NULL`,
      [workspaceId, keys.map(({ id }) => id), keys.map(({ endsAt }) => endsAt)],
    );
    await this.queue.send(manager, POLICY_ENDING_QUEUE, {});
  }

  private async notifyAll(signal: AbortSignal): Promise<void> {
    await this.dataSource.query(NOTE_IDLE);
    const workspaces = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT e.workspace_id AS id FROM api_key_policy_endings e
       JOIN api_keys k ON k.id = e.api_key_id
       JOIN workspaces w ON w.id = e.workspace_id AND w.deleted_at IS NULL
       WHERE ${DUE}`,
    );
    for (const { id } of workspaces) {
      while (
        !signal.aborted &&
        (await this.changes.run(systemActor, (change) => this.notifyBatch(change, id))) > 0
      );
    }
  }

  /** @returns how many keys it sent notices about */
  private async notifyBatch(change: Change, workspaceId: string): Promise<number> {
    const { manager } = change;
    // Locked before the rows, in the same order as when a workspace is deleted.
    const held = await manager.query<unknown[]>(
      'SELECT FROM workspaces WHERE id = $1 AND deleted_at IS NULL FOR KEY SHARE',
      [workspaceId],
    );
    if (held.length === 0) return 0;
    const keys = await manager.query<EndingKey[]>(TAKE, [workspaceId]);
    await this.events.publishAll(
      change,
      workspaceId,
      'api_key.policy_ending',
      keys.map((key) => ({ ...toApiKeyEventData(key), ends_at: key.endsAt.toISOString() })),
    );
    const mailed = keys.filter(({ keyAlertEmails }) => keyAlertEmails.includes('policy_ending'));
    for (const email of new Set(mailed.flatMap(({ emails }) => emails))) {
      const theirs = mailed.filter(({ emails }) => emails.includes(email));
      await this.mail(
        manager,
        email,
        theirs.filter(({ hasEnded }) => hasEnded),
        true,
      );
      await this.mail(
        manager,
        email,
        theirs.filter(({ hasEnded }) => !hasEnded),
        false,
      );
    }
    return keys.length;
  }

  /** @param keys keys of one workspace, of which either all or none have ended */
  private async mail(
    manager: EntityManager,
    email: string,
    keys: readonly EndingKey[],
    haveEnded: boolean,
  ): Promise<void> {
    const [first] = keys;
    if (!first) return;
    const { workspaceId, workspaceName } = first;
    const link =
      keys.length === 1
        ? this.links.to('apiKey', { workspaceId, apiKeyId: first.id })
        : this.links.to('apiKeys', { workspaceId });
    await this.mailer.send(manager, email, apiKeyPolicyEndingMail({ workspaceName, keys, haveEnded, link }));
  }
}
