import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { pageQuery } from '../../core/http/paging.js';
import type { EndpointView } from './endpoint-view.js';
import { eventTypes } from './event-types.js';

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
    api_key_id: field.id.meta({
      description: 'A key of the workspace. Its signing secret signs the deliveries.',
    }),
    description: description.optional(),
  })
  .meta({ id: 'NewWebhookEndpoint' });

export const endpointPatch = z
  .strictObject({
    url: url.optional(),
    events: events.optional(),
    api_key_id: field.id.optional(),
    description: description.optional(),
    enabled: z
      .boolean()
      .optional()
      .meta({ description: 'false: nothing is delivered until this is true again.' }),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field')
  .meta({ id: 'WebhookEndpointChange', description: 'Omitted fields do not change.', minProperties: 1 });

export const endpointsQuery = pageQuery;

export const STATUS_REASONS = [
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
  'suspended',
] as const;

export const endpointResponse = z
  .object({
    id: field.id,
    workspace_id: field.id,
    url: z.string().meta({ examples: ['https://example.com/webhooks'] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: ['Search index'] }),
    events: z.array(z.lazy(() => z.enum(eventTypes()))),
    api_key_id: field.id.meta({
      description:
        'The key whose signing secret signs the deliveries. When that key is rotated, this becomes the new key.',
    }),
    status: z.enum(['active', 'disabled']),
    status_reason: z
      .enum(STATUS_REASONS)
      .nullable()
      .meta({
        description:
          'Why it is disabled: by a user, because the receiver returned 410, because it only failed for five days, ' +
          'because its signing key is revoked, or expired or has lost its creator, or because the creator of the endpoint ' +
          'has left, now has a lower role, or was an API key that has ended. null for an active endpoint.',
      }),
    failing_since: field.timestamp
      .nullable()
      .meta({ description: 'The time since which every attempt has failed; null if the endpoint works.' }),
    last_success_at: field.timestamp.nullable(),
    created_by: field.id,
    created_at: field.timestamp,
    updated_at: field.timestamp,
  })
  .meta({ id: 'WebhookEndpoint', description: 'A URL that events are delivered to.' });

export type EndpointBody = z.output<typeof endpointBody>;
export type EndpointPatch = z.output<typeof endpointPatch>;
export type EndpointResponse = z.output<typeof endpointResponse>;

/** Names each field that may go out. */
export const toEndpointResponse = (endpoint: EndpointView): EndpointResponse => ({
  id: endpoint.id,
  workspace_id: endpoint.workspaceId,
  url: endpoint.url,
  description: endpoint.description,
  events: endpoint.events,
  api_key_id: endpoint.apiKeyId,
  status: endpoint.statusReason === null ? 'active' : 'disabled',
  status_reason: endpoint.statusReason,
  failing_since: field.toNullableTimestamp(endpoint.failingSince),
  last_success_at: field.toNullableTimestamp(endpoint.lastSuccessAt),
  created_by: endpoint.createdBy,
  created_at: field.toTimestamp(endpoint.createdAt),
  updated_at: field.toTimestamp(endpoint.updatedAt),
});
