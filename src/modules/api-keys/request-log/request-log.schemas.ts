import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { pageQuery } from '../../../core/http/paging.js';
import type { StoredRequest } from './stored-requests.js';

const STATUS_CLASSES = ['2xx', '3xx', '4xx', '5xx'] as const;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

export const apiKeyRequestsQuery = pageQuery.extend({
  status: field.choice(STATUS_CLASSES, 'a class of statuses').optional().meta({
    description: 'Only requests with such a status.',
  }),
  method: field.choice(METHODS, 'a method').optional().meta({
    description: 'Only requests with this method.',
  }),
});

export const apiKeyRequestResponse = z
  .object({
    id: field.id,
    occurred_at: field.timestamp.meta({ description: 'When it was answered.' }),
    method: z.string().meta({ examples: ['GET'] }),
    route: z.string().meta({
      description:
        'The path with the names of its parameters. Neither their values nor the query are stored, because they may contain secrets.',
      examples: ['/api/v1/workspaces/{workspaceId}'],
    }),
    status: z.int().meta({ examples: [200] }),
    error_code: z
      .string()
      .nullable()
      .meta({
        description:
          'The `code` of the error, or the reason that the caller was not told: `revoked`, `expired`, `address_not_allowed` and so on. null for success.',
        examples: [null],
      }),
    address: z.string().meta({ description: 'Where it came from.', examples: ['192.0.2.7'] }),
    duration_ms: z.number().meta({ description: 'How long the server took.', examples: [3.2] }),
  })
  .meta({
    id: 'ApiKeyRequest',
    description: 'A request with a key. A sample: of bursts only a few in each second are stored.',
  });

export type ApiKeyRequestsQuery = z.output<typeof apiKeyRequestsQuery>;
export type ApiKeyRequestResponse = z.output<typeof apiKeyRequestResponse>;

export const toApiKeyRequestResponse = (request: StoredRequest): ApiKeyRequestResponse => ({
  id: request.id,
  occurred_at: field.toTimestamp(request.occurredAt),
  method: request.method,
  route: request.route,
  status: request.status,
  error_code: request.errorCode,
  address: request.address,
  duration_ms: request.durationMs,
});
