import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { refuseOverQuota } from '../../core/database/quota.js';
import { problem } from '../../core/errors/problem.js';
import type { IdempotencyRequest } from '../../core/http/idempotency.js';
import type { PageQuery } from '../../core/http/paging.js';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { newId } from '../../core/secrets/ids.js';
import { type Change, Changes } from '../audit/changes.js';
import { refuseAboveAllowed } from '../request-limits/workspace-ceilings.js';
import { insertServiceAccountUser, renameUser } from '../users/user-changes.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import { addServiceAccount } from '../workspaces/members/service-account-memberships.js';
import { setRole } from '../workspaces/members/set-role.js';
import { lockMemberships } from '../workspaces/workspace-lock.js';
import { ServiceAccountEndings } from './service-account-endings.js';
import { findServiceAccount, listServiceAccounts, lockServiceAccounts } from './service-account-view.js';
import { ServiceAccount } from './service-account.entity.js';
import {
  type ServiceAccountBody,
  type ServiceAccountPatch,
  type ServiceAccountResponse,
  type ServiceAccountView,
  toServiceAccountEventData,
  toServiceAccountResponse,
} from './service-account.schemas.js';
import { serviceAccountRequestLimits } from './service-accounts.variables.js';

/**
 * Only admins manage service accounts, and no service account has a higher role than that: so none ever has more
 * authority than the person who creates or changes it.
 */
@Injectable()
export class ServiceAccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly events: WebhookEvents,
    private readonly endings: ServiceAccountEndings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(workspaceId: string, query: PageQuery): Promise<ServiceAccountView[]> {
    return listServiceAccounts(this.dataSource.manager, workspaceId, query);
  }

  async get(workspaceId: string, id: string): Promise<ServiceAccountResponse> {
    return toServiceAccountResponse(await findServiceAccount(this.dataSource.manager, workspaceId, id));
  }

  create(
    actor: Actor,
    { workspaceId, userId }: WorkspacePrincipal,
    idempotency: IdempotencyRequest | null,
    { name, role, description = null, limits = null }: ServiceAccountBody,
  ): Promise<ServiceAccountResponse> {
    return this.changes.create(actor, idempotency, async (change) => {
      const { manager } = change;
      await refuseOverQuota(manager, {
        code: 'service_account_limit',
        limit: this.config.limits.SERVICE_ACCOUNTS_PER_WORKSPACE,
        holder: workspaceId,
        counted: 'SELECT FROM service_accounts WHERE workspace_id = $1',
      });
      await lockMemberships(change, workspaceId);
      await refuseAboveAllowed(manager, workspaceId, limits, serviceAccountRequestLimits(this.config));
      const id = newId();
      await insertServiceAccountUser(manager, id, name);
      await manager.insert(ServiceAccount, { id, workspaceId, description, limits, createdBy: userId });
      await addServiceAccount(manager, { workspaceId, userId: id, role });
      await change.record('service_account.created', {
        workspaceId,
        targetId: id,
        details: { name, role, ...(limits === null ? {} : { limits }) },
      });
      const account = await findServiceAccount(manager, workspaceId, id);
      await this.publish(change, 'service_account.created', account);
      return toServiceAccountResponse(account);
    });
  }

  /** A new role or new limits apply everywhere, to all its keys, once this is answered. */
  update(
    actor: Actor,
    { workspaceId }: WorkspacePrincipal,
    id: string,
    patch: ServiceAccountPatch,
  ): Promise<ServiceAccountResponse> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { manager } = change;
      await lockMemberships(change, workspaceId);
      const before = await lockServiceAccount(change, workspaceId, id);
      await refuseAboveAllowed(manager, workspaceId, patch.limits, serviceAccountRequestLimits(this.config));
      const { name, role, description, limits } = { ...before, ...patch };
      if (name !== before.name) await renameUser(manager, id, name);
      if (role !== before.role) await setRole(manager, workspaceId, id, role);
      await manager.update(
        ServiceAccount,
        { id },
        { description, limits, updatedAt: () => 'clock_timestamp()' },
      );
      await change.record('service_account.updated', {
        workspaceId,
        targetId: id,
        details: {
          name,
          role,
          ...(name === before.name ? {} : { previous_name: before.name }),
          ...(role === before.role ? {} : { previous_role: before.role }),
          ...(patch.limits === undefined ? {} : { limits: { from: before.limits, to: limits } }),
        },
      });
      const account = await findServiceAccount(manager, workspaceId, id);
      await this.publish(change, 'service_account.updated', account);
      return toServiceAccountResponse(account);
    });
  }

  /** Its keys end permanently, and its endpoints stop. */
  async remove(actor: Actor, { workspaceId }: WorkspacePrincipal, id: string): Promise<void> {
    await this.changes.runOnAuthority(actor, async (change) => {
      await lockMemberships(change, workspaceId);
      await this.endings.end(change, await lockServiceAccount(change, workspaceId, id));
    });
  }

  private publish(
    change: Change,
    type: 'service_account.created' | 'service_account.updated',
    account: ServiceAccountView,
  ): Promise<void> {
    return this.events.publish(change, account.workspaceId, type, toServiceAccountEventData(account));
  }
}

async function lockServiceAccount(
  { manager }: Change,
  workspaceId: string,
  id: string,
): Promise<ServiceAccountView> {
  const [account] = await lockServiceAccounts(manager, workspaceId, id);
  if (!account) throw problem('not_found');
  return account;
}
