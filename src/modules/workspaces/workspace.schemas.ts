import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { type Role, ROLES } from '../../core/principal/roles.js';
import type { Workspace } from './workspace.entity.js';

const workspaceShape = {
  id: field.id,
  name: z.string().meta({ examples: ['Acme'] }),
  created_by: field.id,
  created_at: field.timestamp,
  updated_at: field.timestamp,
};

export const workspaceResponse = z.object(workspaceShape).meta({ id: 'Workspace' });

export const workspaceWithRoleResponse = z
  .object({
    ...workspaceShape,
    role: z.enum(ROLES).meta({ description: "The caller's role there; for an API key, its creator's." }),
  })
  .meta({ id: 'WorkspaceWithRole' });

/** Of a new workspace, and of one that is renamed. */
export const workspaceBody = z
  .strictObject({ name: field.displayName().meta({ examples: ['Acme'] }) })
  .meta({ id: 'WorkspaceBody' });

export type WorkspaceBody = z.output<typeof workspaceBody>;
export type WorkspaceResponse = z.output<typeof workspaceResponse>;
export type WorkspaceWithRoleResponse = z.output<typeof workspaceWithRoleResponse>;

export const toWorkspaceResponse = (workspace: Workspace): WorkspaceResponse => ({
  id: workspace.id,
  name: workspace.name,
  created_by: workspace.createdBy,
  created_at: field.toTimestamp(workspace.createdAt),
  updated_at: field.toTimestamp(workspace.updatedAt),
});

export const toWorkspaceWithRoleResponse = (workspace: Workspace, role: Role): WorkspaceWithRoleResponse => ({
  ...toWorkspaceResponse(workspace),
  role,
});
