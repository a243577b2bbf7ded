import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { type Role, scopesOf } from '../../core/principal/roles.js';
import { isScope } from '../../core/principal/scopes.js';
import { type Change, Changes } from '../audit/changes.js';
import { refuseUnusableScopes } from '../resource-servers/usable-scopes.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import { WebhookKeys } from '../webhooks/webhook-keys.js';
import { isChangeable } from './api-key-changes.js';
import { toApiKeyEventData } from './api-key-event.js';
import { refuseActingAbove } from './api-key-never-wider.js';
import { holdServiceAccount } from './api-key-owner.js';
import { type ApiKeyView, findApiKey, type LockedApiKey, lockApiKey } from './api-key-view.js';

/** Gives a key another owner, so that it outlives the person it acted for. */
@Injectable()
export class ApiKeyTransfer {
  constructor(
    private readonly changes: Changes,
    private readonly events: WebhookEvents,
    private readonly webhookKeys: WebhookKeys,
  ) {}

  /** Answered when every instance serves the key with the authority of its new owner alone. */
  transfer(
    actor: Actor,
    principal: WorkspacePrincipal,
    id: string,
    serviceAccountId: string,
  ): Promise<ApiKeyView> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { manager } = change;
      await change.holdWorkspace(principal.workspaceId);
      // First what the address names, then what the body does; the locks are in the order of all changes of keys.
      await findApiKey(manager, principal, id);
      const role = await holdServiceAccount(manager, principal, serviceAccountId, 'service_account_id');
      const key = await lockApiKey(manager, principal, id);
      if (key.owner.id === serviceAccountId) return key;
      await refuseEnded(manager, key);
      refuseActingAbove(key.creatorRole, principal.role);
      await refuseScopesBeyondRole(manager, key.scopes, role);
      await this.move(change, key, serviceAccountId, role);
      return findApiKey(manager, principal, id);
    });
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
        ...(endpoints > 0 ? { webhook_endpoints: endpoints } : {}),
      },
    });
    await this.events.publish(change, key.workspaceId, 'api_key.transferred', {
      ...toApiKeyEventData(key),
      service_account_id: serviceAccountId,
      previous_owner_id: key.owner.id,
    });
  }
}

/** A disabled key stays disabled, also if its owner is suspended: that hides behind the status. */
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

/** They would be names without effect, until somebody raises the role and forgets them. */
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
