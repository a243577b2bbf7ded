import type { OpenApiWebhook } from '../../core/openapi/webhooks.js';
import { EVENT_TYPES, EVENTS, payloadSchema } from './event-types.js';

/** The events as the OpenAPI document tells them, in its section `webhooks`. */
export const describeEvents = (): OpenApiWebhook[] =>
  EVENT_TYPES.map((type) => ({ name: type, summary: EVENTS[type].summary, payload: payloadSchema(type) }));
