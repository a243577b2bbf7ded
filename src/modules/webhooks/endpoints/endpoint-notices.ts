import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import {
  webhookDeliveryFailedMail,
  webhookEndpointDisabledMail,
  type WebhookEndpointMail,
} from '../mails/webhook-endpoint.js';
import { NOT_DELETED } from '../key-state.js';
import { claimFailureNotice, type DueDelivery } from '../deliveries/delivery-record.js';
import type { DepartedReason, DisabledReason, WebhookEndpoint } from './webhook-endpoint.entity.js';

export type ReasonOfOurs = Exclude<DisabledReason, DepartedReason | 'disabled_by_user'>;

/** For the mail. */
const CLAUSES: Record<ReasonOfOurs, string> = {
  gone: 'its receiver returned 410 Gone',
  failing: 'it has only failed for five days',
};

/** The person who set it up, while they are in the workspace, and the workspace's owners. */
const RECIPIENTS = `
  SELECT u.email, w.name AS "workspaceName"
  FROM webhook_endpoints e
    JOIN memberships m ON m.workspace_id = e.workspace_id AND (m.role = 'owner' OR m.user_id = e.created_by)
    JOIN users u ON u.id = m.user_id AND NOT u.is_service_account
    JOIN workspaces w ON w.id = e.workspace_id
  WHERE e.id = $1 AND ${NOT_DELETED} ORDER BY u.id`;

/** Notifies people of what happened to their endpoints, as part of a transaction. */
@Injectable()
export class EndpointNotices {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  notifyDisabled(manager: EntityManager, endpoint: WebhookEndpoint, reason: ReasonOfOurs): Promise<void> {
    const at = endpoint.disabledAt ?? new Date();
    return this.notify(manager, endpoint, (mail) =>
      webhookEndpointDisabledMail({ ...mail, at, reason: CLAUSES[reason] }),
    );
  }

  /**
   * Notifies them that a delivery has used up its attempts. Once a day per endpoint, because an unavailable receiver
   * fails one event after another.
   *
   * @param lastStatus from the last attempt; null: there was no response
   */
  async notifyFailed(manager: EntityManager, due: DueDelivery, lastStatus: number | null): Promise<void> {
    const { endpointId: id, workspaceId, url, eventType, failures } = due;
    if (!(await claimFailureNotice(manager, id))) return;
    await this.notify(manager, { id, workspaceId, url }, (mail) =>
      webhookDeliveryFailedMail({ ...mail, at: new Date(), eventType, attempts: failures + 1, lastStatus }),
    );
  }

  private async notify(
    manager: EntityManager,
    { id, workspaceId, url }: Pick<WebhookEndpoint, 'id' | 'workspaceId' | 'url'>,
    write: (mail: WebhookEndpointMail) => ReturnType<typeof webhookEndpointDisabledMail>,
  ): Promise<void> {
    const people = await manager.query<{ email: string; workspaceName: string }[]>(RECIPIENTS, [id]);
    const link = this.links.to('webhookEndpoint', { workspaceId, endpointId: id });
    for (const { email, workspaceName } of people) {
      await this.mailer.send(manager, email, write({ endpointUrl: url, workspaceName, link }));
    }
  }
}
