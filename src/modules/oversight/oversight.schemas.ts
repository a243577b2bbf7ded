import { z } from 'zod';
import { likePattern } from '../../core/database/text-search.js';
import * as field from '../../core/http/fields.js';
import { pageQuery } from '../../core/http/paging.js';
import { limitsInput, limitsOutput } from '../request-limits/request-limit.schemas.js';
import { isId } from '../../core/secrets/ids.js';

const REASON_LENGTH_MAX = 300;
const CREDENTIAL_LENGTH_MAX = 4096;

const listQuery = pageQuery.extend({
  status: field.choice(['active', 'suspended'], 'a status').optional(),
});

export const workspacesQuery = listQuery.extend({
  q: field.text(1, 100).optional().meta({ description: 'Part of the name, in any case; or the id.' }),
  user_id: field.id.optional().meta({ description: 'Only those that this user is a member of.' }),
});

export const usersQuery = listQuery.extend({
  q: field
    .text(1, 254)
    .optional()
    .meta({ description: 'Part of the email address or of the name, in any case; or the id.' }),
});

export const suspensionBody = z
  .strictObject({
    reason: field.displayName(REASON_LENGTH_MAX).meta({
      description: 'Shown to the people affected, in every refusal.',
      examples: ['The invoice of March is open.'],
    }),
  })
  .meta({ id: 'SuspensionBody' });

export const limitWorkspaceBody = z
  .strictObject({
    limits_max: limitsInput.nullable().meta({
      description:
        'In place of `WORKSPACE_REQUEST_LIMITS_MAX`, higher or lower. Empty: the workspace is not limited from above. null: as all workspaces.',
      examples: [[{ requests: 100_000, per: 'day' }]],
    }),
  })
  .meta({ id: 'WorkspaceLimitsMax' });

const suspensionShape = {
  suspended_at: field.timestamp.nullable().meta({ description: 'null: it is not suspended.' }),
  suspended_reason: z
    .string()
    .nullable()
    .meta({ examples: ['The invoice of March is open.'] }),
};

const userReference = z.object({ id: field.id, email: z.string().meta({ examples: ['you@example.com'] }) });
const workspaceReference = z.object({ id: field.id, name: z.string().meta({ examples: ['Acme'] }) });

export const operatorWorkspaceResponse = z
  .object({
    id: field.id,
    name: z.string().meta({ examples: ['Acme'] }),
    ...suspensionShape,
    owners: z.array(userReference).meta({ description: 'At most ten, in the order of joining.' }),
    limits: limitsOutput.meta({
      description:
        "As they are set in the workspace, for all of its API keys together; null: the server's default.",
    }),
    limits_max: limitsOutput.meta({
      description:
        'What the API keys of the workspace cannot exceed together, whatever its limits are; null: `WORKSPACE_REQUEST_LIMITS_MAX`, as for all workspaces.',
    }),
    created_at: field.timestamp,
  })
  .meta({ id: 'OperatorWorkspace', description: 'A workspace as the operator of the server sees it.' });

export const operatorUserResponse = z
  .object({
    id: field.id,
    email: z.string().meta({ examples: ['you@example.com'] }),
    email_verified: z.boolean(),
    name: z
      .string()
      .nullable()
      .meta({ examples: ['Ada'] }),
    ...suspensionShape,
    created_at: field.timestamp,
  })
  .meta({ id: 'OperatorUser', description: 'An account as the operator of the server sees it.' });

export const findCredentialBody = z
  .strictObject({
    credential: z
      .string({
        error: 'must be the credential itself: an API key, an access token, an operator key or a secret',
      })
      .min(1, 'must not be empty')
      .max(CREDENTIAL_LENGTH_MAX, `must have at most ${CREDENTIAL_LENGTH_MAX} characters`)
      .meta({ description: 'The whole of it; a prefix or a name finds nothing.', examples: ['lk_…'] }),
  })
  .meta({ id: 'FindCredentialBody' });

export const CREDENTIAL_KINDS = [
  'api_key',
  'access_token',
  'operator_key',
  'resource_server_secret',
] as const;

export const foundCredentialResponse = z
  .object({
    kind: z.enum(CREDENTIAL_KINDS),
    id: field.id.meta({
      description: 'Of the key, of the session that the access token belongs to, or of the resource server.',
    }),
    name: z
      .string()
      .nullable()
      .meta({ examples: ['Production backend'] }),
    state: z.enum(['active', 'disabled', 'suspended', 'revoked', 'expired', 'ended']),
    state_reason: z
      .string()
      .nullable()
      .meta({ examples: ['leaked'] }),
    workspace: workspaceReference.nullable(),
    user: userReference.nullable().meta({ description: 'Whom it acts for; null: no person.' }),
    service_account: z
      .object({ id: field.id, name: z.string().meta({ examples: ['Nightly export'] }) })
      .nullable()
      .meta({ description: 'What an API key acts for, if not for a person.' }),
    canary: z.boolean().meta({ description: 'Whether it is an API key that only serves as a trap.' }),
    created_at: field.timestamp,
    ends_at: field.timestamp.nullable().meta({ description: 'When it stops, or stopped.' }),
    last_used_at: field.timestamp.nullable(),
  })
  .meta({ id: 'FoundCredential', description: 'What a credential is, whose it is, and whether it works.' });

export type WorkspacesQuery = z.output<typeof workspacesQuery>;
export type UsersQuery = z.output<typeof usersQuery>;
export type LimitWorkspaceBody = z.output<typeof limitWorkspaceBody>;
export type SuspensionBody = z.output<typeof suspensionBody>;
export type FindCredentialBody = z.output<typeof findCredentialBody>;
export type OperatorWorkspaceResponse = z.output<typeof operatorWorkspaceResponse>;
export type OperatorUserResponse = z.output<typeof operatorUserResponse>;
export type FoundCredentialResponse = z.output<typeof foundCredentialResponse>;

/** The parameters of a search: a text pattern, and the id if the text is one. */
export const searchFor = (q: string | undefined): [pattern: string | null, id: string | null] =>
  q === undefined ? [null, null] : [likePattern(q), isId(q) ? q : null];
