import type { Http } from './http.js';
import { type CamelCase, toCamelCase } from './letter-case.js';
import { nextCursor, type Page } from './list.js';
import type { RequestOptions } from './options.js';

type Send<Item> = Parameters<typeof Http.prototype.raw<Item[]>>[1];

/** Loads a page for `List`. */
export async function loadPage<Item>(
  http: Http,
  options: RequestOptions | undefined,
  send: Send<Item>,
): Promise<Page<CamelCase<Item>>> {
  const { data = [], response } = await http.raw(options, send);
  return {
    items: data.map((item) => toCamelCase(item)),
    nextCursor: nextCursor(response.headers.get('Link')),
  };
}
