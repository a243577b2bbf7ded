import { z } from 'zod';
import { canonicalNetwork } from '../../core/primitives/client-address.js';
import * as field from '../../core/http/fields.js';
import { pageQuery } from '../../core/http/paging.js';
import { ownerOutput } from '../owners/owner.schemas.js';
import { limitsInput, limitsOutput } from '../request-limits/request-limit.schemas.js';
import { isScope, ownScopes } from '../../core/principal/scopes.js';
import { scopeInput } from '../resource-servers/resource-scope.js';
import type { IssuedApiKey } from './api-key-issuer.js';
import { keyDigestInput } from './api-key-digest.js';
import { metadataInput, metadataFilter, metadataResponse } from './api-key-metadata.js';
import { ALLOWLIST_MODES } from './api-key.entity.js';
import { API_KEY_SORTS, SORT_ORDERS } from './api-key-list.js';
import { API_KEY_STATUSES, type ApiKeyView, STATUS_REASONS } from './api-key-view.js';

const REVOKED_AT_ONCE_MAX = 1_000;
const NETWORKS_MAX = 100;
/** The longest text of an IPv6 block is 49 characters. */
const NETWORK_LENGTH_MAX = 64;
/** How long a rotation may let the old key live on. */
/** Ours come first, in the order in which they are listed everywhere. */
const scopesInput = z
  .array(scopeInput)
  .min(1, 'must name at least one scope')
  .max(50, 'must have at most 50 entries')
  .transform((scopes) => [
    ...ownScopes().filter((scope) => scopes.includes(scope)),
    ...[...new Set(scopes)].filter((scope) => !isScope(scope)).sort(),
  ]);

const network = z
  .string()
  .max(NETWORK_LENGTH_MAX, `must have at most ${NETWORK_LENGTH_MAX} characters`)
  .transform((text, context) => {
    const result = canonicalNetwork(text);
    if ('network' in result) return result.network;
    context.addIssue({ code: 'custom', message: result.problem });
    return z.NEVER;
  });

const allowedIpsInput = z
  .array(network)
  .min(
    1,
    'must not be empty: an empty list would allow no address. Use null, or omit the list, to allow every address',
  )
  .max(NETWORKS_MAX, `must have at most ${NETWORKS_MAX} entries`)
  .transform((networks) => [...new Set(networks)]);

const expiresAtInput = field.timestampInput.transform((text) => new Date(text));

const DESCRIPTION_LENGTH_MAX = 500;

const descriptionInput = field
  .text(0, DESCRIPTION_LENGTH_MAX)
  .transform((text) => (text === '' ? null : text))
  .nullable()
  .optional()
  .meta({ description: 'Notes for people; null: none.', examples: ['Runs on the build server.'] });

const NEVER_WIDER =
  'An API key that creates keys cannot give more than it has; what is left out, they inherit.';

export const createApiKeyBody = z
  .strictObject({
    name: field.displayName().meta({ examples: ['Production backend'] }),
    scopes: scopesInput
      .nullable()
      .optional()
      .meta({ description: `null or omitted: everything that your role allows. ${NEVER_WIDER}` }),
    allowed_ips: allowedIpsInput
      .nullable()
      .optional()
      .meta({
        description:
          'IPv4 and IPv6 addresses and CIDR blocks that the key may be used from. null or omitted: anywhere.',
        examples: [['192.0.2.0/24', '2001:db8::7']],
      }),
    allowlist_mode: field.choice(ALLOWLIST_MODES, 'a mode of allowlists').optional().meta({
      description:
        '`observe`: requests from other addresses are let through, and the usage of the key shows which of them `enforce`, the default, would refuse.',
    }),
    expires_at: expiresAtInput
      .nullable()
      .optional()
      .meta({ description: 'A time in the future, within ten years. null or omitted: never.' }),
    service_account_id: field.id.toLowerCase().optional().meta({
      description:
        'The service account that the key acts for. Only signed-in users with the role `admin` can name one. Omitted: the key acts for you; a key created with a key of a service account acts for that service account.',
    }),
    description: descriptionInput,
    metadata: metadataInput,
    limits: limitsInput
      .nullable()
      .optional()
      .meta({
        description:
          "How many requests the key may make, in UTC: at most one limit for each period. null or omitted: the server's default. A key with limits that creates another shares them with it: omit them.",
        examples: [[{ requests: 1_000, per: 'minute' }]],
      }),
    canary: z.boolean('must be true or false').default(false).meta({
      description:
        'true: the key looks like any other, but is never valid, and each use of it is an alert (`api_key.canary_used`). Cannot be changed later. Policies for keys do not apply to it.',
    }),
  })
  .meta({ id: 'NewApiKey' });

export const updateApiKeyBody = z
  .strictObject({
    name: field
      .displayName()
      .meta({ examples: ['Production backend'] })
      .optional(),
    scopes: scopesInput
      .nullable()
      .optional()
      .meta({ description: "null: everything that the owner's role allows." }),
    allowed_ips: allowedIpsInput.nullable().optional().meta({ description: 'null: anywhere.' }),
    allowlist_mode: field.choice(ALLOWLIST_MODES, 'a mode of allowlists').optional().meta({
      description:
        '`enforce`: requests from other addresses are refused. `observe`: they are let through, and the usage of the key shows them.',
    }),
    expires_at: expiresAtInput
      .nullable()
      .optional()
      .meta({ description: 'null: never. The current time makes the key expire at once.' }),
    limits: limitsInput.nullable().optional().meta({
      description:
        "null: the server's default. Final when answered. Also for the other keys that share the count: those before it in a rotation, and those created with it.",
    }),
    description: descriptionInput,
    metadata: metadataInput,
    disabled: z.boolean('must be true or false').optional().meta({
      description:
        'true: every instance rejects the key until it is enabled again. false: the key works again, with the limits that it has.',
    }),
  })
  .refine((body) => Object.keys(body).length > 0, 'must change at least one field')
  .meta({ id: 'ApiKeyChange', description: 'Omitted fields do not change.', minProperties: 1 });

export const rotateApiKeyBody = z
  .strictObject({
    overlap_seconds: field.overlapSeconds('How long the old key keeps working. 0: it stops at once.'),
    keep_owner: z.boolean('must be true or false').default(false).meta({
      description:
        'true: the rotation is refused unless the new key has the owner of the old one. false: if the owner has a higher role than you, the new key is yours, and acts with your role.',
    }),
  })
  .prefault({})
  .meta({ id: 'ApiKeyRotation' });

export const transferApiKeyBody = z
  .strictObject({
    service_account_id: field.id
      .toLowerCase()
      .meta({ description: 'The service account of the same workspace that will own the key.' }),
  })
  .meta({ id: 'ApiKeyTransfer' });

/** Which keys to revoke: by one of the four. */
export const revokeApiKeysBody = z
  .strictObject({
    ids: z
      .array(field.id.toLowerCase())
      .min(1, 'must name at least one key')
      .max(REVOKED_AT_ONCE_MAX, `must name at most ${REVOKED_AT_ONCE_MAX} keys`)
      .transform((ids) => [...new Set(ids)])
      .optional()
      .meta({ description: 'The keys to revoke. If one of them does not exist, none is revoked.' }),
    created_by: field.id
      .toLowerCase()
      .optional()
      .meta({ description: 'Every key that acts for this user in the workspace.' }),
    service_account_id: field.id
      .toLowerCase()
      .optional()
      .meta({ description: 'Every key that acts for this service account.' }),
    all: z
      .literal(true, { error: 'must be true or omitted' })
      .optional()
      .meta({ description: 'Every key that you may manage.' }),
  })
  .refine(
    (body) => Object.keys(body).length === 1,
    'must have exactly one of ids, created_by, service_account_id and all',
  )
  .meta({ id: 'ApiKeySelection', minProperties: 1, maxProperties: 1 });

export const apiKeysQuery = metadataFilter(
  pageQuery.extend({
    status: field.choice(API_KEY_STATUSES, 'a status of keys').optional(),
    q: field.text(1, 100).optional().meta({
      description: 'Part of the name (case does not matter), the start of the `key_prefix`, or a whole id.',
    }),
    owner_id: field.id.toLowerCase().optional().meta({
      description: 'Keys that act for this user or service account.',
    }),
    scope: scopeInput.optional().meta({
      description: "Keys that have this scope, also if they have everything that their owner's role allows.",
    }),
    leaked: z
      .enum(['true', 'false'], { error: 'must be true or false' })
      .transform((text) => text === 'true')
      .optional()
      .meta({ description: 'Whether the key was reported as leaked.' }),
    expires_before: expiresAtInput.optional().meta({ description: 'Keys that expire before this time.' }),
    unused_since: expiresAtInput.optional().meta({
      description: 'Keys that were created before this time and not used since.',
    }),
    sort: field.choice(API_KEY_SORTS, 'an order of keys').default('created_at').meta({
      description: 'What the list is sorted by. A key that was never used sorts before any use.',
    }),
    order: field.choice(SORT_ORDERS, 'a direction').optional().meta({
      description: 'Default: `asc` by name, otherwise `desc`.',
    }),
    sha256: keyDigestInput
      .optional()
      .meta({ description: 'Of a whole key, in hexadecimal: finds the key without sending it.' }),
  }),
);

export type CreateApiKeyBody = z.output<typeof createApiKeyBody>;
export type UpdateApiKeyBody = z.output<typeof updateApiKeyBody>;
export type RotateApiKeyBody = z.output<typeof rotateApiKeyBody>;
export type TransferApiKeyBody = z.output<typeof transferApiKeyBody>;
export type ApiKeysQuery = z.output<typeof apiKeysQuery>;

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
      examples: [['documents:read', 'invoices:read']],
    }),
  allowed_ips: z
    .array(z.string())
    .nullable()
    .meta({ description: 'CIDR blocks that the key may be used from; null: anywhere.' }),
  allowlist_mode: z.enum(ALLOWLIST_MODES).meta({
    description:
      'With `observe`, requests from other addresses are let through: see `would_refuse` in the usage of the key.',
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
    description: 'Whether the key is a canary: never valid, though `active`, and each use of it is an alert.',
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

export const revokeQuery = z.object({
  descendants: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .transform((text) => text === 'true')
    .meta({
      description: 'Also revoke every key that was created with this one, directly or through other keys.',
    }),
});

export const revokedResponse = z
  .object({
    status: z.literal('revoked'),
    descendants_revoked: z
      .int()
      .optional()
      .meta({ description: 'With `descendants=true`: how many other keys this request revoked.' }),
  })
  .meta({ id: 'RevokedApiKey' });

export const revokedKeysResponse = z
  .object({
    revoked: z
      .int()
      .meta({ description: 'How many keys this request revoked; others were already revoked.' }),
  })
  .meta({ id: 'RevokedApiKeys' });

export type RevokeApiKeysBody = z.output<typeof revokeApiKeysBody>;
export type RevokedKeysResponse = z.output<typeof revokedKeysResponse>;
export type RevokeQuery = z.output<typeof revokeQuery>;

export type ApiKeyResponse = z.output<typeof apiKeyResponse>;
export type IssuedApiKeyResponse = z.output<typeof issuedApiKeyResponse>;
export type RevokedResponse = z.output<typeof revokedResponse>;

/** Names each field that may go out. */
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
  }),
  key: issued.plaintext,
  webhook_signing_secret: issued.webhookSigningSecret,
});
