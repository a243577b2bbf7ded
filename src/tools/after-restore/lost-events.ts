import { createReadStream } from 'node:fs';
import { parseTrailLine, type TrailEvent, trailLines, verifyTrail } from '@latchkey/sdk/audit-trail';
import type pg from 'pg';
import { cryptography } from '../../modules/audit/cryptography.js';

const CHUNK = 5_000;

/** An event that is in the trail, but not in the restored database. */
export interface LostEvent extends TrailEvent {
  /** The line in the trail. */
  line: string;
}

export interface LostEvents {
  /** The last position shared by the restored database and the trail. */
  common: number;
  /** Whether the database has moved on by itself since, in which case the trail cannot be joined any more. */
  hasGoneOn: boolean;
  /** The last position of the trail, and its hash. */
  last: number;
  lastHash: string | undefined;
  /** The last position that this tool replayed on this database before; `common` if it did not. */
  replayedUntil: number;
  /** The last signed position of the trail. */
  signed: number;
  /** Those after `replayedUntil`, in order. */
  events: LostEvent[];
  /** All later events, including those that the database has without a place in its chain yet. */
  following: LostEvent[];
}

/**
 * Reads what happened after the backup from a file that the trail was streamed to.
 *
 * @throws if the trail is inconsistent, is not signed by this instance, or does not belong to this database
 */
export async function readLostEvents(
  client: pg.Client,
  file: string,
  trustedKeyIds: readonly string[],
): Promise<LostEvents> {
  const {
    problem,
    checkpoint,
    keyIds,
    first = 1,
    last,
    hashAt,
  } = await verifyTrail(linesOf(file), { cryptography });
  if (problem) throw new Error(`${file}, line ${problem.line}: ${problem.reason}`);
  if (!checkpoint) {
    throw new Error(`${file} has no signed checkpoint, so it may not be a trail of this installation`);
  }
  const strange = keyIds.find((id) => !trustedKeyIds.includes(id));
  if (strange !== undefined) {
    throw new Error(
      `${file} is signed with the key ${strange}, which matches neither MASTER_KEY nor MASTER_KEY_PREVIOUS`,
    );
  }
  const head = await headOf(client);
  if (first > head + 1) {
    throw new Error(
      `${file} begins with event ${first}, and the database ends with ${head}: the trail must contain the events in between`,
    );
  }
  const common = await lastInCommon(client, hashAt, first - 1, Math.min(head, last));
  if (head > 0 && common < first) {
    throw new Error(
      `${file} has different events from the database: it belongs to another database, or starts too late`,
    );
  }
  const following = await eventsAfter(file, common);
  const replayedUntil = Math.max(common, ...(await earlierReplays(client, hashAt)));
  const known = await knownIds(
    client,
    following.map(({ id }) => id),
  );
  return {
    common,
    hasGoneOn: head > common,
    last,
    lastHash: hashAt(last),
    replayedUntil,
    signed: checkpoint.position,
    events: following.filter(({ id, position }) => position > replayedUntil && !known.has(id)),
    following,
  };
}

async function headOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ head: string | null }>(
    'SELECT max(position) AS head FROM audit_chain',
  );
  return Number(rows[0]?.head ?? 0);
}

/**
 * Positions of this trail up to which it was replayed. Doing so again would undo what has been repaired since, such as a
 * password that was reset. The hash tells whether it was this trail.
 */
async function earlierReplays(
  client: pg.Client,
  hashAt: (position: number) => string | undefined,
): Promise<number[]> {
  const { rows } = await client.query<{ position: number; hash: string }>(
    `SELECT (details->>'trail_position')::float8 AS position, details->>'trail_hash' AS hash FROM audit_events
     WHERE action = 'instance.restored' AND details ? 'trail_hash'`,
  );
  return rows.filter(({ position, hash }) => hashAt(position) === hash).map(({ position }) => position);
}

/** If two chains have the same hash, everything before it is the same. */
async function lastInCommon(
  client: pg.Client,
  hashAt: (position: number) => string | undefined,
  before: number,
  end: number,
): Promise<number> {
  let [same, different] = [before, end + 1];
  while (different - same > 1) {
    const middle = Math.floor((same + different) / 2);
    const { rows } = await client.query<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM audit_chain WHERE position = $1`,
      [middle],
    );
    if (rows[0]?.hash === hashAt(middle)) same = middle;
    else different = middle;
  }
  return same;
}

/** From a verified file: each event once, in order. */
async function eventsAfter(file: string, position: number): Promise<LostEvent[]> {
  const events: LostEvent[] = [];
  let last = position;
  for await (const line of linesOf(file)) {
    const parsed = line === '' ? null : parseTrailLine(line, cryptography);
    if (parsed?.kind !== 'event' || parsed.link.position <= last) continue;
    last = parsed.link.position;
    events.push({ ...(JSON.parse(parsed.text) as TrailEvent), position: last, line });
  }
  return events;
}

const linesOf = (file: string): AsyncIterable<string> => trailLines(createReadStream(file));

async function knownIds(client: pg.Client, ids: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM audit_events WHERE id = ANY ($1)', [
      ids.slice(from, from + CHUNK),
    ]);
    for (const { id } of rows) known.add(id);
  }
  return known;
}
