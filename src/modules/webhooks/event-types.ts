import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { ROLES } from '../../core/principal/roles.js';
import type { Scope } from '../../core/principal/scopes.js';

/**
 * What happens, and is told to webhook endpoints. The shapes are versioned as the API is: within a version fields
 * are only added, so a receiver ignores those that it does not know. No event ever holds a secret.
 */

const document = z
  .object({
    id: field.id,
    workspace_id: field.id,
    title: z.string().meta({ examples: ['Minutes of the meeting'] }),
    version: z.int().meta({ description: 'The version that the event reports.' }),
    created_by: field.id,
    created_at: field.timestamp,
    updated_at: field.timestamp,
  })
  .meta({ id: 'DocumentEventData', description: 'Without the body, which you can read with the API.' });

const apiKeyShape = {
  id: field.id,
  workspace_id: field.id,
  name: z.string().meta({ examples: ['Production backend'] }),
  key_prefix: z.string().meta({ examples: ['lk_3f9a'] }),
  scopes: z.array(z.string()).nullable(),
  expires_at: field.timestamp.nullable(),
  created_by: field.id,
};

const apiKey = z
  .object(apiKeyShape)
  .meta({ id: 'ApiKeyEventData', description: 'The public data of a key.' });

const rotatedApiKey = z
  .object({
    ...apiKeyShape,
    replaced_by: field.id.meta({ description: 'The new key.' }),
    stops_at: field.timestamp.meta({ description: 'When the old key stops, after the overlap.' }),
  })
  .meta({ id: 'RotatedApiKeyEventData', description: 'The key that was replaced.' });

const leakedApiKey = z
  .object({
    ...apiKeyShape,
    leaked_at: field.timestamp.meta({ description: 'When the leak was reported.' }),
    source: z.string().meta({ description: 'Who reported it: `github` or `finder`.', examples: ['github'] }),
    url: z
      .string()
      .nullable()
      .meta({ description: 'Where the key was found.', examples: ['https://github.com/acme/app'] }),
    revoked: z.boolean().meta({ description: 'Whether it was revoked at once.' }),
  })
  .meta({ id: 'LeakedApiKeyEventData' });

const memberShape = {
  workspace_id: field.id,
  user_id: field.id,
  role: z.enum(ROLES).meta({ description: 'The current role; for a removed member, the last role.' }),
};

const member = z.object(memberShape).meta({ id: 'MemberEventData' });

const changedMember = z
  .object({ ...memberShape, previous_role: z.enum(ROLES) })
  .meta({ id: 'ChangedMemberEventData' });

const ping = z
  .object({ endpoint_id: field.id })
  .meta({ id: 'PingEventData', description: 'Sent on request, to test whether deliveries arrive.' });

interface Definition<Data extends z.ZodType = z.ZodType> {
  summary: string;
  data: Data;
  /** What a credential needs to see such things; none for what tells nothing. */
  scope: Scope | null;
}

export const EVENTS = {
  'document.created': { summary: 'A document was created', data: document, scope: 'documents:read' },
  'document.updated': { summary: 'A document was changed', data: document, scope: 'documents:read' },
  'document.deleted': { summary: 'A document was deleted', data: document, scope: 'documents:read' },
  'api_key.created': { summary: 'An API key was created', data: apiKey, scope: 'api-keys:read' },
  'api_key.rotated': {
    summary: 'An API key was replaced by a new one',
    data: rotatedApiKey,
    scope: 'api-keys:read',
  },
  'api_key.revoked': { summary: 'An API key was revoked', data: apiKey, scope: 'api-keys:read' },
  'api_key.expiring': { summary: 'An API key expires soon', data: apiKey, scope: 'api-keys:read' },
  'api_key.leaked': {
    summary: 'An API key was reported as leaked',
    data: leakedApiKey,
    scope: 'api-keys:read',
  },
  'member.added': { summary: 'A member joined the workspace', data: member, scope: 'members:read' },
  'member.removed': { summary: 'A member left the workspace', data: member, scope: 'members:read' },
  'member.role_changed': {
    summary: 'The role of a member changed',
    data: changedMember,
    scope: 'members:read',
  },
  ping: { summary: 'A test event', data: ping, scope: null },
} as const satisfies Record<string, Definition>;

export type EventType = keyof typeof EVENTS;
export type EventData<Type extends EventType> = z.input<(typeof EVENTS)[Type]['data']>;

export const EVENT_TYPES = Object.keys(EVENTS) as [EventType, ...EventType[]];

/** The scopes that a credential needs for all of these events. */
export const scopesFor = (events: readonly EventType[]): Scope[] =>
  [...new Set(events.map((event) => EVENTS[event].scope))].filter((scope) => scope !== null);

/** The body of a delivery. */
export const payloadSchema = (type: EventType) =>
  z
    .object({
      type: z.literal(type),
      timestamp: field.timestamp.meta({ description: 'When the event happened.' }),
      data: EVENTS[type].data,
    })
    .meta({ description: EVENTS[type].summary });
