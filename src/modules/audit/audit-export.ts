import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem, problem } from '../../core/errors/problem.js';
import type { Page } from '../../core/http/paging.js';
import { RequestSlots } from '../../core/http/request-slots.js';
import { StandingAccess } from '../../core/http/standing-access.js';
import type { AuditEvent } from './audit-event.entity.js';
import type { AuditExportQuery } from './audit-event.schemas.js';
import { AuditTrail } from './audit-trail.js';
import { EXPORT_FORMATS } from './export-formats.js';

/** How many events one statement reads. */
const BATCH = 1_000;
/** The size of a single write, so that a slow reader can be seen making progress. */
const PIECE_LENGTH = 32_768;
/** Concurrent exports per workspace. Each may last as long as its reader takes, and holds a batch in memory. */
const PER_WORKSPACE_MAX = 3;

/**
 * The whole audit trail as a stream. It reads as fast as the client does, a batch at a time; between batches it holds
 * neither a connection nor a database slot.
 */
@Injectable()
export class AuditExport {
  readonly #running = new Map<string, number>();

  constructor(
    private readonly trail: AuditTrail,
    private readonly slots: RequestSlots,
    private readonly access: StandingAccess,
  ) {}

  /**
   * Opens the export with its first batch read, so that earlier errors are answered as usual. Later ones break the
   * connection.
   */
  async open(request: FastifyRequest, workspaceId: string, query: AuditExportQuery): Promise<Readable> {
    const release = this.enter(workspaceId);
    try {
      const pieces = this.pieces(request, workspaceId, query);
      const first = await pieces.next();
      // One piece is prepared ahead of those that the connection has accepted.
      const whole = breakingOff(request, startingWith(first, pieces));
      const stream = Readable.from(whole, { objectMode: false, highWaterMark: 1 });
      return stream.once('close', release);
    } catch (error) {
      release();
      throw error;
    }
  }

  private async *pieces(
    request: FastifyRequest,
    workspaceId: string,
    { format: name, ...filters }: AuditExportQuery,
  ): AsyncGenerator<string, void> {
    const format = EXPORT_FORMATS[name];
    let text = format.begin;
    let separator = '';
    let after: string | null = null;
    do {
      await this.access.confirm(request);
      const { items, next }: Page<AuditEvent> = await this.withPlace(request, () =>
        this.trail.scan(workspaceId, filters, { after, count: BATCH }),
      );
      after = next;
      for (const event of items) {
        text += separator + format.event(event);
        ({ separator } = format);
        if (text.length >= PIECE_LENGTH) {
          await this.access.confirm(request);
          yield text;
          text = '';
        }
      }
      if (after !== null && text !== '') {
        await this.access.confirm(request);
        yield text;
        text = '';
      }
    } while (after !== null);
    await this.access.confirm(request);
    yield text + format.end;
  }

  private async withPlace<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
    const release = await this.slots.take(request);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** @throws too_many_requests */
  private enter(workspaceId: string): () => void {
    const running = this.#running.get(workspaceId) ?? 0;
    if (running >= PER_WORKSPACE_MAX)
      throw problem('too_many_requests', {
        detail: `${PER_WORKSPACE_MAX} exports of this workspace are already in progress.`,
        headers: { 'retry-after': '10' },
      });
    this.#running.set(workspaceId, running + 1);
    return () => {
      const others = (this.#running.get(workspaceId) ?? 1) - 1;
      if (others > 0) this.#running.set(workspaceId, others);
      else this.#running.delete(workspaceId);
    };
  }
}

/**
 * The client must not mistake a part for the whole: if the file cannot continue, its connection is cut off without a
 * proper end.
 */
async function* breakingOff(
  request: FastifyRequest,
  pieces: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  try {
    yield* pieces;
  } catch (error) {
    const isRefusal = error instanceof Problem && error.status < 500;
    const what = isRefusal ? { code: error.code } : { err: error };
    request.log[isRefusal ? 'info' : 'warn']({ request_id: request.id, ...what }, 'An export was broken off');
    request.raw.socket.destroy();
  }
}

async function* startingWith(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  if (first.done === true) return;
  yield first.value;
  yield* rest;
}
