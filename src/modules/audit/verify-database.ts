import { AuditChain, type Checkpoint, checkpointProblem } from '@latchkey/sdk/audit-trail';
import { cryptography } from './cryptography.js';
import { EVENT_TEXT } from './event-text.js';

const PAGE = 5_000;

/** Runs a statement in a transaction with a single snapshot of the database. */
export type Query = <Row>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

interface DatabaseProblem {
  /** null: it is not in the chain. */
  position: number | null;
  eventId: string | null;
  reason: string;
}

export interface DatabaseReport {
  /** The first mismatch; undefined: there is none. */
  problem?: DatabaseProblem;
  /** Number of matching links of the chain. */
  links: number;
  /** Of these, events that were exported and removed after their retention period. */
  removed: number;
  /** Committed events waiting for their place in the chain: for a few seconds at most while a server runs. */
  unsealed: number;
  oldestUnsealed: string | null;
  checkpoints: number;
  lastCheckpoint: Checkpoint | null;
}

export interface DatabaseOptions {
  /** Ids of the keys whose signatures are accepted. */
  trustedKeyIds: readonly string[];
  /** Checkpoints stored outside the database: only they reveal that the end of the chain is missing. */
  checkpoints?: readonly Checkpoint[];
}

interface Row {
  position: string;
  eventId: string;
  digest: string;
  hash: string;
  workspaceId: string | null;
  workspacePosition: string | null;
  workspaceHash: string | null;
  /** null: the event is missing. */
  text: string | null;
  workspaceOfEvent: string | null;
}

/**
 * Compares every row of the audit trail with the chain, and the chain with the signatures. Stops at the first mismatch.
 */
export async function verifyDatabase(
  query: Query,
  { trustedKeyIds, checkpoints: exported = [] }: DatabaseOptions,
): Promise<DatabaseReport> {
  const checkpoints = [...(await query<Checkpoint>(CHECKPOINTS)), ...exported]
    .map((checkpoint) => ({ ...checkpoint, position: Number(checkpoint.position) }))
    .sort((one, other) => one.position - other.position);
  const report: DatabaseReport = {
    links: 0,
    removed: 0,
    unsealed: 0,
    oldestUnsealed: null,
    checkpoints: checkpoints.length,
    lastCheckpoint: checkpoints.at(-1) ?? null,
  };
  const problem =
    wrongCheckpoint(checkpoints, trustedKeyIds) ??
    (await walk(query, checkpoints, report)) ??
    (await findStrays(query, report));
  return problem ? { ...report, problem } : report;
}

function wrongCheckpoint(
  checkpoints: readonly Checkpoint[],
  trustedKeyIds: readonly string[],
): DatabaseProblem | undefined {
  for (const checkpoint of checkpoints) {
    const reason =
      checkpoint.chain === 'instance'
        ? (checkpointProblem(checkpoint, cryptography) ??
          (trustedKeyIds.includes(checkpoint.key_id)
            ? undefined
            : `the checkpoint is signed with the key ${checkpoint.key_id}, which matches neither MASTER_KEY nor MASTER_KEY_PREVIOUS`))
        : `the checkpoint is one of the workspace ${checkpoint.chain}`;
    if (reason !== undefined) return { position: checkpoint.position, eventId: null, reason };
  }
  return undefined;
}

async function walk(
  query: Query,
  checkpoints: readonly Checkpoint[],
  report: DatabaseReport,
): Promise<DatabaseProblem | undefined> {
  const signed = new Set(checkpoints.map(({ position }) => position));
  const eventsFrom = Math.max(1, ...checkpoints.map(({ events_from: from }) => Number(from)));
  const chain = new AuditChain(cryptography, (position) => signed.has(position));
  for await (const rows of pages(query)) {
    for (const row of rows) {
      const reason = wrongEvent(row, eventsFrom) ?? chain.append(linkOf(row));
      if (reason !== undefined) return { position: Number(row.position), eventId: row.eventId, reason };
      report.links += 1;
      if (row.text === null) report.removed += 1;
    }
  }

  for (const { position, hash } of checkpoints) {
    if (position > chain.head.position) {
      return {
        position,
        eventId: null,
        reason: `a signed checkpoint says that the chain has reached position ${position}; it ends at ${chain.head.position}: events at its end were removed`,
      };
    }
    if (chain.hashAt(position) !== hash) {
      return { position, eventId: null, reason: 'the chain is not the one that was signed here' };
    }
  }
  return undefined;
}

/** The database reads the next page while this process hashes the previous one. */
async function* pages(query: Query): AsyncGenerator<Row[]> {
  let rows = await query<Row>(LINKS, ['-1']);
  for (let last = rows.at(-1); rows.length === PAGE && last; last = rows.at(-1)) {
    const next = query<Row>(LINKS, [last.position]);
    // If a mismatch ends the loop early, nobody awaits this.
    next.catch(() => undefined);
    yield rows;
    rows = await next;
  }
  yield rows;
}

function wrongEvent(row: Row, eventsFrom: number): string | undefined {
  if (row.text === null) {
    return Number(row.position) < eventsFrom ? undefined : 'the event is missing: it was removed';
  }
  if (cryptography.sha256(row.text) !== row.digest) return 'the event was changed or replaced';
  return row.workspaceOfEvent === row.workspaceId ? undefined : 'the link names another workspace';
}

const linkOf = ({ position, hash, digest, workspaceId, workspacePosition, workspaceHash }: Row) => ({
  position: Number(position),
  hash,
  digest,
  workspaceId,
  workspacePosition: workspacePosition === null ? null : Number(workspacePosition),
  workspaceHash,
});

/** Rows that are not part of the chain. */
async function findStrays(query: Query, report: DatabaseReport): Promise<DatabaseProblem | undefined> {
  const [links] = await query<{ count: string }>('SELECT count(*) AS count FROM audit_chain');
  if (Number(links?.count) !== report.links) {
    return {
      position: null,
      eventId: null,
      reason: 'the chain has links with positions that are not its own',
    };
  }
  const [inserted] = await query<{ id: string }>(INSERTED);
  if (inserted) {
    const reason = 'the event has no place in the chain and waits for none: it was inserted';
    return { position: null, eventId: inserted.id, reason };
  }
  const [lost] = await query<{ id: string }>(LOST);
  if (lost) {
    const reason = 'the event is missing: it was removed before it had its place in the chain';
    return { position: null, eventId: lost.id, reason };
  }
  const [waiting] = await query<{ count: string; oldest: string | null }>(WAITING);
  report.unsealed = Number(waiting?.count ?? 0);
  report.oldestUnsealed = waiting?.oldest ?? null;
  return undefined;
}

const CHECKPOINTS = `
  SELECT 'instance' AS chain, position, encode(hash, 'hex') AS hash, events_from::int, signed_at, key_id, public_key,
    signature
  FROM audit_checkpoints ORDER BY position`;

const LINKS = `
  SELECT c.position, c.event_id AS "eventId", encode(c.digest, 'hex') AS digest, encode(c.hash, 'hex') AS hash,
    c.workspace_id AS "workspaceId", c.workspace_position AS "workspacePosition",
    encode(c.workspace_hash, 'hex') AS "workspaceHash",
    CASE WHEN e.id IS NOT NULL THEN ${EVENT_TEXT} END AS text, e.workspace_id AS "workspaceOfEvent"
  FROM (SELECT * FROM audit_chain WHERE position > $1 ORDER BY position LIMIT ${PAGE}) c
  LEFT JOIN audit_events e ON e.id = c.event_id
  ORDER BY c.position`;

const INSERTED = `
  SELECT e.id FROM audit_events e
  WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.event_id = e.id)
    AND NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.event_id = e.id)
  ORDER BY e.id LIMIT 1`;

const LOST = `
  SELECT u.event_id AS id FROM audit_unsealed u
  WHERE NOT EXISTS (SELECT FROM audit_events e WHERE e.id = u.event_id) ORDER BY u.number LIMIT 1`;

const WAITING = `
  SELECT count(*) AS count, min(e.occurred_at)::text AS oldest
  FROM audit_unsealed u JOIN audit_events e ON e.id = u.event_id`;
