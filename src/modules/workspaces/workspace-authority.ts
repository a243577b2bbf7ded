import { Injectable } from '@nestjs/common';
import type { AuthorityQuery } from '../../core/coherence/confirming-server.js';
import type { Role } from '../../core/principal/roles.js';
import type { Suspension } from '../../core/principal/suspension.js';

declare module '../../core/coherence/record-types.js' {
  interface RecordTypes {
    member: Standing;
    workspace: WorkspaceRecord;
  }
}

/** What a member may do in a workspace: what the role allows, or nothing for now. */
export type Standing = Role | Suspension;

/** What requests need to know of a workspace; cached as `workspace:<id>`. */
export interface WorkspaceRecord {
  id: string;
  name: string;
}

/** Reads memberships and workspaces for the guard. One indexed query each. */
@Injectable()
export class WorkspaceAuthority {
  /** Cached as `member:<workspace>:<user>`. @returns null if the user is no member */
  async loadStanding(query: AuthorityQuery, workspaceId: string, userId: string): Promise<Standing | null> {
    const [row] = await query<{ role: Role; ofUser: string | null; ofWorkspace: string | null }>(
      `SELECT m.role, u.suspended_reason AS "ofUser", w.suspended_reason AS "ofWorkspace"
       FROM memberships m JOIN users u ON u.id = m.user_id JOIN workspaces w ON w.id = m.workspace_id
       WHERE m.workspace_id = $1 AND m.user_id = $2`,
      [workspaceId, userId],
    );
    if (!row) return null;
    if (row.ofUser !== null) return { code: 'account_suspended', reason: row.ofUser };
    if (row.ofWorkspace !== null) return { code: 'workspace_suspended', reason: row.ofWorkspace };
    return row.role;
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
