import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { auditActions } from '../../../core/resource/declared.js';
import type { SecurityEvent } from './security-events.js';

export const securityEventResponse = z
  .object({
    id: field.id,
    action: z.lazy(() => z.enum([...auditActions().keys()])),
    occurred_at: field.timestamp,
    by: z.enum(['you', 'unknown', 'other']).meta({
      description:
        'Who did it: you; someone who has not proved to be you, such as a sign-in that failed; or another user, the operator or the server.',
    }),
    address: z
      .string()
      .nullable()
      .meta({
        description: 'The IP address that the request came from; null for `other`.',
        examples: ['192.0.2.7'],
      }),
    user_agent: z
      .string()
      .nullable()
      .meta({
        description:
          'Of events about a session: the user agent that began it, as long as the session is known.',
        examples: ['Mozilla/5.0 (X11; Linux x86_64)'],
      }),
    reason: z
      .string()
      .nullable()
      .meta({ description: 'Why, where the event has a reason.', examples: ['signed_out'] }),
    name: z
      .string()
      .nullable()
      .meta({ description: 'The name of the second factor that it is about.', examples: ['My laptop'] }),
  })
  .meta({ id: 'SecurityEvent', description: 'What happened to how you sign in.' });

export type SecurityEventResponse = z.output<typeof securityEventResponse>;

/**
 * About other people, it only says what they did.
 *
 * @param userId the viewing user
 */
export function toSecurityEventResponse(event: SecurityEvent, userId: string): SecurityEventResponse {
  const by = event.actorUserId === userId ? 'you' : event.actorKind === 'anonymous' ? 'unknown' : 'other';
  return {
    id: event.id,
    action: event.action,
    occurred_at: field.toTimestamp(event.occurredAt),
    by,
    address: by === 'other' ? null : event.address,
    user_agent: event.userAgent,
    reason: textOf(event.details['reason']),
    name: textOf(event.details['name']),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
