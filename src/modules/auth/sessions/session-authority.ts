import { Injectable } from '@nestjs/common';
import type { AuthorityQuery } from '../../../core/coherence/confirming-server.js';
import type { SignInProof } from '../../../core/principal/principal.js';
import type { FactorType } from '../factors/factor.entity.js';

declare module '../../../core/coherence/record-types.js' {
  interface RecordTypes {
    session: SessionRecord;
  }
}

/** What requests need to know about a session; cached as `session:<id>`. */
export interface SessionRecord {
  userId: string;
  /** When it ends, by this process's `performance.now()`; -Infinity if it was ended. */
  endsAt: number;
  proof: SignInProof;
}

interface SessionRow {
  userId: string;
  revoked: boolean;
  remainingMs: string;
  provenMsAgo: string;
  factorTypes: FactorType[];
  provedSecondFactor: boolean;
  ssoProviders: string[];
  confinedTo: string | null;
}

/** Reads session records for the guard. One indexed query each. */
@Injectable()
export class SessionAuthority {
  /** @returns null if there is no such session */
  async load(query: AuthorityQuery, sessionId: string): Promise<SessionRecord | null> {
    // Measured before the query, so that the session ends a round trip too early rather than too late.
    const askedAt = performance.now();
    const [row] = await query<SessionRow>(
      `SELECT user_id AS "userId", revoked_at IS NOT NULL AS revoked,
              extract(epoch FROM expires_at - clock_timestamp()) * 1000 AS "remainingMs",
              extract(epoch FROM clock_timestamp() - coalesce(auth_time, created_at)) * 1000 AS "provenMsAgo",
              'mfa' = ANY (amr) AS "provedSecondFactor",
              sso_providers::text[] AS "ssoProviders", confined_to AS "confinedTo",
              ARRAY(SELECT DISTINCT f.type FROM factors f
                    WHERE f.user_id = s.user_id AND f.confirmed_at IS NOT NULL ORDER BY f.type) AS "factorTypes"
       FROM sessions s WHERE id = $1`,
      [sessionId],
    );
    if (!row) return null;
    return {
      userId: row.userId,
      endsAt: row.revoked ? -Infinity : askedAt + Number(row.remainingMs),
      proof: {
        provenAt: askedAt - Number(row.provenMsAgo),
        factorTypes: row.factorTypes,
        provedSecondFactor: row.provedSecondFactor,
        ssoProviders: row.ssoProviders,
        confinedTo: row.confinedTo,
      },
    };
  }
}
