import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withTimeout } from '../database/with-timeout.js';
import { prepared } from '../database/prepared.js';
import { SYNCHRONOUS_COMMIT_IN_TRANSACTION } from '../database/session-settings.js';
import { ANSWERING_SERVER } from './answering-server.js';
import { EVERY_ENTRY } from './authority-cache.js';
import { NEWS_MAX, PROTOCOL } from './instance-link.js';
import { LEASE_MS } from './lease.js';
import { sharedRuns } from './shared-runs.js';

const ANSWER_TIMEOUT_MS = 1_000;
const SWEEPS = 3;
/** Per owner. A revoke waits for the slowest instance. */
export const INSTANCES_MAX = 100;

/** Who the instance is, and the renewals it believes its row may hold. */
interface Holder {
  id: string;
  /** The resource server. */
  owner: string;
  /** The renewals that the row may hold: the last confirmed one, and later ones whose answers were lost. */
  known: number[];
}

export interface Registration extends Holder {
  renewal: number;
}

export interface Renewal extends Registration {
  /**
   * The last change that it has applied and hereby acknowledges, numbered by the server that confirmed its last
   * renewal.
   */
  applied: bigint;
  /** A later one, which an instance told it of: it acknowledges that instead, if the renewal reaches that server. */
  told?: { upTo: bigint; server: string } | undefined;
}

/** The result of a confirmed registration or renewal. */
export interface Confirmed {
  server: string;
  /** The last change covered by what was read. */
  last: bigint;
  /** Entries that became stale after the change acknowledged by the renewal; `EVERY_ENTRY` means all. */
  stale: string[];
}

/** Why the row is not as the instance left it. */
export type Refusal = 'ended' | 'conflict' | 'too_many';

interface Waiting {
  renewal: Renewal;
  resolve: (confirmed: Confirmed | undefined) => void;
  reject: (error: unknown) => void;
}

interface RenewedRow {
  server: string;
  last: string | null;
  renewed: [id: string, renewal: string, acknowledged: string][];
  news: [sequence: string, entry: string][];
}

/**
 * Instances that reach the database through this one: they hold leases and acknowledge changes under the protocol
 * described in `Coherence`. This class keeps none of their state, so each statement may arrive through a different
 * instance.
 */
@Injectable()
export class RemoteInstances {
  private waiting: Waiting[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** Starts over: the instance has an empty cache, and no lease under this id. */
  async register({ id, owner, renewal, known }: Registration): Promise<Confirmed | Refusal> {
    void this.sweep();
    const [row] = await this.query<{ acknowledged: string; server: string }>(REGISTER, [
      id,
      renewal,
      PROTOCOL,
      owner,
      known,
    ]);
    if (row) return { server: row.server, last: BigInt(row.acknowledged), stale: [] };
    const existing = await this.query('SELECT FROM authority_instances WHERE id = $1', [id]);
    return existing.length > 0 ? 'conflict' : 'too_many';
  }

  /** Renews, acknowledges, and reports later changes, as `InstanceLink` does for this instance. */
  async renew(renewal: Renewal): Promise<Confirmed | Refusal> {
    const confirmed = await new Promise<Confirmed | undefined>((resolve, reject) => {
      this.waiting.push({ renewal, resolve, reject });
      void this.renewAll();
    });
    if (confirmed) return confirmed;
    const rows = await this.query(
      'SELECT FROM authority_instances WHERE id = $1 AND resource_server_id = $2',
      [renewal.id, renewal.owner],
    );
    return rows.length > 0 ? 'conflict' : 'ended';
  }

  /** The instance has released its lease; writers no longer wait for it. */
  async remove({ id, owner, known }: Holder): Promise<void> {
    await this.query(
      'DELETE FROM authority_instances WHERE id = $1 AND resource_server_id = $2 AND renewal = ANY ($3::bigint[])',
      [id, owner, known],
    );
  }

  /**
   * One statement for all waiting renewals. If several share an id, only one is sent: the compare-and-swap decides
   * which.
   */
  private readonly renewAll = sharedRuns(async (): Promise<void> => {
    const batch = new Map<string, Waiting>();
    const later: Waiting[] = [];
    for (const one of this.waiting) {
      if (batch.has(one.renewal.id)) later.push(one);
      else batch.set(one.renewal.id, one);
    }
    this.waiting = later;
    if (later.length > 0) void this.renewAll();
    if (batch.size === 0) return;
    const all = [...batch.values()];
    try {
      const [row] = await this.query<RenewedRow>(RENEW, [
        JSON.stringify(all.map(({ renewal }) => toRow(renewal))),
        NEWS_MAX + 1,
      ]);
      const renewed = new Map(
        row?.renewed.map(([id, renewal, acknowledged]) => [id, { renewal, acknowledged }]),
      );
      for (const { renewal, resolve } of all) {
        const own = renewed.get(renewal.id);
        const isRenewed = row && own?.renewal === String(renewal.renewal);
        resolve(isRenewed ? confirmedBy(row, BigInt(own.acknowledged)) : undefined);
      }
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  });

  /**
   * Removes rows that nobody has renewed for a full lease by our own clock: a renewal already present when we looked
   * was sent before that, so its lease has expired. Deletes only on the server where we looked: another may lack later
   * renewals.
   */
  private async sweepOnce(): Promise<void> {
    const rows = await this.query<{ id: string; renewal: string; server: string }>(
      `SELECT id, renewal, ${ANSWERING_SERVER} AS server FROM authority_instances WHERE resource_server_id IS NOT NULL`,
      [],
    );
    const [first] = rows;
    if (!first) return;
    await sleep(LEASE_MS, undefined, { ref: false });
    await this.query(
      `DELETE FROM authority_instances AS i USING unnest($1::uuid[], $2::bigint[]) AS seen (id, renewal)
       WHERE i.id = seen.id AND i.renewal = seen.renewal AND ${ANSWERING_SERVER} = $3`,
      [rows.map(({ id }) => id), rows.map(({ renewal }) => renewal), first.server],
    );
  }

  /** Repeated, because the database may not answer in time, and the last renewal of a dead process may arrive late. */
  private readonly sweep = sharedRuns(async (): Promise<void> => {
    for (let round = 0; round < SWEEPS; round += 1) {
      await this.sweepOnce().catch(() => sleep(LEASE_MS, undefined, { ref: false }));
    }
  });

  private query<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return withTimeout(this.dataSource.manager.query<Row[]>(sql, parameters), ANSWER_TIMEOUT_MS);
  }
}

const toRow = ({ applied, told, ...renewal }: Renewal): object => ({
  ...renewal,
  applied: applied.toString(),
  told: told?.upTo.toString(),
  told_by: told?.server,
});

/** A list that was truncated for one instance may be incomplete for any, so everything is stale. */
function confirmedBy({ server, last, news }: RenewedRow, applied: bigint): Confirmed {
  if (news.length > NEWS_MAX) return { server, last: BigInt(last ?? 0), stale: [EVERY_ENTRY] };
  const own = news.filter(([sequence]) => BigInt(sequence) > applied);
  return { server, last: BigInt(own.at(-1)?.[0] ?? applied), stale: own.map(([, entry]) => entry) };
}

/**
 * As for an instance, except that a registration here also replaces only what its sender knew: two holders may use one
 * id.
 */
const REGISTER = `INSERT INTO authority_instances (id, acknowledged, renewal, protocol, resource_server_id)
  SELECT $1, coalesce((SELECT max(sequence) FROM authority_changes), 0), $2, $3, $4
  WHERE (SELECT count(*) FROM authority_instances WHERE resource_server_id = $4 AND id <> $1) < ${INSTANCES_MAX}
  ON CONFLICT (id) DO UPDATE SET acknowledged = excluded.acknowledged, renewal = excluded.renewal,
    renewed_at = clock_timestamp()
    WHERE authority_instances.resource_server_id = excluded.resource_server_id
      AND authority_instances.renewal = ANY ($5::bigint[])
  RETURNING acknowledged, ${ANSWERING_SERVER} AS server, ${SYNCHRONOUS_COMMIT_IN_TRANSACTION}`;

/**
 * As for an instance, for several at once: whatever is read along with it belongs to any history that holds the new
 * renewals. What was told was not read along with one, so its number means something only on the server that it is from.
 * What the row holds already was acknowledged by its holder, although the answer may have been lost. Changes are read from
 * there on, not from what the request claims: one that claims to be far behind would make the list too long for everyone.
 */
const RENEW = prepared(`WITH asked AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS r (id uuid, owner uuid, applied bigint, told bigint, told_by text, renewal bigint, known bigint[])
  ), renewed AS (
    UPDATE authority_instances AS i SET renewal = r.renewal, renewed_at = clock_timestamp(),
      acknowledged = greatest(i.acknowledged, r.applied, CASE r.told_by WHEN ${ANSWERING_SERVER} THEN r.told END)
    FROM asked AS r WHERE i.id = r.id AND i.resource_server_id = r.owner AND i.renewal = ANY (r.known)
    RETURNING i.id, i.renewal, i.acknowledged, ${SYNCHRONOUS_COMMIT_IN_TRANSACTION}
  ), news AS (
    SELECT sequence, entry FROM authority_changes WHERE sequence > (SELECT min(acknowledged) FROM renewed)
    ORDER BY sequence LIMIT $2
  )
  SELECT ${ANSWERING_SERVER} AS server, (SELECT max(sequence) FROM authority_changes)::text AS last,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(id, renewal::text, acknowledged::text)), '[]')
      FROM renewed) AS renewed,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(sequence::text, entry) ORDER BY sequence), '[]') FROM news) AS news`);
