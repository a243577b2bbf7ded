import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { ownerOutput } from '../owners/owner.schemas.js';
import { limitsOutput } from '../request-limits/request-limit.schemas.js';
import type { IssuedApiKey } from './api-key-issuer.js';
import { metadataResponse } from './api-key-metadata.js';
import { ALLOWLIST_MODES } from './api-key.entity.js';
import { API_KEY_STATUSES, type ApiKeyView, STATUS_REASONS } from './api-key-view.js';

const apiKeyShape = {
  id: field.id,
  workspace_id: field.id,
  name: z.string().meta({ examples: ['Production backend'] }),
  key_prefix: z
    .string()
    .meta({ description: 'The part of the key that may be shown.', examples: ['lk_3f9a'] }),
  status: z.enum(API_KEY_STATUSES).meta({
    description:
      'A rotated key stays `active` until its overlap ends. `disabled`: a user has disabled it; it works again once it is enabled. `suspended`: an operator has suspended its owner or the workspace; the key works again once they are restored. `ended`: its owner has left the workspace or was deleted.',
  }),
  status_reason: z.enum(STATUS_REASONS).nullable().meta({
    description: 'Why the key is `disabled`, `suspended`, `revoked` or `ended`; null otherwise.',
  }),
  scopes: z
    .array(z.string())
    .nullable()
    .meta({
      description:
        "Scopes of this API and of resource servers. null: everything that the owner's role allows.",
      examples: [['members:read', 'invoices:read']],
    }),
  allowed_ips: z
    .array(z.string())
    .nullable()
    .meta({ description: 'CIDR blocks that the key may be used from; null: anywhere.' }),
  allowlist_mode: z.enum(ALLOWLIST_MODES).meta({
    description:
      'With `observe`, requests from other addresses are allowed: see `would_refuse` in the usage of the key.',
  }),
  limits: limitsOutput.meta({
    description: "How many requests the key may make; null: the server's default.",
  }),
  expires_at: field.timestamp.nullable().meta({
    description:
      'When the key expires, or has expired; null: never. A policy of the workspace may set it earlier.',
  }),
  description: z
    .string()
    .nullable()
    .meta({ description: 'Notes for people; null: none.', examples: ['Runs on the build server.'] }),
  metadata: metadataResponse,
  disabled: z.boolean().meta({ description: 'Whether a user has disabled the key.' }),
  canary: z.boolean().meta({
    description:
      'Whether the key is a canary: never valid, though `active`, and each use of it raises an alert.',
  }),
  owner: ownerOutput.meta({
    description: "The key acts with its owner's current role, narrowed by its scopes.",
  }),
  created_by: field.id.meta({
    description:
      'The user who created the key; for a key that a key of a service account created, the service account.',
  }),
  created_by_key: field.id
    .nullable()
    .meta({ description: 'The API key that created this one; null: a signed-in user did.' }),
  created_at: field.timestamp,
  updated_at: field.timestamp,
  last_used_at: field.timestamp.nullable().meta({
    description:
      'The last request that the key authenticated, whether or not it had the scope for it. For a canary, the last attempt to use it.',
  }),
  revoked_at: field.timestamp.nullable().meta({
    description:
      'When the key stopped working or, if in the future, when it will stop after the overlap of a rotation.',
  }),
  replaced_by: field.id.nullable().meta({ description: 'The key that replaced this one in a rotation.' }),
  replaces: field.id.nullable().meta({ description: 'The key that this one replaced in a rotation.' }),
  leaked_at: field.timestamp.nullable().meta({
    description: 'When the key was first reported as leaked. Rotate it if it is active.',
  }),
  leak: z
    .object({
      reported_by: z.enum(['github', 'finder']).meta({
        description: '`github`: its secret scanning. `finder`: an anonymous report.',
      }),
      url: z.string().nullable().meta({ description: 'Where the key was found.' }),
      source: z
        .string()
        .nullable()
        .meta({ description: 'What it was found in, in the words of the report.', examples: ['content'] }),
      type: z.string().nullable().meta({ description: 'The type of the token in the report.' }),
    })
    .nullable()
    .meta({
      description:
        'The first report of the leak; null: none. `url` and `source` of a `finder` are unverified.',
    }),
};

export const apiKeyResponse = z
  .object(apiKeyShape)
  .meta({ id: 'ApiKey', description: 'A key, without its secret.' });

export const apiKeysResponse = z.array(apiKeyResponse);

export const issuedApiKeyResponse = z
  .object({
    ...apiKeyShape,
    key: z.string().meta({ description: 'The key itself. Shown only once.', examples: ['lk_…'] }),
    webhook_signing_secret: z
      .string()
      .meta({ description: 'Verifies webhook deliveries. Shown only once.', examples: ['whsec_…'] }),
  })
  .meta({ id: 'IssuedApiKey', description: 'A new key with its secrets, which cannot be read again.' });

export type ApiKeyResponse = z.output<typeof apiKeyResponse>;
export type IssuedApiKeyResponse = z.output<typeof issuedApiKeyResponse>;

/** Names each public field. */
export const toApiKeyResponse = (apiKey: ApiKeyView): ApiKeyResponse => ({
  id: apiKey.id,
  workspace_id: apiKey.workspaceId,
  name: apiKey.name,
  key_prefix: apiKey.keyPrefix,
  status: apiKey.status,
  status_reason: apiKey.statusReason,
  scopes: apiKey.scopes,
  allowed_ips: apiKey.allowedIps,
  allowlist_mode: apiKey.allowlistMode,
  limits: apiKey.limits,
  expires_at: field.toNullableTimestamp(apiKey.expiresAt),
  description: apiKey.description,
  metadata: apiKey.metadata ?? {},
  disabled: apiKey.disabledAt !== null,
  canary: apiKey.canary,
  owner: apiKey.owner,
  created_by: apiKey.madeBy ?? apiKey.createdBy,
  created_by_key: apiKey.createdByKey,
  created_at: field.toTimestamp(apiKey.createdAt),
  updated_at: field.toTimestamp(apiKey.updatedAt),
  last_used_at: field.toNullableTimestamp(apiKey.lastUsedAt),
  revoked_at: field.toNullableTimestamp(apiKey.revokedAt),
  replaced_by: apiKey.replacedBy,
  replaces: apiKey.replaces,
  leaked_at: field.toNullableTimestamp(apiKey.leakedAt),
  leak: apiKey.leak && {
    reported_by: apiKey.leak.reportedBy,
    url: apiKey.leak.url,
    source: apiKey.leak.source,
    type: apiKey.leak.type,
  },
});

export const toIssuedApiKeyResponse = (issued: IssuedApiKey): IssuedApiKeyResponse => ({
  ...toApiKeyResponse({
    ...issued.apiKey,
    limitsCountedAs: issued.apiKey.limitsCountedAs ?? issued.apiKey.id,
    disabledAt: null,
    status: 'active',
    statusReason: null,
    lastUsedAt: null,
    leakedAt: null,
    leak: null,
    owner: issued.owner,
    replaces: issued.replaces,
  }),
  key: issued.plaintext,
  webhook_signing_secret: issued.webhookSigningSecret,
});
