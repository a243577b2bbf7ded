import { Injectable } from '@nestjs/common';
import type { AuthorityQuery } from '../../core/coherence/confirming-server.js';

declare module '../../core/coherence/record-types.js' {
  interface RecordTypes {
    user: UserRecord;
  }
}

/** What requests need to know about a user; cached as `user:<id>`. */
export interface UserRecord {
  id: string;
  /** null: it is a service account. */
  email: string | null;
  emailVerified: boolean;
  name: string | null;
  /** Why an operator suspended the account; null: it is not suspended. */
  suspendedReason: string | null;
  /** Where a request without `X-Workspace-Id` acts: the user's own workspace, or else the first one joined. */
  defaultWorkspaceId: string | null;
}

/** Reads user records for the guard. One indexed query each. */
@Injectable()
export class UserAuthority {
  /** @returns null if there is no such user */
  async load(query: AuthorityQuery, userId: string): Promise<UserRecord | null> {
    const [row] = await query<UserRecord>(
      `SELECT id, email, email_verified_at IS NOT NULL AS "emailVerified", name, suspended_reason AS "suspendedReason", (
         SELECT workspace_id FROM memberships WHERE user_id = users.id
         ORDER BY (workspace_id = users.personal_workspace_id) DESC NULLS LAST, created_at LIMIT 1
       ) AS "defaultWorkspaceId"
       FROM users WHERE id = $1`,
      [userId],
    );
    return row ?? null;
  }
}
