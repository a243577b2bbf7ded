import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { ROLES } from '../../core/principal/roles.js';
import { validateScopeName } from './resource-scope.js';

const SCOPES_MAX = 200;
/** How long a rotation may let the old secret live on. */
const name = z
  .string({ error: 'must be a name such as "billing"' })
  .regex(
    /^[a-z][a-z0-9-]{0,62}$/,
    'must start with a lower-case letter and contain only lower-case letters, digits and hyphens, at most 63 characters',
  )
  .meta({ description: 'The audience of the service.', examples: ['billing'] });

const title = field.displayName().meta({ description: 'A label for people.', examples: ['Billing'] });

export const createResourceServerBody = z.strictObject({ name, title }).meta({ id: 'NewResourceServer' });

export const updateResourceServerBody = z.strictObject({ title }).meta({ id: 'ResourceServerChange' });

export const rotateSecretBody = z
  .strictObject({
    overlap_seconds: field.overlapSeconds('How long the old secret keeps working. 0: it stops at once.'),
  })
  .prefault({})
  .meta({ id: 'ResourceServerSecretRotation' });

const scopeName = z.string({ error: 'must be the name of a scope' }).superRefine((scope, context) => {
  const objection = validateScopeName(scope);
  if (objection !== undefined) context.addIssue({ code: 'custom', message: objection });
});

const scope = z
  .strictObject({
    scope: scopeName.meta({ examples: ['invoices:read'] }),
    role: field.choice(ROLES, 'a role').meta({ description: 'The lowest role that includes the scope.' }),
    title: field.displayName().meta({ examples: ['Read invoices'] }),
    description: field
      .text(0, 500)
      .default('')
      .meta({ examples: ['See invoices and their state.'] }),
  })
  .meta({ id: 'ResourceServerScope' });

export const putScopesBody = z
  .array(scope, { error: 'must be a list with all scopes' })
  .max(SCOPES_MAX, `must have at most ${SCOPES_MAX} entries`)
  .superRefine((scopes, context) => {
    const seen = new Set<string>();
    for (const [index, entry] of scopes.entries()) {
      if (seen.has(entry.scope)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'scope'],
          message: `"${entry.scope}" is there twice`,
        });
      }
      seen.add(entry.scope);
    }
  });

const resourceServerShape = {
  id: field.id,
  name: z.string().meta({ examples: ['billing'] }),
  title: z.string().meta({ examples: ['Billing'] }),
  scopes: z.array(scope),
  created_at: field.timestamp,
  updated_at: field.timestamp,
};

export const resourceServerResponse = z
  .object(resourceServerShape)
  .meta({ id: 'ResourceServer', description: 'A service other than this server.' });

export const issuedResourceServerResponse = z
  .object({
    ...resourceServerShape,
    secret: z.string().meta({ description: 'Shown only once.', examples: ['lkrs_…'] }),
  })
  .meta({
    id: 'IssuedResourceServer',
    description: 'A service with its secret, which cannot be read again.',
  });

export const offeredScopesResponse = z.array(
  z
    .object({ name: resourceServerShape.name, title: resourceServerShape.title, scopes: z.array(scope) })
    .meta({ id: 'OfferedScopes', description: 'A service other than this server that has scopes for keys.' }),
);

export type CreateResourceServerBody = z.output<typeof createResourceServerBody>;
export type UpdateResourceServerBody = z.output<typeof updateResourceServerBody>;
export type RotateSecretBody = z.output<typeof rotateSecretBody>;
export type PutScopesBody = z.output<typeof putScopesBody>;
export type ResourceServerResponse = z.output<typeof resourceServerResponse>;
export type IssuedResourceServerResponse = z.output<typeof issuedResourceServerResponse>;
export type OfferedScopesResponse = z.output<typeof offeredScopesResponse>;
