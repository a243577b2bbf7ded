import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import type { Identity } from './identities/identity.entity.js';

export const providerId = z
  .string()
  .regex(/^[a-z0-9-]{1,36}$/)
  .meta({
    description: 'The `id` of a provider of the server, or the id of a workspace that has one.',
    examples: ['okta'],
  });

export const linkResponse = z
  .object({
    authorization_url: z.string().meta({
      description: "Where to send the browser. It comes back to the dashboard's settings.",
      examples: ['https://acme.okta.com/oauth2/v1/authorize?client_id=…'],
    }),
  })
  .meta({ id: 'IdentityLink' });

export type LinkResponse = z.output<typeof linkResponse>;

export const identityResponse = z
  .object({
    id: field.id,
    provider: providerId.nullable().meta({
      description: 'null: of the provider of a workspace, or of one that this server no longer uses.',
      examples: ['okta'],
    }),
    issuer: z.string().meta({ examples: ['https://acme.okta.com'] }),
    email: z
      .string()
      .nullable()
      .meta({ description: 'What the provider called it when it was linked.', examples: ['ada@acme.dev'] }),
    created_at: field.timestamp,
    last_used_at: field.timestamp.nullable().meta({ description: 'When someone last signed in with it.' }),
  })
  .meta({ id: 'Identity', description: 'An account of an identity provider, linked to yours.' });

export type IdentityResponse = z.output<typeof identityResponse>;

export const toIdentityResponse = (identity: Identity, provider: string | null): IdentityResponse => ({
  id: identity.id,
  provider,
  issuer: identity.issuer,
  email: identity.email,
  created_at: field.toTimestamp(identity.createdAt),
  last_used_at: field.toNullableTimestamp(identity.lastUsedAt),
});
