import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { pageQuery } from '../../../core/http/paging.js';
import { type AttemptView, DELIVERY_STATUSES, type DeliveryView } from './deliveries.js';
import { eventTypes } from '../event-types.js';

export const deliveriesQuery = pageQuery.extend({
  status: field.choice(DELIVERY_STATUSES, 'a status of deliveries').optional(),
});

const deliveryShape = {
  id: field.id,
  endpoint_id: field.id,
  event_id: field.id.meta({ description: 'The `webhook-id` of every attempt.' }),
  event_type: z.lazy(() => z.enum(eventTypes())),
  status: z.enum(DELIVERY_STATUSES).meta({
    description:
      '`pending`: there is an attempt to come. `failed`: the last one failed. `discarded`: the endpoint was ' +
      'disabled first.',
  }),
  attempts: z.int().meta({ description: 'The number of attempts so far.' }),
  next_attempt_at: field.timestamp.nullable().meta({ description: 'null: no further attempt is planned.' }),
  created_at: field.timestamp,
  finished_at: field.timestamp.nullable(),
};

export const deliveryResponse = z.object(deliveryShape).meta({
  id: 'WebhookDelivery',
  description: 'The delivery of one event to one endpoint. Kept for 30 days.',
});

const attempt = z
  .object({
    number: z.int().meta({ description: 'Starts at 1.', examples: [1] }),
    attempted_at: field.timestamp,
    duration_ms: z.int(),
    url: z.string().meta({ examples: ['https://example.com/webhooks'] }),
    request_headers: z.record(z.string(), z.string()),
    response_status: z.int().nullable().meta({ description: 'null: there was no response.' }),
    response_body: z
      .string()
      .nullable()
      .meta({ description: 'The first 4 kB of the response.', examples: ['ok'] }),
    error: z
      .string()
      .nullable()
      .meta({
        description:
          'null for success. `status`, `redirect`, `timeout`, `connection_failed`, `tls_failed`, `host_unknown`, ' +
          '`address_refused`, `incomplete_response`, `invalid_response` or `secret_unreadable`.',
        examples: ['timeout'],
      }),
  })
  .meta({ id: 'WebhookAttempt' });

export const deliveryDetailsResponse = z
  .object({
    ...deliveryShape,
    request_body: z.string().meta({
      description: 'Exactly the bytes that are sent and signed.',
      examples: ['{"type":"ping","timestamp":"…","data":{}}'],
    }),
    attempt_history: z.array(attempt).meta({ description: 'Oldest first.' }),
  })
  .meta({ id: 'WebhookDeliveryDetails' });

export type DeliveriesQuery = z.output<typeof deliveriesQuery>;
export type DeliveryResponse = z.output<typeof deliveryResponse>;
export type DeliveryDetailsResponse = z.output<typeof deliveryDetailsResponse>;

/** Names each public field. */
export const toDeliveryResponse = (delivery: DeliveryView): DeliveryResponse => ({
  id: delivery.id,
  endpoint_id: delivery.endpointId,
  event_id: delivery.eventId,
  event_type: delivery.eventType,
  status: delivery.status,
  attempts: delivery.attempts,
  next_attempt_at: field.toNullableTimestamp(delivery.nextAttemptAt),
  created_at: field.toTimestamp(delivery.createdAt),
  finished_at: field.toNullableTimestamp(delivery.finishedAt),
});

export const toDeliveryDetailsResponse = (
  delivery: DeliveryView,
  attempts: AttemptView[],
): DeliveryDetailsResponse => ({
  ...toDeliveryResponse(delivery),
  request_body: delivery.payload,
  attempt_history: attempts.map((one) => ({
    number: one.number,
    attempted_at: field.toTimestamp(one.attemptedAt),
    duration_ms: one.durationMs,
    url: one.url,
    request_headers: one.requestHeaders,
    response_status: one.responseStatus,
    response_body: one.responseBody,
    error: one.error,
  })),
});
