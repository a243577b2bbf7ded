import { open } from 'node:fs/promises';
import { GENESIS_HASH, parseTrailLine, type TrailEvent, verifyTrail } from '@latchkey/sdk/audit-trail';
import type pg from 'pg';
import { cryptography } from '../../modules/audit/cryptography.js';

const CHUNK = 5_000;

/** An event that the trail has, and the restored database has not. */
export interface LostEvent extends TrailEvent {
  /** As the trail has it. */
  line: string;
}

export interface LostEvents {
  /** Where the restored database ends. */
  head: number;
  /** Where the trail ends. */
  last: number;
  /** Up to here, the trail is signed. */
  signed: number;
  /** In order. */
  events: LostEvent[];
  /** All lines that follow the head, also of events that the database has and that had no place in its chain yet. */
  following: LostEvent[];
}

/**
 * Reads what happened after the backup from a file that the trail was streamed to.
 *
 * @throws if the trail does not fit in itself, is not signed by this instance, or is not that of this database
 */
export async function readLostEvents(
  client: pg.Client,
  file: string,
  trustedKeyIds: readonly string[],
): Promise<LostEvents> {
  const { rows } = await client.query<{ position: string; hash: string }>(
    `SELECT position, encode(hash, 'hex') AS hash FROM audit_chain ORDER BY position DESC LIMIT 1`,
  );
  const head = { position: Number(rows[0]?.position ?? 0), hash: rows[0]?.hash ?? GENESIS_HASH };
  const following: LostEvent[] = [];
  let hashAtHead = head.position === 0 ? GENESIS_HASH : undefined;
  const report = await verifyTrail(linesOf(file), {
    cryptography,
    onEvent: (event, line) => {
      if (event.position > head.position) following.push({ ...event, line });
      else if (event.position === head.position) hashAtHead = hashOf(line);
    },
  });
  const { problem, checkpoint, keyIds, first = 1 } = report;
  if (problem) throw new Error(`${file}, line ${problem.line}: ${problem.reason}`);
  if (!checkpoint)
    throw new Error(`${file} has no signed checkpoint: nothing says that it is a trail of this instance`);
  const strange = keyIds.find((id) => !trustedKeyIds.includes(id));
  if (strange !== undefined) {
    throw new Error(
      `${file} is signed with the key ${strange}, which is none of MASTER_KEY and MASTER_KEY_PREVIOUS`,
    );
  }
  if (report.last < head.position || first > Math.max(1, head.position)) {
    throw new Error(
      `${file} has the events ${first} to ${report.last}, and the database ends with ${head.position}: the trail must have that one and those that follow`,
    );
  }
  if (hashAtHead !== head.hash) {
    throw new Error(
      `${file} has another event at position ${head.position}: it is the trail of another database, or this one has gone on since it was restored`,
    );
  }
  const known = await knownIds(
    client,
    following.map(({ id }) => id),
  );
  return {
    head: head.position,
    last: report.last,
    signed: checkpoint.position,
    events: following.filter(({ id }) => !known.has(id)),
    following,
  };
}

async function* linesOf(file: string): AsyncIterable<string> {
  yield* (await open(file)).readLines();
}

function hashOf(line: string): string | undefined {
  const parsed = parseTrailLine(line, cryptography);
  return parsed?.kind === 'event' ? parsed.link.hash : undefined;
}

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
