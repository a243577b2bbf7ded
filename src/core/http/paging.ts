import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { isId } from '../secrets/ids.js';
import { pathForCallers } from './base-path.js';
import { publicPath } from './public-path.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;
/** A cursor may contain the name by which a list is sorted. */
const CURSOR_LENGTH_MAX = 1_000;

/** The server made no such cursor: what is wrong with it is not its length. */
function refuseLongCursor(cursor: string): void {
  if (cursor.length > CURSOR_LENGTH_MAX) throw problem('invalid_cursor');
}

/** `?limit=&cursor=` of every list. Extend it to add filters. */
export const pageQuery = z.strictObject({
  limit: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(MAX_LIMIT, `must be at most ${MAX_LIMIT}`)
    .default(DEFAULT_LIMIT)
    .meta({ description: 'The maximum number of items.' }),
  cursor: z.string().superRefine(refuseLongCursor).optional().meta({
    maxLength: CURSOR_LENGTH_MAX,
    description:
      'The position to continue from: copy it unchanged from the `next` link of the previous page.',
  }),
});

export type PageQuery = z.output<typeof pageQuery>;

/** For `Answers`: documents the header of a paged response. */
export const linkHeader = {
  Link: {
    description: 'RFC 8288: `<…>; rel="next"` if there are more items.',
    schema: { type: 'string' as const },
  },
};

/** The id after which the page starts (lists are newest first, and ids sort by time), or null for the first page. */
export function afterId(query: PageQuery): string | null {
  if (query.cursor === undefined) return null;
  const id = Buffer.from(query.cursor, 'base64url').toString('utf8');
  if (!isId(id)) throw problem('invalid_cursor');
  return id;
}

/** Part of a list, and the id after which it continues; null at its end. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** Cuts the page out of `rows` and links to the next. Query `limit + 1` rows: an extra one shows that there is more. */
export function page<Row extends { id: string }>(
  rows: Row[],
  query: PageQuery,
  request: FastifyRequest,
  reply: FastifyReply,
): Row[] {
  const items = rows.slice(0, query.limit);
  return sendPage(
    { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null },
    request,
    reply,
  );
}

/** Links to the next page, if there is one. */
export function sendPage<Item>(
  { items, next }: Page<Item>,
  request: FastifyRequest,
  reply: FastifyReply,
): Item[] {
  if (next !== null) {
    const query = request.url.slice(request.url.indexOf('?') + 1 || request.url.length);
    const parameters = new URLSearchParams(query);
    parameters.set('cursor', Buffer.from(next).toString('base64url'));
    const path = pathForCallers(request, publicPath(request.url));
    void reply.header('link', `<${path}?${parameters.toString()}>; rel="next"`);
  }
  return items;
}
