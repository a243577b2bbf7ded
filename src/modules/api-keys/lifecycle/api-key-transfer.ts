import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type FieldError, type Problem, problem, captureProblem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { type Role, scopesOf } from '../../../core/principal/roles.js';
import { isScope } from '../../../core/principal/scopes.js';
import { type Change, Changes } from '../../audit/changes.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { Mailer } from '../../mail/mailer.js';
import { apiKeyTransferredMail } from '../mails/api-key.js';
import { refuseUnusableScopes } from '../../resource-servers/usable-scopes.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import { WebhookKeys } from '../../webhooks/webhook-keys.js';
import { isChangeable } from '../api-key-changes.js';
import { toApiKeyEventData } from '../api-key-event.js';
import { refuseActingAbove } from '../api-key-never-wider.js';
import {
  findServiceAccounts,
  lockServiceAccount,
  lockServiceAccounts,
  ownerOf,
  unknownServiceAccount,
} from '../../owners/owner.js';
import {
  type ApiKeyView,
  findApiKey,
  type LockedApiKey,
  lockAnyApiKeys,
  lockApiKey,
  lockApiKeys,
} from '../api-key-view.js';
import { separateCounts } from '../shared-limits.js';

interface TransferEmailFacts {
  email: string;
  workspaceName: string;
  serviceAccountName: string;
  transferredBy: string;
}

/** The previous owner, if they are still a member. */
const TRANSFER_EMAIL_FACTS = `
  SELECT o.email, w.name AS "workspaceName", s.name AS "serviceAccountName", coalesce(a.name, a.email) AS "transferredBy"
  FROM users o JOIN memberships m ON m.user_id = o.id, workspaces w, users s, users a
  WHERE o.id = $1 AND m.workspace_id = $2 AND w.id = $2 AND s.id = $3 AND a.id = $4`;

export interface WantedTransfer {
  apiKeyId: string;
  serviceAccountId: string;
}

/** Transfers a key to another owner, so that it outlives the person it acted for. */
@Injectable()
export class ApiKeyTransfer {
  constructor(
    private readonly changes: Changes,
    private readonly events: WebhookEvents,
    private readonly webhookKeys: WebhookKeys,
    private readonly mailer: Mailer,
    private readonly links: DashboardLinks,
  ) {}

  /** Answered once every instance serves the key only with its new owner's authority. */
  transfer(
    actor: Actor,
    principal: WorkspacePrincipal,
    id: string,
    serviceAccountId: string,
  ): Promise<ApiKeyView> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { manager } = change;
      await change.lockWorkspaceShared(principal.workspaceId);
      // First check the key in the URL, then the body; locks are taken in the order of all changes of keys.
      await findApiKey(manager, principal, id);
      const role = await lockServiceAccount(manager, principal, serviceAccountId, 'service_account_id');
      const key = await lockApiKey(manager, principal, id);
      if (key.owner.id === serviceAccountId) return key;
      await refuse(manager, principal, key, role);
      await this.move(change, key, serviceAccountId, role);
      await separateCounts(manager, [key], serviceAccountId);
      await this.notifyPreviousOwner(change, key, serviceAccountId);
      return findApiKey(manager, principal, id);
    });
  }

  /** Unless they transferred it themselves. */
  private async notifyPreviousOwner(
    change: Change,
    key: LockedApiKey,
    serviceAccountId: string,
  ): Promise<void> {
    const { manager, actor } = change;
    if (key.owner.type === 'service_account' || key.owner.id === actor.userId) return;
    const [facts] = await manager.query<TransferEmailFacts[]>(TRANSFER_EMAIL_FACTS, [
      key.owner.id,
      key.workspaceId,
      serviceAccountId,
      actor.userId,
    ]);
    if (!facts) return;
    const { email, ...names } = facts;
    const content = apiKeyTransferredMail({
      keyName: key.name,
      keyPrefix: key.keyPrefix,
      link: this.links.to('apiKey', { workspaceId: key.workspaceId, apiKeyId: key.id }),
      ...names,
    });
    await this.mailer.send(manager, email, content);
  }

  /**
   * Transfers the keys of a departing member, as part of that change. All of them, or none.
   *
   * @throws validation_failed naming each key that cannot be transferred, and why
   */
  async transferAll(
    change: Change,
    principal: WorkspacePrincipal,
    memberId: string,
    transfers: readonly WantedTransfer[],
  ): Promise<void> {
    const { manager } = change;
    const errors: FieldError[] = [];
    const each = async (check: (transfer: WantedTransfer) => void | Promise<void>): Promise<void> => {
      for (const [index, transfer] of transfers.entries()) {
        const refusal = await captureProblem(() => check(transfer));
        if (refusal) errors.push(...inTransfer(index, refusal));
      }
    };
    const roles = await lockServiceAccounts(manager, principal, transfers);
    await each(({ serviceAccountId }) => {
      if (!roles.has(serviceAccountId)) throw unknownServiceAccount(serviceAccountId, 'service_account_id');
    });
    const ids = transfers.map(({ apiKeyId }) => apiKeyId);
    const locked = await lockApiKeys(manager, principal, 'k.created_by = $3 AND k.id = ANY($4)', [
      memberId,
      ids,
    ]);
    const keys = new Map(locked.map((key) => [key.id, key]));
    await each(async ({ apiKeyId, serviceAccountId }) => {
      const key = keys.get(apiKeyId);
      const role = roles.get(serviceAccountId);
      if (!key) throw notTheMembers(apiKeyId);
      if (role) await refuse(manager, principal, key, role);
    });
    if (errors.length > 0) throw problem('validation_failed', { errors });
    const movedTo = new Map<string, LockedApiKey[]>();
    for (const { apiKeyId, serviceAccountId } of transfers) {
      const key = keys.get(apiKeyId) as LockedApiKey;
      await this.move(change, key, serviceAccountId, roles.get(serviceAccountId) as Role);
      movedTo.set(serviceAccountId, [...(movedTo.get(serviceAccountId) ?? []), key]);
    }
    // Together, so that keys which go to the same service account go on sharing a count.
    for (const [ownerId, moved] of movedTo) await separateCounts(manager, moved, ownerId);
  }

  /**
   * Returns a key to the service account that received it in a transfer lost by a restore.
   *
   * @returns false if the workspace no longer has the service account, or if the key has ended or already belongs to it
   */
  async restore(change: Change, workspaceId: string, id: string, serviceAccountId: string): Promise<boolean> {
    const roles = await findServiceAccounts(change.manager, workspaceId, [serviceAccountId]);
    const role = roles.get(serviceAccountId);
    const [key] = await lockAnyApiKeys(change.manager, 'k.id = $1 AND k.workspace_id = $2', [
      id,
      workspaceId,
    ]);
    if (!role || !key || key.owner.id === serviceAccountId || !isChangeable(key)) return false;
    await this.move(change, key, serviceAccountId, role);
    await separateCounts(change.manager, [key], serviceAccountId);
    return true;
  }

  private async move(change: Change, key: LockedApiKey, serviceAccountId: string, role: Role): Promise<void> {
    await change.manager.query(
      `UPDATE api_keys SET created_by = $2, made_by = coalesce(made_by, created_by), updated_at = clock_timestamp()
       WHERE id = $1`,
      [key.id, serviceAccountId],
    );
    const endpoints = await this.webhookKeys.followOwner(change, key, serviceAccountId, role);
    await change.record('api_key.transferred', {
      workspaceId: key.workspaceId,
      targetId: key.id,
      details: {
        name: key.name,
        key_prefix: key.keyPrefix,
        owner: { from: key.owner.id, to: serviceAccountId },
        ...(endpoints.length > 0 ? { webhook_endpoints: endpoints.length } : {}),
      },
    });
    await this.webhookKeys.recordTransferred(change, key, serviceAccountId, endpoints);
    await this.events.publish(change, key.workspaceId, 'api_key.transferred', {
      ...toApiKeyEventData({ ...key, owner: await ownerOf(change.manager, serviceAccountId) }),
      service_account_id: serviceAccountId,
      previous_owner_id: key.owner.id,
    });
  }
}

/**
 * @param role the new owner's role
 * @throws if the key cannot be transferred
 */
async function refuse(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  key: LockedApiKey,
  role: Role,
): Promise<void> {
  await refuseEnded(manager, key);
  refuseActingAbove(key.creatorRole, principal.role);
  await refuseScopesBeyondRole(manager, key.scopes, role);
}

const notTheMembers = (id: string): Problem =>
  problem('validation_failed', {
    errors: [{ field: 'api_key_id', message: `"${id}" is not an API key of this member` }],
  });

const inTransfer = (index: number, { message, options }: Problem): FieldError[] =>
  (options.errors ?? [{ field: 'api_key_id', message }]).map((error) => ({
    ...error,
    field: `transfers.${index}.${error.field}`,
  }));

/** A disabled key stays disabled even if its owner is suspended, which its status hides. */
async function refuseEnded(manager: EntityManager, key: LockedApiKey): Promise<void> {
  if (key.replacedBy !== null) {
    throw problem('api_key_not_active', {
      detail: `The key was rotated and stops after its overlap: transfer the key that replaced it, ${key.replacedBy}.`,
    });
  }
  if (!isChangeable(key)) {
    throw problem('api_key_not_active', {
      detail: `The key is ${key.status}: only active and disabled keys can be transferred.`,
    });
  }
  const suspended = await manager.query<unknown[]>(
    'SELECT FROM users WHERE id = $1 AND suspended_at IS NOT NULL',
    [key.owner.id],
  );
  if (suspended.length > 0) {
    throw problem('api_key_not_active', {
      detail: "The key's owner is suspended: the key can be transferred once the operator restores them.",
    });
  }
}

/** Such scopes would have no effect until somebody raises the role, unaware of them. */
async function refuseScopesBeyondRole(
  manager: EntityManager,
  scopes: string[] | null,
  role: Role,
): Promise<void> {
  await refuseUnusableScopes(manager, scopes, role);
  const beyond = (scopes ?? []).filter((scope) => isScope(scope) && !scopesOf(role).has(scope));
  if (beyond.length === 0) return;
  throw problem('validation_failed', {
    errors: [
      {
        field: 'service_account_id',
        message: `names a service account with the role "${role}", which does not have the key's scopes ${beyond.join(', ')}: remove them from the key, or raise the role`,
      },
    ],
  });
}
