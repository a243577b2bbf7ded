import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { canonicalAddress, parseAddress } from '../../core/primitives/client-address.js';
import { ROLES } from '../../core/principal/roles.js';
import { metadataResponse } from '../api-keys/api-key-metadata.js';

const ONCE = 'must be given once';
/** No credential of ours is longer. */
const TOKEN_LENGTH_MAX = 4_096;

/** Unknown fields are ignored (RFC 7662 §2.1). */
export const introspectionBody = z
  .object({
    token: z
      .string({ error: ONCE })
      .max(TOKEN_LENGTH_MAX, `must have at most ${TOKEN_LENGTH_MAX} characters`)
      .meta({ description: 'An API key or an access token.', examples: ['lk_…'] }),
    token_type_hint: z
      .string({ error: ONCE })
      .optional()
      .meta({
        description: 'Ignored: the server recognises a credential by its format.',
        examples: ['access_token'],
      }),
    scope: z
      .string({ error: ONCE })
      .optional()
      .meta({ description: 'Required scopes, separated by spaces.', examples: ['invoices:read'] }),
    address: z
      .string({ error: ONCE })
      .refine((address) => parseAddress(address) !== undefined, 'must be an IP address')
      .overwrite(canonicalAddress)
      .optional()
      .meta({
        description:
          'The address that the request came from. Without it, a key with an allowlist is not active.',
        examples: ['192.0.2.7'],
      }),
  })
  .meta({ id: 'IntrospectionRequest' });

export const introspectionResponse = z
  .object({
    active: z.boolean(),
    scope: z
      .string()
      .optional()
      .meta({
        description: 'The scopes of your service that the credential has, separated by spaces.',
        examples: ['invoices:read'],
      }),
    sub: field.id
      .optional()
      .meta({ description: "The user, or the API key's owner: a user or a service account." }),
    service_account_id: field.id
      .optional()
      .meta({ description: 'The same as `sub`, where that is a service account.' }),
    client_id: field.id.optional().meta({ description: 'The API key.' }),
    token_type: z.enum(['api_key', 'access_token']).optional(),
    exp: z.int().optional(),
    iat: z.int().optional(),
    aud: z
      .string()
      .optional()
      .meta({ description: 'Your name.', examples: ['billing'] }),
    workspace_id: field.id.optional(),
    role: z.enum(ROLES).optional(),
    kind: z.enum(['user', 'api_key']).optional(),
    name: z
      .string()
      .optional()
      .meta({ description: "The API key's name.", examples: ['Production backend'] }),
    metadata: metadataResponse.optional().meta({
      description: "The API key's metadata, where it has some.",
      examples: [{ customer: 'acme' }],
    }),
  })
  .meta({
    id: 'Introspection',
    description: 'RFC 7662. For an invalid credential, just `{"active": false}`.',
  });

export type IntrospectionBody = z.output<typeof introspectionBody>;
export type IntrospectionResponse = z.output<typeof introspectionResponse>;
