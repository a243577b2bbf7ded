import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import type { EventDeclaration } from '../../core/resource/define-resource.js';
import { events } from '../../core/resource/declared.js';
import type { EventType, Scope } from '../../core/resource/resources.js';

/** The events that webhook endpoints can receive: each module declares its own. */
export const eventTypes = (): EventType[] => [...events().keys()];

/** @returns nothing for an event whose module no longer exists, which an endpoint may still name */
export const scopeFor = (type: EventType): Scope | null =>
  (events().get(type)?.scope ?? null) as Scope | null;

/** The scopes that a credential needs for all of these events. */
export const scopesFor = (types: readonly EventType[]): Scope[] =>
  [...new Set(types.map(scopeFor))].filter((scope) => scope !== null);

/** The body of a delivery. */
export function payloadSchema(type: EventType) {
  const { data, summary } = events().get(type) as EventDeclaration;
  return z
    .object({
      type: z.literal(type),
      timestamp: field.timestamp.meta({ description: 'When the event happened.' }),
      data,
    })
    .meta({ description: summary });
}
