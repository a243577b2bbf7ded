import { Injectable } from '@nestjs/common';
import type { AuthorityQuery } from '../../core/coherence/confirming-server.js';
import type { Role } from '../../core/principal/roles.js';

/** What requests need to know of a workspace; cached as `workspace:<id>`. */
export interface WorkspaceRecord {
  id: string;
  name: string;
}

/** Reads memberships and workspaces for the guard. One indexed query each. */
@Injectable()
export class WorkspaceAuthority {
  /** The user's role there, cached as `member:<workspace>:<user>`. @returns null if the user is no member */
  async loadRole(query: AuthorityQuery, workspaceId: string, userId: string): Promise<Role | null> {
    const [row] = await query<{ role: Role }>(
      'SELECT role FROM memberships WHERE workspace_id = $1 AND user_id = $2',
      [workspaceId, userId],
    );
    return row?.role ?? null;
  }

  /** @returns null if there is no such workspace */
  async loadWorkspace(query: AuthorityQuery, workspaceId: string): Promise<WorkspaceRecord | null> {
    const [row] = await query<WorkspaceRecord>(
      'SELECT id, name FROM workspaces WHERE id = $1 AND deleted_at IS NULL',
      [workspaceId],
    );
    return row ?? null;
  }
}
