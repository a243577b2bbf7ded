import type { DataSource } from 'typeorm';
import { sqlState } from '../../../core/database/database-unavailable.js';
import { ALERT_ADDRESSES_MAX, QUIET_PER_KEY } from '../alerts/alert-queue.js';
import { ADDRESS_DAYS_MAX } from './usage-retention.js';
import { type Tally, toColumns } from './usage-tally.js';

/** The number of keys per statement, which bounds its memory and duration. */
const BATCH = 1_000;

/** SQLSTATE classes for data exceptions and constraint violations, which are about a value rather than the database. */
const ABOUT_A_VALUE = new Set(['22', '23']);

export interface WriteResult {
  /** To be retried: the database wrote nothing. */
  kept: Tally[];
  /** The cause. */
  failure: unknown;
  /** Permanently refused by the database, which accepts the others. */
  refused: { tally: Tally; reason: unknown }[];
  /** Whether an alert has to be sent now. */
  isAlertDue: boolean;
}

/**
 * Writes counts in batches. If the database refuses a batch because of a value, it is split in half until the value is
 * found, so that one bad row does not keep the others from being written.
 */
export async function writeTallies(dataSource: DataSource, tallies: Iterable<Tally>): Promise<WriteResult> {
  const waiting = inBatches([...tallies]);
  const result: WriteResult = { kept: [], failure: undefined, refused: [], isAlertDue: false };
  for (let batch = waiting.pop(); batch; batch = waiting.pop()) {
    try {
      if (await writeBatch(dataSource, batch)) result.isAlertDue = true;
    } catch (error) {
      if (!ABOUT_A_VALUE.has(sqlState(error)?.slice(0, 2) ?? '')) {
        return { ...result, kept: [...batch, ...waiting.flat()], failure: error };
      }
      const [tally] = batch;
      if (batch.length === 1 && tally) result.refused.push({ tally, reason: error });
      else waiting.push(...halves(batch));
    }
  }
  return result;
}

const inBatches = (tallies: Tally[]): Tally[][] =>
  Array.from({ length: Math.ceil(tallies.length / BATCH) }, (_, index) =>
    tallies.slice(index * BATCH, (index + 1) * BATCH),
  );

const halves = (batch: Tally[]): Tally[][] => {
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)];
};

/**
 * A single statement, so that a failed batch was not written at all and can be retried. Deleted keys are skipped. The
 * server that counted a request need not know that the key is a canary.
 *
 * @returns whether an alert is now due
 */
async function writeBatch(dataSource: DataSource, batch: Tally[]): Promise<boolean> {
  const { seen, scopes, ...used } = toColumns(batch);
  const [row] = await dataSource.query<{ isAlertDue: boolean }[]>(
    `WITH used AS (
       SELECT u.id, to_timestamp(hour) AS hour, CASE WHEN api_keys.canary THEN 'canary_used' ELSE outcome END AS outcome,
         requests, to_timestamp(used_at) AS used_at, used_from, scoped, placed
       FROM unnest($1::uuid[], $2::float8[], $3::text[], $4::bigint[], $5::float8[], $6::text[],
         $12::bigint[], $13::bigint[])
         AS u (id, hour, outcome, requests, used_at, used_from, scoped, placed)
       JOIN api_keys ON api_keys.id = u.id
     ), counted AS (
       INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests, scoped, placed)
       SELECT id, hour, outcome, sum(requests), sum(scoped), sum(placed) FROM used GROUP BY id, hour, outcome ORDER BY id, hour, outcome
       ON CONFLICT (api_key_id, hour, outcome)
       DO UPDATE SET requests = api_key_usage_hours.requests + excluded.requests,
         scoped = api_key_usage_hours.scoped + excluded.scoped, placed = api_key_usage_hours.placed + excluded.placed
     ), scoped AS (
       INSERT INTO api_key_scope_uses (api_key_id, scope, last_used_at)
       SELECT s.id, scope, to_timestamp(max(at))
       FROM unnest($14::uuid[], $15::text[], $16::float8[]) AS s (id, scope, at) JOIN api_keys ON api_keys.id = s.id
       GROUP BY s.id, scope ORDER BY s.id, scope
       ON CONFLICT (api_key_id, scope) DO UPDATE
       SET last_used_at = greatest(api_key_scope_uses.last_used_at, excluded.last_used_at)
     ), came AS (
       SELECT s.id, address, max(seen_at) AS last_at, min(seen_at) AS first_at, sum(s.allowed) AS allowed,
         sum(s.denied) AS denied, k.canary, k.workspace_id, k.canary AND clock_timestamp() <
           least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity')) AS is_trap
       FROM unnest($7::uuid[], $8::text[], $9::float8[], $10::bigint[], $11::bigint[])
         AS s (id, address, seen_at, allowed, denied)
       JOIN api_keys k ON k.id = s.id
       GROUP BY s.id, address, k.id
     ), seen AS (
       INSERT INTO api_key_addresses (api_key_id, address, last_seen_at, allowed, denied)
       SELECT id, address, to_timestamp(last_at), allowed, denied FROM came ORDER BY id, address
       ON CONFLICT (api_key_id, address) DO UPDATE
       SET last_seen_at = greatest(api_key_addresses.last_seen_at, excluded.last_seen_at),
           allowed = api_key_addresses.allowed + excluded.allowed,
           denied = api_key_addresses.denied + excluded.denied
     ), last_uses AS (
       INSERT INTO api_key_last_uses (api_key_id, last_used_at, last_address)
       SELECT DISTINCT ON (id) id, used_at, used_from FROM (
         SELECT id, used_at, used_from FROM used WHERE used_at IS NOT NULL
         UNION ALL SELECT id, to_timestamp(last_at), address FROM came WHERE canary) AS uses
       ORDER BY id, used_at DESC
       ON CONFLICT (api_key_id) DO UPDATE
       SET last_used_at = excluded.last_used_at, last_address = excluded.last_address
       WHERE api_key_last_uses.last_used_at < excluded.last_used_at
     ), strange AS (
       -- Not the first address of a key: whoever makes one uses it from somewhere.
       SELECT * FROM came c WHERE c.allowed > 0 AND site_of(c.address) IS NOT NULL
         AND NOT EXISTS (
           SELECT FROM api_key_addresses a WHERE a.api_key_id = c.id AND a.address = c.address AND a.allowed > 0
             AND a.last_seen_at > clock_timestamp() - interval '${ADDRESS_DAYS_MAX} days')
         AND EXISTS (SELECT FROM api_key_last_uses u WHERE u.api_key_id = c.id)
         AND NOT EXISTS (
           SELECT FROM api_key_addresses a WHERE a.api_key_id = c.id AND site_of(a.address) = site_of(c.address)
             AND a.allowed > 0 AND a.last_seen_at > clock_timestamp() - interval '${ADDRESS_DAYS_MAX} days')
     ), alerts AS (
       SELECT id, 'canary_used' AS alert, workspace_id, (SELECT sum(requests) FROM used WHERE used.id = came.id) AS requests,
         array_agg(address ORDER BY last_at DESC) AS addresses, min(first_at) AS first_at, max(last_at) AS last_at
       FROM came WHERE is_trap GROUP BY id, workspace_id
       UNION ALL
       SELECT id, 'new_address', workspace_id, sum(allowed), array_agg(address ORDER BY last_at DESC), min(first_at), max(last_at)
       FROM strange GROUP BY id, workspace_id
     ), alerted AS (
       INSERT INTO api_key_alerts AS a (api_key_id, alert, workspace_id, requests, addresses, first_at, last_at)
       SELECT id, alert, workspace_id, requests, addresses[:${ALERT_ADDRESSES_MAX}], to_timestamp(first_at), to_timestamp(last_at)
       FROM alerts ORDER BY id, alert
       ON CONFLICT (api_key_id, alert) DO UPDATE
       SET requests = a.requests + excluded.requests,
           addresses = (a.addresses
             || ARRAY(SELECT unnest(excluded.addresses) EXCEPT SELECT unnest(a.addresses)))[:${ALERT_ADDRESSES_MAX}],
           first_at = CASE WHEN a.requests = 0 THEN excluded.first_at ELSE least(a.first_at, excluded.first_at) END,
           last_at = greatest(a.last_at, excluded.last_at)
       RETURNING a.told_at IS NULL OR a.told_at <= clock_timestamp() - ${QUIET_PER_KEY} AS is_due
     )
     SELECT EXISTS (SELECT FROM alerted WHERE is_due) AS "isAlertDue"`,
    [
      used.apiKeyIds,
      used.hours,
      used.outcomes,
      used.requests,
      used.usedAt,
      used.usedFrom,
      seen.apiKeyIds,
      seen.addresses,
      seen.at,
      seen.allowed,
      seen.denied,
      used.scoped,
      used.placed,
      scopes.apiKeyIds,
      scopes.scopes,
      scopes.at,
    ],
  );
  return row?.isAlertDue === true;
}
