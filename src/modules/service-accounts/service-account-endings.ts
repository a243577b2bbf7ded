import { Injectable } from '@nestjs/common';
import type { Change } from '../audit/changes.js';
import { type DepartureReason, Departures, type Impact } from '../audit/departures.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import { removeServiceAccount } from '../workspaces/members/service-account-memberships.js';
import { lockServiceAccounts } from './service-account-view.js';
import { type ServiceAccountView, toServiceAccountEventData } from './service-account.schemas.js';
import { ServiceAccount } from './service-account.entity.js';

/** The only place that ends a service account, along with its keys and endpoints. */
@Injectable()
export class ServiceAccountEndings {
  constructor(
    private readonly departures: Departures,
    private readonly events: WebhookEvents,
  ) {}

  /**
   * Call this with the workspace's memberships and the service account locked.
   *
   * @returns what ended with it
   */
  async end(
    change: Change,
    account: ServiceAccountView,
    reason: DepartureReason = 'service_account_deleted',
  ): Promise<Impact> {
    const { id: userId, workspaceId, name, role } = account;
    const impact = await this.departures.end(change, { workspaceId, userId }, reason);
    await removeServiceAccount(change.manager, { workspaceId, userId });
    await change.manager.delete(ServiceAccount, { id: userId });
    await change.record('service_account.deleted', {
      workspaceId,
      targetId: userId,
      details: {
        name,
        role,
        api_keys: impact.api_keys.length,
        webhook_endpoints: impact.webhook_endpoints.length,
        ...(reason === 'service_account_deleted' ? {} : { reason }),
      },
    });
    await this.events.publish(
      change,
      workspaceId,
      'service_account.deleted',
      toServiceAccountEventData(account),
    );
    return impact;
  }

  /**
   * Call this with the workspace's memberships locked.
   *
   * @returns how many keys ended
   */
  async endAll(change: Change, workspaceId: string, reason: DepartureReason): Promise<number> {
    let keys = 0;
    for (const account of await lockServiceAccounts(change.manager, workspaceId)) {
      keys += (await this.end(change, account, reason)).api_keys.length;
    }
    return keys;
  }
}
