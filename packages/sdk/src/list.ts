import { LatchkeyError } from './errors.js';

/** Selects a page of a list. */
export interface PageOptions {
  /** At most 100. Default: 50. */
  limit?: number | undefined;
  /** `nextCursor` of the previous page. Default, and null: the first page. */
  cursor?: string | null | undefined;
}

/** What a request sends: a missing cursor is left out. */
type PageQuery = { limit?: number | undefined; cursor?: string | undefined };

export interface Page<Item> {
  items: Item[];
  /** The cursor of the next page, or null at the end of the list. */
  nextCursor: string | null;
}

/** The largest page that the server allows, for the fewest requests. */
const ITERATION_LIMIT = 100;

/**
 * A list that loads its pages during iteration: `for await (const item of list) …`. It sends nothing before, and each
 * iteration starts over.
 */
export class List<Item> implements AsyncIterable<Item> {
  readonly #load: (page: PageQuery) => Promise<Page<Item>>;

  constructor(load: (page: PageQuery) => Promise<Page<Item>>) {
    this.#load = load;
  }

  /** One page, for an interface that shows pages. */
  page({ limit, cursor }: PageOptions = {}): Promise<Page<Item>> {
    return this.#load({ limit, cursor: cursor ?? undefined });
  }

  /** Loads all items into memory. */
  async toArray(): Promise<Item[]> {
    const items: Item[] = [];
    for await (const item of this) items.push(item);
    return items;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    let cursor: string | null | undefined;
    do {
      const page: Page<Item> = await this.#load({ limit: ITERATION_LIMIT, ...(cursor ? { cursor } : {}) });
      yield* page.items;
      if (page.nextCursor !== null && page.nextCursor === cursor)
        throw new LatchkeyError({
          code: 'unexpected_answer',
          detail: 'The server returned the same cursor twice.',
        });
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}

const NEXT_LINK = /<([^>]*)>\s*;\s*rel="?next"?/i;

/** @param link the header `Link` (RFC 8288) of a page. @returns null on the last page */
export function nextCursor(link: string | null): string | null {
  const target = NEXT_LINK.exec(link ?? '')?.[1];
  return target === undefined ? null : new URL(target, 'http://localhost').searchParams.get('cursor');
}
