import { Injectable } from '@nestjs/common';
import type { AuthorityQuery } from '../../core/coherence/confirming-server.js';

declare module '../../core/coherence/record-types.js' {
  interface RecordTypes {
    session: SessionRecord;
  }
}

/** What requests need to know of a session; cached as `session:<id>`. */
export interface SessionRecord {
  userId: string;
  /** When it ends, by this process's `performance.now()`; -Infinity if it was ended. */
  endsAt: number;
}

/** Reads session records for the guard. One indexed query each. */
@Injectable()
export class SessionAuthority {
  /** @returns null if there is no such session */
  async load(query: AuthorityQuery, sessionId: string): Promise<SessionRecord | null> {
    // Counted from before the query: the session ends too early by a round trip rather than too late.
    const askedAt = performance.now();
    const [row] = await query<{ userId: string; revoked: boolean; remainingMs: string }>(
      `SELECT user_id AS "userId", revoked_at IS NOT NULL AS revoked,
              extract(epoch FROM expires_at - clock_timestamp()) * 1000 AS "remainingMs"
       FROM sessions WHERE id = $1`,
      [sessionId],
    );
    return row
      ? { userId: row.userId, endsAt: row.revoked ? -Infinity : askedAt + Number(row.remainingMs) }
      : null;
  }
}
