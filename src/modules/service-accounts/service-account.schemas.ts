import type { RequestLimit } from '@latchkey/verifier/slices';
import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import type { EventData } from '../../core/resource/resources.js';
import { limitsInput, limitsOutput } from '../request-limits/request-limit.schemas.js';
import {
  SERVICE_ACCOUNT_ROLES,
  type ServiceAccountRole,
} from '../workspaces/members/service-account-memberships.js';

const DESCRIPTION_LENGTH_MAX = 500;

const role = field
  .choice(SERVICE_ACCOUNT_ROLES, 'a role of service accounts')
  .meta({ description: 'What its keys may do at most. A service account is never an owner.' });

const description = field
  .text(0, DESCRIPTION_LENGTH_MAX)
  .nullable()
  .meta({ examples: ['Exports the invoices every night. Ask the platform team.'] });

const LIMITS =
  "How many requests its API keys may make together. null: the server's default. Each key may have its own limits as well.";

export const serviceAccountBody = z
  .strictObject({
    name: field.displayName().meta({ examples: ['Nightly export'] }),
    role,
    description: description.optional(),
    limits: limitsInput.nullable().optional().meta({ description: LIMITS }),
  })
  .meta({ id: 'NewServiceAccount' });

export const serviceAccountPatch = serviceAccountBody
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field')
  .meta({ id: 'ServiceAccountChange', description: 'Omitted fields do not change.', minProperties: 1 });

export const serviceAccountResponse = z
  .object({
    id: field.id,
    workspace_id: field.id,
    name: z.string().meta({ examples: ['Nightly export'] }),
    role,
    description,
    limits: limitsOutput.meta({ description: LIMITS }),
    api_keys: z.int().meta({ description: 'How many of its keys work now.' }),
    webhook_endpoints: z.int().meta({
      description: 'How many webhook endpoints are its own or signed with its keys, and would stop with it.',
    }),
    created_by: field.id.meta({ description: 'The user who created it. It does not depend on them.' }),
    created_at: field.timestamp,
    updated_at: field.timestamp,
  })
  .meta({ id: 'ServiceAccount', description: 'Owns API keys that outlive the people who created them.' });

export type ServiceAccountBody = z.output<typeof serviceAccountBody>;
export type ServiceAccountPatch = z.output<typeof serviceAccountPatch>;
export type ServiceAccountResponse = z.output<typeof serviceAccountResponse>;

export interface ServiceAccountView {
  id: string;
  workspaceId: string;
  name: string;
  role: ServiceAccountRole;
  description: string | null;
  limits: RequestLimit[] | null;
  apiKeys: number;
  webhookEndpoints: number;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
}

/** Names each public field. */
export const toServiceAccountResponse = (account: ServiceAccountView): ServiceAccountResponse => ({
  id: account.id,
  workspace_id: account.workspaceId,
  name: account.name,
  role: account.role,
  description: account.description,
  limits: account.limits,
  api_keys: account.apiKeys,
  webhook_endpoints: account.webhookEndpoints,
  created_by: account.createdBy,
  created_at: field.toTimestamp(account.createdAt),
  updated_at: field.toTimestamp(account.updatedAt),
});

export const toServiceAccountEventData = (
  account: ServiceAccountView,
): EventData<'service_account.created'> => ({
  id: account.id,
  workspace_id: account.workspaceId,
  name: account.name,
  role: account.role,
});
