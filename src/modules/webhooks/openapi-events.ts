import type { OpenApiWebhook } from '../../core/openapi/webhooks.js';
import { events } from '../../core/resource/declared.js';
import { payloadSchema } from './event-types.js';

/** The events as the OpenAPI document tells them, in its section `webhooks`. */
export const describeEvents = (): OpenApiWebhook[] =>
  [...events()].map(([name, { summary }]) => ({ name, summary, payload: payloadSchema(name) }));
