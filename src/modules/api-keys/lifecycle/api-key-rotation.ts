import { Injectable } from '@nestjs/common';
import { problem } from '../../../core/errors/problem.js';
import type { IdempotencyRequest } from '../../../core/http/idempotency.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { roleAtLeast } from '../../../core/principal/roles.js';
import { Changes } from '../../audit/changes.js';
import { WebhookEvents } from '../../webhooks/webhook-events.js';
import { WebhookKeys } from '../../webhooks/webhook-keys.js';
import { toApiKeyEventData } from '../api-key-event.js';
import { ApiKeyIssuer } from '../api-key-issuer.js';
import { limitsOf, refuseWider } from '../api-key-never-wider.js';
import { replaceKey } from './api-key-revocation.js';
import { type LockedApiKey, lockApiKey } from '../api-key-view.js';
import type { RotateApiKeyBody } from '../api-key-input.schemas.js';
import { type IssuedApiKeyResponse, toIssuedApiKeyResponse } from '../api-key.schemas.js';

/** Replaces a key, once, with a new one that has the same name and limits. */
@Injectable()
export class ApiKeyRotation {
  constructor(
    private readonly changes: Changes,
    private readonly issuer: ApiKeyIssuer,
    private readonly events: WebhookEvents,
    private readonly webhookKeys: WebhookKeys,
  ) {}

  rotate(
    actor: Actor,
    principal: WorkspacePrincipal,
    idempotency: IdempotencyRequest | null,
    id: string,
    { overlap_seconds: overlapSeconds, keep_owner: keepsOwner }: RotateApiKeyBody,
  ): Promise<IssuedApiKeyResponse> {
    return this.changes.create(
      actor,
      idempotency,
      async (change) => {
        await change.lockWorkspaceShared(principal.workspaceId);
        const own = await limitsOf(change.manager, principal);
        const old = await lockApiKey(change.manager, principal, id);
        refuseWider(old, own);
        if (old.disabledAt) {
          throw problem('api_key_not_active', {
            detail: 'The key is disabled: enable it before you rotate it.',
          });
        }
        const issued = await this.issuer.issue(change, {
          workspaceId: old.workspaceId,
          createdBy: ownerOfSuccessor(old, principal, keepsOwner),
          madeBy: old.madeBy,
          name: old.name,
          scopes: old.scopes,
          allowedIps: old.allowedIps,
          allowlistMode: old.allowlistMode,
          expiresAt: old.expiresAt,
          description: old.description,
          metadata: old.metadata,
          limits: old.limits,
          limitsCountedAs: old.limitsCountedAs,
          canary: old.canary,
          replaces: old.id,
        });
        const stopsAt = await replaceKey(change.manager, old.id, issued.apiKey.id, overlapSeconds);
        const endpoints = await this.webhookKeys.follow(change, old.id, issued.apiKey.id);
        await change.record('api_key.rotated', {
          workspaceId: old.workspaceId,
          targetId: old.id,
          details: {
            name: old.name,
            key_prefix: old.keyPrefix,
            replaced_by: issued.apiKey.id,
            overlap_seconds: overlapSeconds,
            ...(endpoints > 0 ? { webhook_endpoints: endpoints } : {}),
            ...(issued.apiKey.createdBy === old.createdBy
              ? {}
              : { created_by: { from: old.createdBy, to: issued.apiKey.createdBy } }),
          },
        });
        await this.events.publish(change, old.workspaceId, 'api_key.rotated', {
          ...toApiKeyEventData(old),
          replaced_by: issued.apiKey.id,
          stops_at: stopsAt.toISOString(),
        });
        return toIssuedApiKeyResponse(issued);
      },
      { holdsSecret: true, isAboutAuthority: true },
    );
  }
}

/**
 * The successor acts for the same person or service account, so that a rotation changes no authority. The exception is
 * an owner with a higher role than the caller: the new key's text is shown to the caller, and must not turn an admin
 * into an owner.
 */
function ownerOfSuccessor(old: LockedApiKey, principal: WorkspacePrincipal, keepsOwner: boolean): string {
  if (!old.creatorRole) {
    throw problem('api_key_not_active', {
      detail: "The key's owner has left the workspace, so the key has stopped; create a new one.",
    });
  }
  if (roleAtLeast(principal.role, old.creatorRole)) return old.createdBy;
  if (!keepsOwner) return principal.userId;
  throw problem('insufficient_role', {
    detail: `The key's owner has the role "${old.creatorRole}"; yours is "${principal.role}", so the new key cannot keep that owner. Ask a user with that role to rotate it, or omit keep_owner to become its owner.`,
    extensions: { required_role: old.creatorRole, role: principal.role },
  });
}
