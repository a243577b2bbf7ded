import { type Checkpoint, checkpointLine, eventLine } from '@latchkey/sdk/audit-trail';
import type { DataSource } from 'typeorm';
import { EVENT_TEXT } from '../audit/event-text.js';
import type { StreamLine } from './destination.js';

const EVENTS_MAX = 500;

export interface Batch {
  lines: StreamLine[];
  /** The last event and the last checkpoint that the destination will have after this batch. */
  position: number;
  checkpoint: number;
}

interface EventRow {
  position: string;
  previousHash: string;
  hash: string;
  workspacePosition: string | null;
  workspaceHash: string | null;
  text: string | null;
  action: string | null;
  time: string | null;
}

/** The next lines: each checkpoint follows the event that it refers to. */
export async function readBatch(
  dataSource: DataSource,
  after: number,
  afterCheckpoint: number,
): Promise<Batch> {
  const events = await dataSource.query<EventRow[]>(EVENTS, [after]);
  const position = Number(events.at(-1)?.position ?? after);
  const checkpoints = await dataSource.query<(Checkpoint & { position: string })[]>(CHECKPOINTS, [
    afterCheckpoint,
    position,
  ]);
  const lines: { position: number; line: StreamLine }[] = [
    ...events
      .filter(({ text }) => text !== null)
      .map((row) => ({ position: Number(row.position), line: ofEvent(row) })),
    ...checkpoints.map((row) => ({ position: Number(row.position), line: ofCheckpoint(row) })),
  ];
  return {
    // The sort is stable: an event comes before the checkpoint of the same position.
    lines: lines.sort((one, other) => one.position - other.position).map(({ line }) => line),
    position,
    checkpoint: Number(checkpoints.at(-1)?.position ?? afterCheckpoint),
  };
}

const ofEvent = (row: EventRow): StreamLine => ({
  text: eventLine(
    {
      position: Number(row.position),
      previousHash: row.previousHash,
      hash: row.hash,
      workspacePosition: row.workspacePosition === null ? null : Number(row.workspacePosition),
      workspaceHash: row.workspaceHash,
    },
    row.text ?? '',
  ),
  action: row.action,
  time: row.time ?? '-',
});

const ofCheckpoint = (row: Checkpoint): StreamLine => ({
  text: checkpointLine({ ...row, position: Number(row.position), events_from: Number(row.events_from) }),
  action: null,
  time: row.signed_at,
});

const EVENTS = `
  SELECT c.position, encode(c.hash, 'hex') AS hash, c.workspace_position AS "workspacePosition",
    encode(c.workspace_hash, 'hex') AS "workspaceHash",
    coalesce(encode((SELECT p.hash FROM audit_chain p WHERE p.position = c.position - 1), 'hex'), repeat('0', 64))
      AS "previousHash",
    CASE WHEN e.id IS NOT NULL THEN ${EVENT_TEXT} END AS text, e.action,
    to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS time
  FROM (SELECT * FROM audit_chain WHERE position > $1 ORDER BY position LIMIT ${EVENTS_MAX}) c
  LEFT JOIN audit_events e ON e.id = c.event_id
  ORDER BY c.position`;

const CHECKPOINTS = `
  SELECT 'instance' AS chain, position, encode(hash, 'hex') AS hash, events_from, signed_at, key_id, public_key, signature
  FROM audit_checkpoints WHERE position > $1 AND position <= $2 ORDER BY position`;
