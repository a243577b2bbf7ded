import { Injectable } from '@nestjs/common';
import { GENESIS_HASH } from '@latchkey/sdk/audit-trail';
import { DataSource } from 'typeorm';
import type { Page, PageQuery } from '../../core/http/paging.js';
import {
  type AuditCheckpointResponse,
  type AuditLinkResponse,
  afterPosition,
} from './audit-chain.schemas.js';
import { CheckpointKeys } from './checkpoint-keys.js';
import { EVENT_TEXT } from './event-text.js';
import { signedEventsFrom } from './signed-removal.js';

/** A workspace's chain, for external verification. */
@Injectable()
export class AuditChainReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: CheckpointKeys,
  ) {}

  /** Oldest first. */
  async list(workspaceId: string, query: PageQuery): Promise<Page<AuditLinkResponse>> {
    const rows = await this.dataSource.query<(AuditLinkResponse & { position: string })[]>(
      `SELECT c.workspace_position AS position, encode(c.workspace_hash, 'hex') AS hash,
         encode(c.digest, 'hex') AS digest, c.event_id, CASE WHEN e.id IS NOT NULL THEN ${EVENT_TEXT} END AS event
       FROM audit_chain c LEFT JOIN audit_events e ON e.id = c.event_id
       WHERE c.workspace_id = $1 AND c.workspace_position > $2
       ORDER BY c.workspace_position LIMIT $3`,
      [workspaceId, afterPosition(query), query.limit + 1],
    );
    const items = rows.slice(0, query.limit).map((row) => ({ ...row, position: Number(row.position) }));
    return { items, next: rows.length > query.limit ? String(items.at(-1)?.position) : null };
  }

  /** Signs the current end of the chain. */
  async checkpoint(workspaceId: string): Promise<AuditCheckpointResponse> {
    const eventsFrom = await signedEventsFrom(this.dataSource, this.keys);
    const [head] = await this.dataSource.query<{ position: string; hash: string; eventsFrom: string }[]>(
      `SELECT workspace_position AS position, encode(workspace_hash, 'hex') AS hash,
         coalesce((SELECT min(c.workspace_position) FROM audit_chain c WHERE c.workspace_id = $1 AND c.position >= $2),
           workspace_position + 1) AS "eventsFrom"
       FROM audit_chain WHERE workspace_id = $1 ORDER BY workspace_position DESC LIMIT 1`,
      [workspaceId, eventsFrom],
    );
    return this.keys.sign({
      chain: workspaceId,
      position: Number(head?.position ?? 0),
      hash: head?.hash ?? GENESIS_HASH,
      // While nothing has been removed anywhere, this does not depend on what the links say about their positions.
      events_from: eventsFrom === 1 ? 1 : Number(head?.eventsFrom ?? 1),
      signed_at: new Date().toISOString(),
    });
  }
}
