import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { SCOPES } from '../../core/principal/scopes.js';
import type { ApiKey } from './api-key.entity.js';
import type { IssuedApiKey } from './api-key-issuer.js';

export const API_KEY_STATUSES = ['active', 'revoked', 'expired'] as const;

const apiKeyShape = {
  id: field.id,
  workspace_id: field.id,
  name: z.string(),
  key_prefix: z.string().meta({ description: 'What may be shown of the key.', examples: ['lk_3f9a'] }),
  status: z.enum(API_KEY_STATUSES),
  scopes: z
    .array(z.enum(SCOPES))
    .nullable()
    .meta({ description: "null: all that the creator's role allows." }),
  allowed_ips: z.array(z.string()).nullable().meta({ description: 'CIDR blocks; null: from anywhere.' }),
  expires_at: field.timestamp.nullable(),
  created_by: field.id,
  created_at: field.timestamp,
  updated_at: field.timestamp,
  last_used_at: field.timestamp.nullable(),
  revoked_at: field.timestamp.nullable().meta({
    description: 'When the key stopped; in the future: when it will, after the overlap of a rotation.',
  }),
  replaced_by: field.id.nullable().meta({ description: 'The key that a rotation made.' }),
};

export const apiKeyResponse = z
  .object(apiKeyShape)
  .meta({ id: 'ApiKey', description: 'A key, without its secret.' });

export const issuedApiKeyResponse = z
  .object({
    ...apiKeyShape,
    key: z.string().meta({ description: 'The key itself. Shown this once.' }),
    webhook_signing_secret: z.string().meta({ description: 'Verifies webhook deliveries. Shown this once.' }),
  })
  .meta({ id: 'IssuedApiKey', description: 'A new key with its secrets, which cannot be read again.' });

export type ApiKeyResponse = z.output<typeof apiKeyResponse>;
export type IssuedApiKeyResponse = z.output<typeof issuedApiKeyResponse>;

/** By the clock of the database, which wrote the times; `now` is read there too where it matters. */
function statusOf(apiKey: ApiKey, now: Date): ApiKeyResponse['status'] {
  if (apiKey.revokedAt && apiKey.revokedAt <= now) return 'revoked';
  return apiKey.expiresAt && apiKey.expiresAt <= now ? 'expired' : 'active';
}

/** Names each field that may go out. */
export const toApiKeyResponse = (apiKey: ApiKey, lastUsedAt: Date | null): ApiKeyResponse => ({
  id: apiKey.id,
  workspace_id: apiKey.workspaceId,
  name: apiKey.name,
  key_prefix: apiKey.keyPrefix,
  status: statusOf(apiKey, new Date()),
  scopes: apiKey.scopes,
  allowed_ips: apiKey.allowedIps,
  expires_at: field.toNullableTimestamp(apiKey.expiresAt),
  created_by: apiKey.createdBy,
  created_at: field.toTimestamp(apiKey.createdAt),
  updated_at: field.toTimestamp(apiKey.updatedAt),
  last_used_at: field.toNullableTimestamp(lastUsedAt),
  revoked_at: field.toNullableTimestamp(apiKey.revokedAt),
  replaced_by: apiKey.replacedBy,
});

export const toIssuedApiKeyResponse = (issued: IssuedApiKey): IssuedApiKeyResponse => ({
  ...toApiKeyResponse(issued.apiKey, null),
  key: issued.plaintext,
  webhook_signing_secret: issued.webhookSigningSecret,
});
