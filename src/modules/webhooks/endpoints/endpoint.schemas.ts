import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { pageQuery } from '../../../core/http/paging.js';
import { ownerOutput } from '../../owners/owner.schemas.js';
import type { EndpointView } from './endpoint-view.js';
import { eventTypes } from '../event-types.js';

const URL_LENGTH_MAX = 2_000;

const url = z
  .string()
  .min(1, 'must not be empty')
  .max(URL_LENGTH_MAX, `must have at most ${URL_LENGTH_MAX} characters`)
  .refine(field.isStorable, 'must not contain NUL or lone surrogates')
  .meta({
    description: 'The public http(s) URL that events are sent to by POST.',
    format: 'uri',
    examples: ['https://example.com/webhooks'],
  });

const events = z
  .array(z.lazy(() => field.choice(eventTypes(), 'an event')))
  .min(1, 'must name at least one event')
  .max(50, 'must have at most 50 entries')
  .transform((types) => eventTypes().filter((type) => types.includes(type)));

const description = field
  .displayName(200)
  .nullable()
  .meta({ description: 'A label for people.', examples: ['Search index'] });

export const endpointBody = z
  .strictObject({
    url,
    events,
    api_key_id: field.id.nullable().optional().meta({
      description:
        'A key of the workspace, whose signing secret signs the deliveries. null: the endpoint gets a secret of its own, which is in the response. Omitted: the API key that makes the request signs; for a signed-in user, a secret of its own.',
    }),
    service_account_id: field.id.toLowerCase().optional().meta({
      description:
        'The service account that will own the endpoint. Omitted: the caller does. The endpoint lives as long as its owner is a member who may manage webhooks.',
    }),
    description: description.optional(),
  })
  .meta({ id: 'NewWebhookEndpoint' });

/** Removing the key would create a secret, which the response to a PATCH cannot return. */
const signingKey = z.uuid({
  error: ({ input }) =>
    input === null
      ? 'cannot become null: POST …/rotate-secret gives the endpoint a secret of its own'
      : 'must be a UUID',
});

export const endpointPatch = z
  .strictObject({
    url: url.optional(),
    events: events.optional(),
    api_key_id: signingKey.optional().meta({
      description:
        'The key that signs from now on, alone. For a secret of its own, see `POST …/rotate-secret`.',
    }),
    description: description.optional(),
    enabled: z
      .boolean()
      .optional()
      .meta({ description: 'false: nothing is delivered until this is true again.' }),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field')
  .meta({ id: 'WebhookEndpointChange', description: 'Omitted fields do not change.', minProperties: 1 });

export const rotateEndpointSecretBody = z
  .strictObject({
    overlap_seconds: field.overlapSeconds(
      'How long deliveries are signed with the old secret, too. 0: only the new one signs, at once.',
    ),
  })
  .prefault({})
  .meta({ id: 'WebhookEndpointSecretRotation' });

export const transferEndpointBody = z
  .strictObject({
    service_account_id: field.id
      .toLowerCase()
      .meta({ description: 'The service account of the same workspace that will own the endpoint.' }),
  })
  .meta({ id: 'WebhookEndpointTransfer' });

export const endpointsQuery = pageQuery;

const STATUS_REASONS = [
  'disabled_by_user',
  'gone',
  'failing',
  'key_revoked',
  'key_expired',
  'key_disabled',
  'key_creator_left',
  'creator_left',
  'creator_demoted',
  'creator_key_ended',
  'service_account_deleted',
  'suspended',
] as const;

const endpointShape = {
  id: field.id,
  workspace_id: field.id,
  url: z.string().meta({ examples: ['https://example.com/webhooks'] }),
  description: z
    .string()
    .nullable()
    .meta({ examples: ['Search index'] }),
  events: z.array(z.lazy(() => z.enum(eventTypes()))),
  api_key_id: field.id.nullable().meta({
    description:
      'The key whose signing secret signs the deliveries. When that key is rotated, this becomes the new key. null: the endpoint has a secret of its own.',
  }),
  previous_secret_until: field.timestamp.nullable().meta({
    description:
      'Until when deliveries are also signed with the secret that was replaced; null: they are not.',
  }),
  owner: ownerOutput.meta({
    description: 'The endpoint receives no more than its owner could read, and stops when they leave.',
  }),
  status: z.enum(['active', 'disabled']),
  status_reason: z
    .enum(STATUS_REASONS)
    .nullable()
    .meta({
      description:
        'Why it is disabled: by a user, because the receiver returned 410, because it only failed for five days, ' +
        'because its signing key is revoked, expired or disabled or its owner has left, because the owner of the endpoint ' +
        'has left or now has a lower role, because the API key that set it up has ended, because its service account was ' +
        'deleted, or because the operator has suspended the workspace or the owner. null for an active endpoint.',
    }),
  failing_since: field.timestamp
    .nullable()
    .meta({ description: 'The time since which every attempt has failed; null if the endpoint works.' }),
  last_success_at: field.timestamp.nullable(),
  created_by: field.id,
  created_at: field.timestamp,
  updated_at: field.timestamp,
};

export const endpointResponse = z
  .object(endpointShape)
  .meta({ id: 'WebhookEndpoint', description: 'A URL that events are delivered to.' });

export const issuedEndpointResponse = z
  .object({
    ...endpointShape,
    signing_secret: z
      .string()
      .nullable()
      .meta({
        description:
          'Verifies deliveries. Shown only once. null: a key signs, and its secret was shown with the key.',
        examples: ['whsec_…'],
      }),
  })
  .meta({
    id: 'IssuedWebhookEndpoint',
    description: 'An endpoint with its secret, which cannot be read again.',
  });

export type EndpointBody = z.output<typeof endpointBody>;
export type EndpointPatch = z.output<typeof endpointPatch>;
export type EndpointResponse = z.output<typeof endpointResponse>;
export type IssuedEndpointResponse = z.output<typeof issuedEndpointResponse>;
export type RotateEndpointSecretBody = z.output<typeof rotateEndpointSecretBody>;
export type TransferEndpointBody = z.output<typeof transferEndpointBody>;

/** Names each public field. */
export const toEndpointResponse = (endpoint: EndpointView): EndpointResponse => ({
  id: endpoint.id,
  workspace_id: endpoint.workspaceId,
  url: endpoint.url,
  description: endpoint.description,
  events: endpoint.events,
  api_key_id: endpoint.apiKeyId,
  previous_secret_until: field.toNullableTimestamp(endpoint.overlapUntil),
  owner: endpoint.owner,
  status: endpoint.statusReason === null ? 'active' : 'disabled',
  status_reason: endpoint.statusReason,
  failing_since: field.toNullableTimestamp(endpoint.failingSince),
  last_success_at: field.toNullableTimestamp(endpoint.lastSuccessAt),
  created_by: endpoint.createdBy,
  created_at: field.toTimestamp(endpoint.createdAt),
  updated_at: field.toTimestamp(endpoint.updatedAt),
});

export const toIssuedEndpointResponse = (
  endpoint: EndpointView,
  secret: string | null,
): IssuedEndpointResponse => ({ ...toEndpointResponse(endpoint), signing_secret: secret });
