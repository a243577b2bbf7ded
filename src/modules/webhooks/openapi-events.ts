import type { OpenApiWebhook } from '../../core/openapi/webhooks.js';
import { events } from '../../core/resource/declared.js';
import { payloadSchema } from './event-types.js';

/** The events for the `webhooks` section of the OpenAPI document. */
export const describeEvents = (): OpenApiWebhook[] =>
  [...events()].map(([name, { summary }]) => ({ name, summary, payload: payloadSchema(name) }));
