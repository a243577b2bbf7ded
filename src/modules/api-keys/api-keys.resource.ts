import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { defineResource } from '../../core/resource/define-resource.js';
import { ownerOutput } from '../owners/owner.schemas.js';
import { metadataResponse } from './api-key-metadata.js';
import { AllowlistMode1700000000186 } from './migrations/1700000000186-allowlist-mode.js';
import { ApiKeyLimits1700000000161 } from './migrations/1700000000161-api-key-limits.js';
import { ApiKeyAddresses1700000000052 } from './migrations/1700000000052-api-key-addresses.js';
import { ApiKeyTransfers1700000000206 } from './migrations/1700000000206-api-key-transfers.js';
import { KeyDisabling1700000000150 } from './migrations/1700000000150-key-disabling.js';
import { KeyPolicies1700000000151 } from './migrations/1700000000151-key-policies.js';
import { KeyPolicyOwnersAndIdleness1700000000152 } from './migrations/1700000000152-key-policy-owners-and-idleness.js';
import { CanaryKeys1700000000185 } from './migrations/1700000000185-canary-keys.js';
import { NewAddresses1700000000187 } from './migrations/1700000000187-new-addresses.js';
import { PolicyEndings1700000000188 } from './migrations/1700000000188-policy-endings.js';
import { KeyScopeUses1700000000153 } from './migrations/1700000000153-key-scope-uses.js';
import { ApiKeyRequests1700000000340 } from './migrations/1700000000340-api-key-requests.js';
import { apiKeyVariables, usageVariables } from './api-keys.variables.js';

/** The public fields of a key. */
export const apiKeyEventShape = {
  id: field.id,
  workspace_id: field.id,
  name: z.string().meta({ examples: ['Production backend'] }),
  key_prefix: z
    .string()
    .meta({ description: 'The part of the key that may be shown.', examples: ['lk_3f9a'] }),
  scopes: z
    .array(z.string())
    .nullable()
    .meta({
      description: "null: everything that the owner's role allows.",
      examples: [['members:read']],
    }),
  expires_at: field.timestamp.nullable().meta({ description: 'When the key expires; null: never.' }),
  owner: ownerOutput.meta({ description: 'The user or service account that the key acts for.' }),
  created_by: field.id.meta({
    description:
      'The user who created the key; for a key that a key of a service account created, the service account.',
  }),
  created_by_key: field.id
    .nullable()
    .meta({ description: 'The API key that created this one; null: a signed-in user did.' }),
  canary: z.boolean().meta({
    description: 'Whether the key is a canary: never valid, and each use of it raises an alert.',
  }),
  metadata: metadataResponse,
};

const apiKey = z
  .object(apiKeyEventShape)
  .meta({ id: 'ApiKeyEventData', description: 'The public data of a key.' });

const apiKeyUse = z
  .object({
    ...apiKeyEventShape,
    requests: z
      .int()
      .meta({ description: 'How many there were since the last alert about the key.', examples: [1] }),
    addresses: z
      .array(z.string())
      .meta({ description: 'Where they came from: at most 10 addresses.', examples: [['192.0.2.7']] }),
    first_used_at: field.timestamp.meta({ description: 'The first of these requests.' }),
    last_used_at: field.timestamp.meta({ description: 'The last of them.' }),
  })
  .meta({ id: 'ApiKeyUseEventData', description: 'The key, and where it was used from.' });

const endingApiKey = z
  .object({
    ...apiKeyEventShape,
    ends_at: field.timestamp.meta({
      description: 'When the policy ends the key, unless it is changed or used; or when it ended it.',
    }),
  })
  .meta({
    id: 'EndingApiKeyEventData',
    description: 'The key, and when the policy ends it, or has ended it.',
  });

const rotatedApiKey = z
  .object({
    ...apiKeyEventShape,
    replaced_by: field.id.meta({ description: 'The new key.' }),
    stops_at: field.timestamp.meta({ description: 'When the old key stops, after the overlap.' }),
  })
  .meta({ id: 'RotatedApiKeyEventData', description: 'The key that was replaced.' });

const transferredApiKey = z
  .object({
    ...apiKeyEventShape,
    service_account_id: field.id.meta({ description: 'The new owner.' }),
    previous_owner_id: field.id.meta({ description: 'The user or service account it acted for until now.' }),
  })
  .meta({ id: 'TransferredApiKeyEventData', description: 'The key that was transferred.' });

export const apiKeys = defineResource({
  group: 'API keys',
  tags: {
    'API keys': 'Create, change, rotate and revoke keys, and see their usage.',
  },
  scopes: {
    // Viewers and members see and manage only the keys that they created.
    'api-keys:read': { role: 'viewer', words: 'See keys and their usage' },
    'api-keys:write': { role: 'viewer', words: 'Create, rotate and revoke keys' },
  },
  concernsAuthority: true,
  audit: {
    api_key: {
      'api_key.canary_used': 'Canary key used',
      'api_key.created': 'API key created',
      'api_key.disabled': 'API key disabled',
      'api_key.enabled': 'API key enabled',
      'api_key.imported': 'API keys imported',
      'api_key.updated': 'API key changed',
      'api_key.rotated': 'API key rotated',
      'api_key.revoked': 'API key revoked',
      'api_key.transferred': 'API key transferred',
    },
    workspace: {
      'workspace.api_keys_revoked': 'Many API keys revoked',
      'workspace.key_policy_changed': 'Policy for API keys changed',
    },
  },
  events: {
    'api_key.canary_used': {
      words: 'Canary key used',
      summary: 'Someone has used a canary key',
      scope: 'api-keys:read',
      data: apiKeyUse,
    },
    'api_key.created': {
      words: 'API key created',
      summary: 'An API key was created',
      scope: 'api-keys:read',
      data: apiKey,
    },
    'api_key.disabled': {
      words: 'API key disabled',
      summary: 'An API key was disabled',
      scope: 'api-keys:read',
      data: apiKey,
    },
    'api_key.enabled': {
      words: 'API key enabled',
      summary: 'A disabled API key was enabled again',
      scope: 'api-keys:read',
      data: apiKey,
    },
    'api_key.rotated': {
      words: 'API key rotated',
      summary: 'An API key was replaced by a new one',
      scope: 'api-keys:read',
      data: rotatedApiKey,
    },
    'api_key.revoked': {
      words: 'API key revoked',
      summary: 'An API key was revoked',
      scope: 'api-keys:read',
      data: apiKey,
    },
    'api_key.new_address': {
      words: 'API key used from a new address',
      summary: 'An API key was used from a network that it had not been used from for 90 days',
      scope: 'api-keys:read',
      data: apiKeyUse,
    },
    'api_key.policy_ending': {
      words: 'API key ends by a policy',
      summary: 'The policy of the workspace will end an API key, or has ended it',
      scope: 'api-keys:read',
      data: endingApiKey,
    },
    'api_key.transferred': {
      words: 'API key transferred',
      summary: 'An API key was transferred to a service account',
      scope: 'api-keys:read',
      data: transferredApiKey,
    },
    'api_key.expiring': {
      words: 'API key expires soon',
      summary: 'An API key expires soon',
      scope: 'api-keys:read',
      data: apiKey,
    },
  },
  mails: {
    'API key … expires on …': {
      to: "the key's owner, if still a member; for a service account, the owners",
      when: '7 days and 1 day before, once each',
    },
    'A policy ends …; A policy has ended …': {
      to: "the key's owner, if still a member; for a service account, the owners",
      when: 'a [policy](keys.md#policies) is set that ends the key, then or later; 7 days before a key ends for going unused',
    },
    'API key … was used from a new address; … API keys were used from new addresses': {
      to: "the key's owner, if still a member; for a service account, the owners",
      when: 'a request was allowed from a network that the key had not been used from in 90 days; at most once a day per key',
    },
    'Canary key … was used; Canary keys were used: …': {
      to: 'the owners and admins',
      when: 'anyone uses a [canary](keys.md#canaries); at most once an hour per key',
    },
    'API key … now belongs to …': {
      to: "the key's earlier owner, if still a member",
      when: 'someone else [transferred](keys.md#transfer-a-key) it to a service account',
    },
  },
  errors: {
    breaks_key_policy: {
      status: 400,
      title: 'Breaks the policy for API keys',
      detail: 'The workspace has a policy for API keys, which this key would break.',
      help: '`errors` says what the policy asks for, and `broken_rules` names its rules. Admins can read and change the policy at `/workspaces/{id}/key-policy`.',
    },
    wider_than_credential: {
      status: 403,
      title: 'Wider than your own key',
      detail: 'An API key cannot create, change or rotate keys that allow more than itself.',
      help: 'The API key that made the request has narrower scopes, a narrower allowlist, an earlier expiry or limits that it does not share with the key that it would create, change or rotate. Request no more than your key has, or use an access token.',
    },
    api_key_replaced: {
      status: 403,
      title: 'API key was replaced',
      detail: 'A key that has been rotated can no longer manage keys. Use the key that replaced it.',
      help: 'The key that made the request was rotated. During its overlap it still works for everything else. Switch to the key in its `replaced_by`.',
    },
    api_key_not_active: {
      status: 409,
      title: 'API key is not active',
      detail: 'The key is revoked, expired or replaced; create a new one.',
      help: 'Only active and disabled keys can be changed and transferred, and only active keys can be rotated. Enable the key first, if it is disabled; otherwise create a new one.',
    },
    api_key_limit: {
      status: 409,
      title: 'Too many API keys',
      detail: 'The workspace has the maximum number of active API keys (`limit`); revoke one first.',
      help: '`limit` is the maximum number of active API keys in a workspace. Revoke unused keys, or ask the operator to raise `API_KEYS_PER_WORKSPACE`. You can always rotate a key.',
    },
  },
  alerts: ['canary_used', 'new_address', 'policy_ending'],
  passingRefusals: ['key_transferred'],
  pages: {
    apiKeys: '/workspaces/{workspaceId}/api-keys',
    apiKey: '/workspaces/{workspaceId}/api-keys/{apiKeyId}',
  },
  variables: [apiKeyVariables, usageVariables],
  limits: {
    API_KEYS_PER_WORKSPACE: {
      default: 10_000,
      description:
        'Maximum number of active API keys in a workspace. Rotating a key is always possible: the replaced key no longer counts.',
    },
  },
  secretFields: ['webhook_signing_secret'],
  migrations: [
    ApiKeyAddresses1700000000052,
    KeyDisabling1700000000150,
    KeyPolicies1700000000151,
    KeyPolicyOwnersAndIdleness1700000000152,
    KeyScopeUses1700000000153,
    ApiKeyLimits1700000000161,
    CanaryKeys1700000000185,
    AllowlistMode1700000000186,
    NewAddresses1700000000187,
    PolicyEndings1700000000188,
    ApiKeyTransfers1700000000206,
    ApiKeyRequests1700000000340,
  ],
});

declare module '../../core/errors/problem.js' {
  interface UnavailableReasons {
    key_transferred: true;
  }
}

declare module '../../core/resource/resources.js' {
  interface Resources {
    apiKeys: typeof apiKeys;
  }
}
