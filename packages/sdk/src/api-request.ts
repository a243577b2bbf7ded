import { UsageError } from './errors.js';
import type { CreateOptions } from './options.js';
import { appendQuery, toJson } from './to-json.js';

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export type Method = (typeof METHODS)[number];

type QueryItem = string | number | boolean | Date;

type QueryValue = QueryItem | null | undefined | readonly QueryItem[];

/** A request to any route of the server, with the names of its JSON. */
export interface ApiRequest extends CreateOptions {
  /** Values for the `{names}` in the path. */
  path?: Readonly<Record<string, string | number>> | undefined;
  /** Null and undefined values are omitted; a list is repeated. */
  query?: Readonly<Record<string, QueryValue>> | undefined;
  /** Sent as JSON. */
  body?: unknown;
  /** Instead of `body`: JSON that is sent exactly as it is. */
  json?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  /** Repeats with the same key create nothing more, if the route says so. Given one, the request is retried. */
  idempotencyKey?: string | undefined;
}

/** @throws UsageError for a request that cannot be sent, or that would go to another server */
export function toRequest(
  baseUrl: string,
  method: Method,
  path: string,
  { path: values = {}, query = {}, body, json, headers = {} }: ApiRequest,
): Request {
  if (!METHODS.includes(method)) throw new UsageError(`The method must be one of ${METHODS.join(', ')}.`);
  if (body !== undefined && json !== undefined) throw new UsageError('Use body or json, not both.');
  const text = json ?? (body === undefined ? undefined : toJson(body));
  if (text !== undefined && (method === 'GET' || method === 'HEAD'))
    throw new UsageError(`A ${method} request has no body: use query.`);
  const url = resolvePath(baseUrl, fill(path, values));
  appendQuery(url.searchParams, query);
  return new Request(url, {
    method,
    headers: { ...headers, ...(text === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(text === undefined ? {} : { body: text }),
  });
}

/** A path naming another host would send the credential there. */
function resolvePath(baseUrl: string, path: string): URL {
  const base = new URL(baseUrl);
  const root = base.pathname.replace(/\/+$/, '');
  const url = /^\/(?![/\\])/.test(path) ? new URL(base.origin + root + path) : undefined;
  // Dot segments may have led above the server's path.
  if (!url || url.origin !== base.origin || !url.pathname.startsWith(`${root}/`))
    throw new UsageError(`The path must begin with one slash and stay on ${baseUrl}.`);
  return url;
}

function fill(path: string, values: Readonly<Record<string, string | number>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '');
    if (value === '' || value === '.' || value === '..')
      throw new UsageError(`The path ${path} needs a value for ${name}.`);
    return encodeURIComponent(value);
  });
}
