import { parseTrailLine } from '@latchkey/sdk/audit-trail';
import type pg from 'pg';
import { cryptography } from './cryptography.js';

const CHUNK = 1_000;

/**
 * Puts rows missing from the backup back into the trail, at their original positions, so that the chain continues where
 * it ended. Part of a transaction that holds the chain's lock, so nobody adds to it meanwhile.
 */
export async function restoreEvents(
  client: pg.Client,
  following: readonly { line: string }[],
): Promise<void> {
  for (let from = 0; from < following.length; from += CHUNK) {
    const links = following.slice(from, from + CHUNK).map(({ line }) => linkOf(line));
    // Verbatim, because JavaScript would write some numbers differently.
    await client.query(INSERT_EVENTS, [`[${links.map(({ text }) => text).join(',')}]`]);
    await client.query(INSERT_LINKS, [JSON.stringify(links)]);
  }
  await client.query('DELETE FROM audit_unsealed u USING audit_chain c WHERE c.event_id = u.event_id');
}

function linkOf(line: string) {
  const parsed = parseTrailLine(line, cryptography);
  if (parsed?.kind !== 'event') throw new Error('A line of the trail that was an event no longer is one');
  const { position, hash, digest, workspaceId, workspacePosition, workspaceHash } = parsed.link;
  const { id } = JSON.parse(parsed.text) as { id: string };
  return { id, position, hash, digest, workspaceId, workspacePosition, workspaceHash, text: parsed.text };
}

const INSERT_EVENTS = `
  INSERT INTO audit_events SELECT e.* FROM jsonb_populate_recordset(NULL::audit_events, $1::jsonb) e
  ON CONFLICT (id) DO NOTHING`;

/** The digests come from the texts; verification compares the rows with them. */
const INSERT_LINKS = `
  INSERT INTO audit_chain (position, event_id, digest, hash, workspace_id, workspace_position, workspace_hash)
  SELECT position, id, decode(digest, 'hex'), decode(hash, 'hex'), "workspaceId", "workspacePosition",
    decode("workspaceHash", 'hex')
  FROM jsonb_to_recordset($1::jsonb) AS l (position bigint, id uuid, digest text, hash text, "workspaceId" uuid,
    "workspacePosition" bigint, "workspaceHash" text)`;
