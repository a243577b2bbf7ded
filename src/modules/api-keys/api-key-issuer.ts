import type { RequestLimit } from '@latchkey/verifier/slices';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { displayPrefix, generateApiKey } from '../../core/secrets/api-key-format.js';
import { sha256 } from '../../core/secrets/digest.js';
import { newId } from '../../core/secrets/ids.js';
import { KeyRing } from '../../core/secrets/key-ring.js';
import type { Change } from '../audit/changes.js';
import { newSigningSecret } from '../webhooks/endpoints/endpoint-secret.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import { toApiKeyEventData } from './api-key-event.js';
import { type Owner, ownerOf } from '../owners/owner.js';
import { type AllowlistMode, ApiKey } from './api-key.entity.js';

export interface NewApiKey {
  workspaceId: string;
  name: string;
  /** The person or service account that it acts for. */
  createdBy: string;
  /** The person who creates it for a service account. */
  madeBy?: string | null;
  scopes?: string[] | null;
  /** Canonical CIDR blocks. */
  allowedIps?: string[] | null;
  allowlistMode?: AllowlistMode;
  expiresAt?: Date | null;
  description?: string | null;
  metadata?: Record<string, string> | null;
  limits?: RequestLimit[] | null;
  /** null: its own count. */
  limitsCountedAs?: string | null;
  /** It is never valid, and each use of it raises an alert. */
  canary?: boolean;
  /** The key that this one replaces in a rotation. */
  replaces?: string;
}

/** A key with its secrets, which are shown once and never stored in readable form. */
export interface IssuedApiKey {
  apiKey: ApiKey;
  /** The key itself. */
  plaintext: string;
  owner: Owner;
  /** The key that it replaces in a rotation. */
  replaces: string | null;
  /** `whsec_…`, for verifying webhook deliveries (Standard Webhooks). */
  webhookSigningSecret: string;
}

/** Creates keys, each with its webhook signing secret, as part of a change. */
@Injectable()
export class ApiKeyIssuer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly keyRing: KeyRing,
    private readonly events: WebhookEvents,
  ) {}

  async issue(change: Change, key: NewApiKey): Promise<IssuedApiKey> {
    const id = newId();
    const plaintext = generateApiKey(this.config.apiKeyPrefix);
    const webhookSigningSecret = newSigningSecret();
    await change.manager.insert(ApiKey, {
      id,
      workspaceId: key.workspaceId,
      name: key.name,
      keyPrefix: displayPrefix(plaintext),
      digest: sha256(plaintext),
      sealedSigningSecret: this.keyRing.seal(webhookSigningSecret, `api_key:${id}`),
      scopes: key.scopes ?? null,
      allowedIps: key.allowedIps ?? null,
      allowlistMode: key.allowlistMode ?? 'enforce',
      expiresAt: key.expiresAt ?? null,
      description: key.description ?? null,
      metadata: key.metadata ?? null,
      limits: key.limits ?? null,
      limitsCountedAs: key.limitsCountedAs ?? null,
      createdBy: key.createdBy,
      madeBy: key.madeBy ?? null,
      createdByKey: change.actor.apiKeyId,
      ...(key.canary ? { canary: true, disabledAt: () => 'clock_timestamp()' } : {}),
    });
    await change.record('api_key.created', {
      workspaceId: key.workspaceId,
      targetId: id,
      details: {
        name: key.name,
        key_prefix: displayPrefix(plaintext),
        scopes: key.scopes ?? null,
        allowed_ips: key.allowedIps ?? null,
        expires_at: key.expiresAt ?? null,
        ...(key.madeBy ? { service_account_id: key.createdBy } : {}),
        ...(key.limits ? { limits: key.limits } : {}),
        ...(key.allowlistMode === 'observe' ? { allowlist_mode: 'observe' } : {}),
        ...(key.canary ? { canary: true } : {}),
        ...(key.replaces ? { replaces: key.replaces } : {}),
      },
      actorUserId: key.createdBy,
    });
    const apiKey = await change.manager.findOneByOrFail(ApiKey, { id });
    const owner = await ownerOf(change.manager, apiKey.createdBy);
    await this.events.publish(
      change,
      key.workspaceId,
      'api_key.created',
      toApiKeyEventData({ ...apiKey, owner }),
    );
    return { apiKey, owner, replaces: key.replaces ?? null, plaintext, webhookSigningSecret };
  }
}
