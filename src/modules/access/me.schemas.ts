import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { ROLES } from '../../core/principal/roles.js';
import { ownScopes } from '../../core/principal/scopes.js';
import { userFields } from '../users/user.schemas.js';

export const meResponse = z
  .object({
    kind: z.enum(['user', 'api_key']),
    user: z.object(userFields).nullable().meta({
      description: "The signed-in user, or the API key's owner. null for a key of a service account.",
    }),
    workspace: z
      .object({ id: field.id, name: z.string().meta({ examples: ['My workspace'] }) })
      .nullable()
      .meta({ description: 'The workspace that the request acts in.' }),
    role: z.enum(ROLES).nullable(),
    scopes: z
      .array(z.lazy(() => z.enum(ownScopes())))
      .meta({ description: 'What the credential may do now.' }),
    key: z
      .object({
        id: field.id,
        name: z.string().meta({ examples: ['Production backend'] }),
        key_prefix: z.string().meta({ examples: ['lk_3f9a'] }),
      })
      .nullable()
      .meta({ description: 'The API key; null for a user.' }),
    service_account: z
      .object({ id: field.id, name: z.string().meta({ examples: ['Nightly export'] }) })
      .nullable()
      .meta({ description: 'The service account that owns the API key; null otherwise.' }),
  })
  .meta({ id: 'Principal', description: 'Who a request acts as.' });
