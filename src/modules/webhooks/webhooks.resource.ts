import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { defineResource } from '../../core/resource/define-resource.js';
import { Webhooks1700000000021 } from './migrations/1700000000021-webhooks.js';
import { WebhookFailureNotices1700000000051 } from './migrations/1700000000051-webhook-failure-notices.js';
import { WebhookEndpointRemoval1700000000092 } from './migrations/1700000000092-webhook-endpoint-removal.js';
import { EndpointSecrets1700000000207 } from './migrations/1700000000207-endpoint-secrets.js';
import { webhookVariables } from './webhooks.variables.js';

const ping = z
  .object({ endpoint_id: field.id })
  .meta({ id: 'PingEventData', description: 'Sent on request, to test whether deliveries arrive.' });

export const webhooks = defineResource({
  group: 'Operations',
  tags: {
    Webhooks: 'Endpoints that receive signed events, and their deliveries.',
  },
  scopes: {
    'webhooks:read': { role: 'admin', words: 'See webhooks' },
    'webhooks:write': { role: 'admin', words: 'Manage webhooks' },
  },
  concernsAuthority: true,
  audit: {
    webhook_endpoint: {
      'webhook_endpoint.created': 'Webhook endpoint created',
      'webhook_endpoint.updated': 'Webhook endpoint changed',
      'webhook_endpoint.deleted': 'Webhook endpoint deleted',
      'webhook_endpoint.purged': 'Deleted webhook endpoint removed',
      'webhook_endpoint.disabled': 'Webhook endpoint disabled',
      'webhook_endpoint.tested': 'Webhook endpoint tested',
      'webhook_endpoint.secret_rotated': 'Secret of webhook endpoint rotated',
      'webhook_endpoint.transferred': 'Webhook endpoint transferred',
    },
    webhook_delivery: {
      'webhook_delivery.redelivered': 'Webhook redelivered',
    },
  },
  events: {
    ping: {
      words: 'Test',
      summary: 'A test',
      scope: null,
      data: ping,
    },
  },
  mails: {
    'An event did not reach a webhook endpoint of …': {
      to: "the endpoint's owner, and the owners",
      when: 'a delivery failed its last attempt; once a day per endpoint',
    },
    'A webhook endpoint of … was disabled': {
      to: "the endpoint's owner, and the owners",
      when: 'its receiver has failed for five days, or answered 410 Gone',
    },
  },
  errors: {
    webhook_endpoint_limit: {
      status: 409,
      title: 'Too many webhook endpoints',
      detail: 'The workspace has the maximum number of webhook endpoints (`limit`); delete one first.',
      help: '`limit` is the maximum number of webhook endpoints in a workspace. Delete unused endpoints, receive several event types at one endpoint, or ask the operator to raise `WEBHOOK_ENDPOINTS_PER_WORKSPACE`.',
    },
    webhook_endpoint_disabled: {
      status: 409,
      title: 'Webhook endpoint is disabled',
      detail: 'Nothing is delivered to a disabled endpoint; its `status_reason` says why.',
      help: 'See `status_reason` of the endpoint. After `disabled_by_user`, `gone` or `failing`, `PATCH` it with `"enabled": true`. If its owner has left or was deleted, that makes it yours. If its key was revoked, has expired or lost its owner, `PATCH` it with the `api_key_id` of an active key, or give it a secret of its own with `POST …/rotate-secret`.',
    },
  },
  pages: { webhookEndpoint: '/workspaces/{workspaceId}/webhooks/{endpointId}' },
  tokenPrefixes: ['whsec'],
  variables: [webhookVariables],
  limits: {
    WEBHOOK_ENDPOINTS_PER_WORKSPACE: {
      default: 100,
      description: 'Maximum number of webhook endpoints in a workspace.',
    },
    WEBHOOK_CONCURRENCY_PER_HOST: {
      default: 50,
      maximum: 500,
      description:
        'Maximum number of simultaneous webhook deliveries from one worker to one host, across all endpoints and workspaces.',
    },
  },
  migrations: [
    Webhooks1700000000021,
    WebhookFailureNotices1700000000051,
    WebhookEndpointRemoval1700000000092,
    EndpointSecrets1700000000207,
  ],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    webhooks: typeof webhooks;
  }
}
