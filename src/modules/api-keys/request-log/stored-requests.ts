import type { DataSource, EntityManager } from 'typeorm';
import { idOfTime } from '../../../core/secrets/ids.js';
import type { NotedRequest } from './request-buffer.js';

export interface StoredRequest {
  /** Sorts by `occurredAt`. */
  id: string;
  occurredAt: Date;
  method: string;
  route: string;
  status: number;
  errorCode: string | null;
  address: string;
  durationMs: number;
}

/**
 * A single statement. Requests with deleted keys are skipped. The server that answered a request need not know that the
 * key is a canary.
 *
 * @param requests oldest first
 */
export async function storeRequests(
  dataSource: DataSource,
  requests: readonly NotedRequest[],
): Promise<void> {
  const column = <Value>(read: (request: NotedRequest) => Value): Value[] => requests.map(read);
  await dataSource.query(
    `INSERT INTO api_key_requests
       (api_key_id, id, occurred_at, method, route, status, error_code, address, duration_ms)
     SELECT k.id, r.id, to_timestamp(at), method, route, status,
       CASE WHEN k.canary THEN 'canary_used' ELSE error_code END, address, duration_ms
     FROM unnest($1::uuid[], $2::uuid[], $3::float8[], $4::text[], $5::text[], $6::smallint[], $7::text[], $8::text[],
       $9::real[]) AS r (api_key_id, id, at, method, route, status, error_code, address, duration_ms)
     JOIN api_keys k ON k.id = r.api_key_id
     ORDER BY k.id`,
    [
      column(({ apiKeyId }) => apiKeyId),
      requests.map(({ at }, index) => idOfTime(at, index)),
      column(({ at }) => at / 1_000),
      column(({ method }) => method),
      column(({ route }) => templateOf(route)),
      column(({ status }) => status),
      column(({ errorCode }) => errorCode),
      column(({ address }) => address),
      column(({ durationMs }) => Math.round(durationMs * 100) / 100),
    ],
  );
}

/** In the notation of the OpenAPI document: `/api/v1/workspaces/{workspaceId}`. */
const templateOf = (route: string): string => route.replaceAll(/:(\w+)/g, '{$1}');

interface RequestFilter {
  /** The first digit of the status; null: any. */
  statusClass: number | null;
  method: string | null;
  /** null: from the newest. */
  afterId: string | null;
  /** Older ones may not have been removed yet. */
  days: number;
  limit: number;
}

/** The newest first, with an extra row if there are more. */
export const listRequests = (
  manager: EntityManager,
  apiKeyId: string,
  { statusClass, method, afterId, days, limit }: RequestFilter,
): Promise<StoredRequest[]> =>
  manager.query<StoredRequest[]>(
    `SELECT id, occurred_at AS "occurredAt", method, route, status, error_code AS "errorCode", address,
       duration_ms AS "durationMs"
     FROM api_key_requests
     WHERE api_key_id = $1 AND ($2::uuid IS NULL OR id < $2)
       AND ($3::int IS NULL OR status / 100 = $3) AND ($4::text IS NULL OR method = $4)
       AND occurred_at > clock_timestamp() - make_interval(days => $5::int)
     ORDER BY id DESC LIMIT $6`,
    [apiKeyId, afterId, statusClass, method, days, limit + 1],
  );
