import type { EntityManager } from 'typeorm';
import type { Sighting } from './api-key-sighting.js';
import type { ApiKeyView } from './api-key-view.js';

export interface ReportedApiKey {
  id: string;
  digest: string;
  /** Already reported, with nothing left to do or to wait for. */
  isSettled: boolean;
}

/** Longer than a revocation waits for any instance, so its result is final by then. */
const REVOCATION_SETTLES = '1 minute';

/** The reported keys that exist, in any state. One query, regardless of how many are requested. */
export function findReportedApiKeys(
  manager: EntityManager,
  digests: readonly string[],
): Promise<ReportedApiKey[]> {
  return manager.query<ReportedApiKey[]>(
    `SELECT k.id, k.digest,
       l.api_key_id IS NOT NULL AND NOT coalesce(
         k.revoked_at BETWEEN clock_timestamp() - interval '${REVOCATION_SETTLES}' AND clock_timestamp(), false
       ) AS "isSettled"
     FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id AND w.deleted_at IS NULL
       LEFT JOIN api_key_leaks l ON l.api_key_id = k.id
     WHERE k.digest = ANY($1) ORDER BY k.id`,
    [digests],
  );
}

/** @returns when the key leaked if this is the first report of it, even among concurrent ones; otherwise null */
export async function storeLeak(
  manager: EntityManager,
  key: Pick<ApiKeyView, 'id' | 'workspaceId'>,
  { reportedBy, url, source, type }: Sighting,
): Promise<Date | null> {
  const [stored] = await manager.query<{ leakedAt: Date }[]>(
    `INSERT INTO api_key_leaks (api_key_id, workspace_id, reported_by, url, source, type)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING leaked_at AS "leakedAt"`,
    [key.id, key.workspaceId, reportedBy, url, source, type],
  );
  return stored?.leakedAt ?? null;
}
