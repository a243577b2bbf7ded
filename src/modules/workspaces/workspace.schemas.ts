import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import type { Workspace } from './workspace.entity.js';

export const workspaceResponse = z
  .object({
    id: field.id,
    name: z.string(),
    created_by: field.id,
    created_at: field.timestamp,
    updated_at: field.timestamp,
  })
  .meta({ id: 'Workspace' });

export type WorkspaceResponse = z.output<typeof workspaceResponse>;

export const toWorkspaceResponse = (workspace: Workspace): WorkspaceResponse => ({
  id: workspace.id,
  name: workspace.name,
  created_by: workspace.createdBy,
  created_at: field.toTimestamp(workspace.createdAt),
  updated_at: field.toTimestamp(workspace.updatedAt),
});
