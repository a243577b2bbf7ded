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

/** How many events a statement looks at. */
const BATCH = 1_000;
/** What is handed to the connection at once: a slow reader is seen to take it piece by piece. */
const PIECE_LENGTH = 32_768;
/** Of one workspace at the same time. Each may last as long as its reader, and holds a batch in memory. */
const PER_WORKSPACE_MAX = 3;

/**
 * The whole audit trail as a stream. It reads as fast as it is read, a batch at a time; between two batches it holds
 * neither a connection nor a place at the database.
 */
@Injectable()
export class AuditExport {
  readonly #running = new Map<string, number>();

  constructor(
    private readonly trail: AuditTrail,
    private readonly slots: RequestSlots,
    private readonly access: StandingAccess,
  ) {}

  /** With its first batch read, so that what goes wrong until then is answered as ever. Later, the connection breaks. */
  async open(request: FastifyRequest, workspaceId: string, query: AuditExportQuery): Promise<Readable> {
    const leave = this.enter(workspaceId);
    try {
      const pieces = this.pieces(request, workspaceId, query);
      const first = await pieces.next();
      // One piece is made ahead of those that the connection has taken.
      const whole = breakingOff(request, startingWith(first, pieces));
      const stream = Readable.from(whole, { objectMode: false, highWaterMark: 1 });
      return stream.once('close', leave);
    } catch (error) {
      leave();
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
        this.trail.lookThrough(workspaceId, filters, { after, count: BATCH }),
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
    const leave = await this.slots.take(request);
    try {
      return await work();
    } finally {
      leave();
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

/** The client must not take a part for the whole: where the file cannot go on, its connection ends without an end of it. */
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
