import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { overQuota } from '../../core/database/quota.js';
import { problem, type Problem } from '../../core/errors/problem.js';
import type { AcceptedVersions } from '../../core/http/entity-tag.js';
import type { IdempotencyRequest } from '../../core/http/idempotency.js';
import { afterId, type Page } from '../../core/http/paging.js';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { newId } from '../../core/secrets/ids.js';
import { type Change, Changes } from '../audit/changes.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import { Document } from './document.entity.js';
import {
  type DocumentBody,
  type DocumentPatch,
  type DocumentResponse,
  type DocumentsQuery,
  toDocumentEventData,
  toDocumentResponse,
} from './document.schemas.js';

const MEBIBYTE = 1024 * 1024;
/** Bodies are large: a page is cut short rather than hold more than this. */
const PAGE_BYTES_MAX = 4 * 1024 * 1024;

/** The documents of workspaces. Every statement names the workspace, so documents of others do not exist for it. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly events: WebhookEvents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Newest first, also when searching, because a ranking would shift between pages. One statement with plain rows: a
   * page of entities costs several times as much, and delays everyone else's requests.
   */
  async list(workspaceId: string, query: DocumentsQuery): Promise<Page<DocumentResponse>> {
    const found = await this.dataSource.query<(Document & { fits: boolean })[]>(
      `SELECT id, workspace_id AS "workspaceId", title, CASE WHEN fits THEN body END AS body, version,
         created_by AS "createdBy", created_at AS "createdAt", updated_at AS "updatedAt", fits
       FROM (
         SELECT *, row_number() OVER newest = 1
           OR row_number() OVER newest < $4 AND sum(octet_length(body)) OVER newest <= ${PAGE_BYTES_MAX} AS fits
         FROM (
           SELECT * FROM documents
           WHERE workspace_id = $1
             AND ($2::uuid IS NULL OR id < $2)
             AND ($3::text IS NULL OR search @@ websearch_to_tsquery('simple', normalize($3, NFKC)))
           ORDER BY id DESC LIMIT $4
         ) AS candidates
         WINDOW newest AS (ORDER BY id DESC)
       ) AS page
       ORDER BY id DESC`,
      [workspaceId, afterId(query), query.q?.trim() || null, query.limit + 1],
    );
    const items = found.filter(({ fits }) => fits).map(toDocumentResponse);
    return { items, next: items.length < found.length ? (items.at(-1)?.id ?? null) : null };
  }

  async get(workspaceId: string, id: string): Promise<DocumentResponse> {
    const document = await this.dataSource.manager.findOneBy(Document, { workspaceId, id });
    if (!document) throw problem('not_found');
    return toDocumentResponse(document);
  }

  create(
    actor: Actor,
    { workspaceId, userId }: WorkspacePrincipal,
    body: DocumentBody,
    idempotency: IdempotencyRequest | null,
  ): Promise<DocumentResponse> {
    return this.changes.create(actor, idempotency, async (change) => {
      const id = newId();
      await change.manager.insert(Document, { id, workspaceId, createdBy: userId, ...body });
      const document = await change.manager.findOneByOrFail(Document, { workspaceId, id });
      await this.recordAndPublish(change, 'document.created', document);
      await this.refuseTooMany(change.manager, workspaceId);
      return toDocumentResponse(document);
    });
  }

  /** For PUT, which sets every field, and PATCH, which sets some. */
  update(
    actor: Actor,
    workspaceId: string,
    id: string,
    fields: DocumentBody | DocumentPatch,
    accepted: AcceptedVersions,
  ): Promise<DocumentResponse> {
    return this.changes.run(actor, async (change) => {
      await change.lockWorkspaceShared(workspaceId);
      const grows = await isLonger(change.manager, workspaceId, id, fields.body);
      const { affected } = await change.manager.update(Document, where(workspaceId, id, accepted), fields);
      if (!affected) throw await whyNothingMatched(change.manager, workspaceId, id);
      const document = await change.manager.findOneByOrFail(Document, { workspaceId, id });
      await this.recordAndPublish(change, 'document.updated', document);
      if (grows) await this.refuseTooMany(change.manager, workspaceId);
      return toDocumentResponse(document);
    });
  }

  remove(actor: Actor, workspaceId: string, id: string, accepted: AcceptedVersions): Promise<void> {
    return this.changes.run(actor, async (change) => {
      await change.lockWorkspaceShared(workspaceId);
      const document = await change.manager.findOne(Document, {
        where: where(workspaceId, id, accepted),
        lock: { mode: 'pessimistic_write' },
      });
      if (!document) throw await whyNothingMatched(change.manager, workspaceId, id);
      await change.manager.delete(Document, { workspaceId, id });
      await this.recordAndPublish(change, 'document.deleted', document);
    });
  }

  /** At the end of a change: from here on, other changes in the workspace wait, so the count is exact. */
  private async refuseTooMany(manager: EntityManager, workspaceId: string): Promise<void> {
    const { DOCUMENTS_PER_WORKSPACE, DOCUMENT_MEGABYTES_PER_WORKSPACE } = this.config.limits;
    const bytesMax = DOCUMENT_MEGABYTES_PER_WORKSPACE * MEBIBYTE;
    const [total] = await manager.query<{ documents: string; bytes: string }[]>(
      'SELECT documents, bytes FROM document_total($1)',
      [workspaceId],
    );
    if (Number(total?.documents) > DOCUMENTS_PER_WORKSPACE)
      throw overQuota('document_limit', DOCUMENTS_PER_WORKSPACE);
    if (Number(total?.bytes) > bytesMax) throw overQuota('document_bytes_limit', bytesMax);
  }

  /** Records the change in the audit trail and publishes its event. Neither contains the document's text. */
  private async recordAndPublish(
    change: Change,
    action: 'document.created' | 'document.updated' | 'document.deleted',
    document: Document,
  ): Promise<void> {
    const { id, workspaceId, title, version } = document;
    await change.record(action, {
      workspaceId,
      targetId: id,
      details: { title, version },
    });
    await this.events.publish(change, workspaceId, action, toDocumentEventData(document));
  }
}

/** Whether the change makes the document longer: shortening one never exceeds the quota. */
async function isLonger(
  manager: EntityManager,
  workspaceId: string,
  id: string,
  body: string | undefined,
): Promise<boolean> {
  if (body === undefined) return false;
  const [before] = await manager.query<{ bytes: number }[]>(
    'SELECT octet_length(body) AS bytes FROM documents WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE',
    [workspaceId, id],
  );
  return before !== undefined && Buffer.byteLength(body) > before.bytes;
}

const where = (workspaceId: string, id: string, accepted: AcceptedVersions): FindOptionsWhere<Document> => ({
  workspaceId,
  id,
  ...(accepted === 'any' ? {} : { version: In(accepted) }),
});

/** Either the document does not exist, or its version is not the one the caller knows. */
async function whyNothingMatched(manager: EntityManager, workspaceId: string, id: string): Promise<Problem> {
  const isThere = await manager.existsBy(Document, { workspaceId, id });
  return problem(isThere ? 'precondition_failed' : 'not_found');
}
