import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import type { Session } from './session.entity.js';

export const sessionResponse = z
  .object({
    id: field.id,
    created_at: field.timestamp,
    last_used_at: field.timestamp.meta({ description: 'When its access token was last renewed.' }),
    address: z
      .string()
      .nullable()
      .meta({ description: 'The address that it was last used from.', examples: ['192.0.2.7'] }),
    user_agent: z
      .string()
      .nullable()
      .meta({
        description: 'The user agent that the browser sent at sign-in.',
        examples: ['Mozilla/5.0 (X11; Linux x86_64)'],
      }),
    name: z
      .string()
      .nullable()
      .meta({
        description:
          'The program that began it, if not a browser. Includes the host name that the program claimed.',
        examples: ['Latchkey CLI on build-7'],
      }),
    amr: z.array(z.string()).meta({
      description:
        'How you proved who you are: `pwd` (password), `otp` (authenticator app), `pop` (passkey), `recovery` (recovery code), `sso` (identity provider, with what the provider says of it), and `mfa` with a second factor.',
      examples: [['pwd', 'otp', 'mfa']],
    }),
    auth_time: field.timestamp.meta({
      description: 'When you last proved it: at sign-in, or when you were asked again.',
    }),
    confined_to: field.id.nullable().meta({
      description:
        "The only workspace that it can act in, because that workspace's identity provider began it; null: it is not confined.",
    }),
    current: z.boolean().meta({ description: 'Whether this request belongs to the session.' }),
    expires_at: field.timestamp.meta({ description: 'When the session ends at the latest.' }),
  })
  .meta({ id: 'Session', description: 'A sign-in on one device.' });

export type SessionResponse = z.output<typeof sessionResponse>;

export const toSessionResponse = (session: Session, currentId: string): SessionResponse => ({
  id: session.id,
  created_at: field.toTimestamp(session.createdAt),
  last_used_at: field.toTimestamp(session.refreshedAt),
  address: session.lastAddress,
  user_agent: session.userAgent,
  name: session.name,
  amr: session.amr,
  auth_time: field.toTimestamp(session.authTime ?? session.createdAt),
  confined_to: session.confinedTo,
  current: session.id === currentId,
  expires_at: field.toTimestamp(session.expiresAt),
});
