import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { systemActor } from '../../core/principal/actor.js';
import { Queue } from '../../core/queue/queue.js';
import { type Change, Changes } from '../audit/changes.js';
import { DashboardLinks } from '../mail/dashboard-links.js';
import { Mailer } from '../mail/mailer.js';
import { webhookEndpointDisabledMail } from '../mail/templates/webhook-endpoint.js';
import { discardPending } from './deliveries.js';
import { type DisabledReason, WebhookEndpoint } from './webhook-endpoint.entity.js';

type Reason = Exclude<DisabledReason, 'disabled_by_user'>;

/** For the mail. */
const CLAUSES: Record<Reason, string> = {
  gone: 'its receiver answered 410 Gone',
  failing: 'it has only failed for five days',
};

/** Whoever set it up, as long as they are in the workspace, and its owners. */
const PEOPLE_TO_TELL = `
  SELECT u.email, w.name AS "workspaceName"
  FROM memberships m JOIN users u ON u.id = m.user_id JOIN workspaces w ON w.id = m.workspace_id
  WHERE m.workspace_id = $1 AND (m.role = 'owner' OR m.user_id = $2)`;

/** Ends deliveries to an endpoint that does not want them, or does not get them. */
@Injectable()
export class EndpointDisabling {
  constructor(
    private readonly changes: Changes,
    private readonly queue: Queue,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /** Once, however many attempts come to that conclusion. */
  async disable(endpointId: string, reason: Reason): Promise<void> {
    await this.changes.run(systemActor, async (change) => {
      const { manager } = change;
      const { affected } = await manager.update(
        WebhookEndpoint,
        { id: endpointId, disabledAt: IsNull() },
        {
          disabledAt: () => 'clock_timestamp()',
          disabledReason: reason,
          updatedAt: () => 'clock_timestamp()',
        },
      );
      if (!affected) return;
      const endpoint = await manager.findOneByOrFail(WebhookEndpoint, { id: endpointId });
      await discardPending(manager, endpointId);
      await change.record('webhook_endpoint.disabled', {
        workspaceId: endpoint.workspaceId,
        targetType: 'webhook_endpoint',
        targetId: endpointId,
        details: { url: endpoint.url, reason },
      });
      await this.tell(change, endpoint, reason);
    });
  }

  private async tell({ manager }: Change, endpoint: WebhookEndpoint, reason: Reason): Promise<void> {
    const { id, workspaceId, url, createdBy, disabledAt } = endpoint;
    const people = await manager.query<{ email: string; workspaceName: string }[]>(PEOPLE_TO_TELL, [
      workspaceId,
      createdBy,
    ]);
    for (const { email, workspaceName } of people) {
      const content = webhookEndpointDisabledMail({
        endpointUrl: url,
        workspaceName,
        at: disabledAt ?? new Date(),
        reason: CLAUSES[reason],
        link: this.links.webhookEndpoint(workspaceId, id),
      });
      await this.mailer.send(manager, email, content);
    }
  }

  /** What was on its way when the endpoint's key stopped. */
  async discardPending(endpointId: string): Promise<void> {
    await this.queue.inTransaction((manager) => discardPending(manager, endpointId));
  }
}
