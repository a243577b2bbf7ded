import { z } from 'zod';
import { LEAK_POLICIES } from './settings/leak-policy.js';
import * as field from '../../core/http/fields.js';
import { limitsInput, limitsOutput } from '../request-limits/request-limit.schemas.js';
import { alerts } from '../../core/resource/declared.js';
import type { Alert } from '../../core/resource/resources.js';
import { type Role, ROLES } from '../../core/principal/roles.js';
import type { Workspace } from './workspace.entity.js';

const leakPolicy = field.choice(LEAK_POLICIES, 'a policy');

const workspaceShape = {
  id: field.id,
  name: z.string().meta({ examples: ['Acme'] }),
  leak_policy: leakPolicy.nullable().meta({
    description:
      "What happens to a key that is reported as leaked. `notify`: its owners are notified. `revoke`: it is also revoked at once. null: the server's default.",
  }),
  key_alert_emails: z.array(z.lazy(() => z.enum([...alerts()]))).meta({
    description:
      'Alerts about keys that people get an email of. `canary_used`: the owners and admins. `new_address` and `policy_ending`: the owner of the key, or for a key of a service account, the owners of the workspace. Webhook endpoints choose their events.',
  }),
  limits: limitsOutput.meta({
    description:
      "How many requests the API keys of the workspace may make together; null: the server's default.",
  }),
  limits_max: limitsOutput.meta({
    description:
      "The operator's maximum for this workspace, which replaces the one for all workspaces; null: the same.",
  }),
  require_second_factor: z.boolean().meta({
    description:
      'Whether members need a second factor, proved by their session, to do anything in it. API keys do not.',
  }),
  suspended_at: field.timestamp.nullable().meta({
    description:
      'When the operator of the server suspended it. Until it is restored, nothing can be done in it.',
  }),
  suspended_reason: z
    .string()
    .nullable()
    .meta({ description: "Why, in the operator's words.", examples: ['The invoice of March is open.'] }),
  created_by: field.id,
  created_at: field.timestamp,
  updated_at: field.timestamp,
};

export const workspaceResponse = z.object(workspaceShape).meta({ id: 'Workspace' });

export const workspaceWithRoleResponse = z
  .object({
    ...workspaceShape,
    second_factor_required_by: z.enum(['server', 'workspace']).nullable().meta({
      description:
        'Who requires a second factor of its members: the operator of the server (of everyone on it), or only the workspace; null: nobody.',
    }),
    role: z
      .enum(ROLES)
      .meta({ description: "The caller's role in the workspace; for an API key, its creator's role." }),
  })
  .meta({ id: 'WorkspaceWithRole' });

const someOf = (all: Alert[]) =>
  z
    .array(field.choice(all, 'an alert'))
    .max(all.length, `must have at most ${all.length} entries`)
    .transform((chosen) => all.filter((alert) => chosen.includes(alert)));

const name = field.displayName().meta({ examples: ['Acme'] });

export const createWorkspaceBody = z.strictObject({ name }).meta({ id: 'NewWorkspace' });

export const updateWorkspaceBody = z
  .strictObject({
    name: name.optional(),
    leak_policy: leakPolicy
      .nullable()
      .optional()
      .meta({ description: "`notify` or `revoke`; null: the server's default." }),
    key_alert_emails: z
      .lazy(() => someOf([...alerts()]))
      .optional()
      .meta({ description: 'All of those that people get an email of; empty: none.' }),
    limits: limitsInput
      .nullable()
      .optional()
      .meta({
        description: "For all API keys together. Final when answered. null: the server's default.",
        examples: [[{ requests: 100_000, per: 'day' }]],
      }),
    require_second_factor: z.boolean().optional().meta({
      description:
        'Final when answered. Users only, whose own session proved a second factor: see `second_factor_missing`.',
    }),
  })
  .refine((body) => Object.keys(body).length > 0, 'must change at least one field')
  .meta({ id: 'WorkspaceChange', description: 'Omitted fields do not change.', minProperties: 1 });

export type CreateWorkspaceBody = z.output<typeof createWorkspaceBody>;
export type UpdateWorkspaceBody = z.output<typeof updateWorkspaceBody>;
export type WorkspaceResponse = z.output<typeof workspaceResponse>;
export type WorkspaceWithRoleResponse = z.output<typeof workspaceWithRoleResponse>;

export const toWorkspaceResponse = (workspace: Workspace): WorkspaceResponse => ({
  id: workspace.id,
  name: workspace.name,
  leak_policy: workspace.leakPolicy,
  key_alert_emails: workspace.keyAlertEmails,
  limits: workspace.limits,
  limits_max: workspace.limitsMax,
  require_second_factor: workspace.requireSecondFactor,
  suspended_at: field.toNullableTimestamp(workspace.suspendedAt),
  suspended_reason: workspace.suspendedReason,
  created_by: workspace.createdBy,
  created_at: field.toTimestamp(workspace.createdAt),
  updated_at: field.toTimestamp(workspace.updatedAt),
});

/** @param isRequiredByServer whether the operator requires a second factor of everyone */
export const toWorkspaceWithRoleResponse = (
  workspace: Workspace,
  role: Role,
  isRequiredByServer: boolean,
): WorkspaceWithRoleResponse => ({
  ...toWorkspaceResponse(workspace),
  second_factor_required_by: isRequiredByServer
    ? 'server'
    : workspace.requireSecondFactor
      ? 'workspace'
      : null,
  role,
});
