import { UsageError } from './errors.js';

/** What both kinds of client take. */
export interface ConnectionOptions {
  /**
   * Where the server is, such as `https://latchkey.example.com`. Default: `LATCHKEY_BASE_URL` in Node.js, the
   * page's own origin in a browser.
   */
  baseUrl?: string | undefined;
  /**
   * The workspace to act in, for calls that do not name one. Default: `LATCHKEY_WORKSPACE_ID` in Node.js, else
   * the key's workspace, or the user's own.
   */
  workspaceId?: string | undefined;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch | undefined;
  /** How long one attempt may take until its answer is there. Default: 30,000. */
  timeoutMs?: number | undefined;
  /** How often a call that may be repeated safely is repeated. Default: 2. */
  maxRetries?: number | undefined;
}

/** The part of the standard `fetch` that the SDK uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface LatchkeyOptions extends ConnectionOptions {
  /** Or an access token that you have from elsewhere. Default: `LATCHKEY_API_KEY` in Node.js. */
  apiKey?: string | undefined;
}

/** What every method takes last. */
export interface RequestOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** In place of the client's. */
  timeoutMs?: number | undefined;
  /** In place of the client's. */
  maxRetries?: number | undefined;
}

/** What methods take that create something. */
export interface CreateOptions extends RequestOptions {
  /**
   * Repeats with the same key within 24 hours create nothing more. Default: a new one for each call, which
   * covers the retries of that call alone.
   */
  idempotencyKey?: string | undefined;
}

/** The options, complete and checked. */
export interface Connection {
  baseUrl: string;
  workspaceId: string | undefined;
  fetch: Fetch;
  timeoutMs: number;
  maxRetries: number;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_RETRIES = 2;
/** The longest that timers take; with more they fire at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** @throws UsageError which names the option, and never shows a value that may be secret */
export function resolveConnection(options: ConnectionOptions): Connection {
  const workspaceId = trimmed(options.workspaceId) ?? environment('LATCHKEY_WORKSPACE_ID');
  return {
    baseUrl: checkedBaseUrl(trimmed(options.baseUrl) ?? environment('LATCHKEY_BASE_URL') ?? ownOrigin()),
    workspaceId: workspaceId === undefined ? undefined : checkedWorkspaceId(workspaceId),
    // Looked up at each call, and called as the method that it is.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    timeoutMs: checkedTimeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    maxRetries: checkedRetries(options.maxRetries ?? DEFAULT_MAX_RETRIES),
  };
}

export function resolveApiKey(option: string | undefined): string {
  const apiKey = trimmed(option) ?? environment('LATCHKEY_API_KEY');
  if (apiKey === undefined) throw new UsageError('Set the option apiKey, or LATCHKEY_API_KEY.');
  // Otherwise fetch would complain, with the key in its message.
  if (!VISIBLE_ASCII.test(apiKey)) throw new UsageError('apiKey has characters that no API key has.');
  return apiKey;
}

export function checkedWorkspaceId(workspaceId: string): string {
  if (!VISIBLE_ASCII.test(workspaceId)) throw new UsageError('workspaceId must be the id of a workspace.');
  return workspaceId;
}

export function checkedTimeout(timeoutMs: number): number {
  if (!(timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT_MS))
    throw new UsageError(`timeoutMs must be more than 0 and at most ${LONGEST_TIMEOUT_MS}.`);
  return timeoutMs;
}

export function checkedRetries(maxRetries: number): number {
  if (!Number.isSafeInteger(maxRetries) || maxRetries < 0)
    throw new UsageError('maxRetries must be a whole number, 0 or more.');
  return maxRetries;
}

/** The header of a creating POST, which makes it safe to repeat. */
export function idempotencyHeader(options: CreateOptions | undefined): { 'Idempotency-Key': string } {
  const key = options?.idempotencyKey ?? randomKey();
  if (key.length > 255 || !VISIBLE_ASCII.test(key))
    throw new UsageError('idempotencyKey must be 1 to 255 visible ASCII characters.');
  return { 'Idempotency-Key': key };
}

/** `crypto.randomUUID` is missing on pages that are not served over TLS. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

function checkedBaseUrl(text: string | undefined): string {
  if (text === undefined) throw new UsageError('Set the option baseUrl, or LATCHKEY_BASE_URL.');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new UsageError('baseUrl must be a URL that starts with https:// or http://.');
  if (url.username !== '' || url.password !== '')
    throw new UsageError('baseUrl must not have a user name or a password in it.');
  // The paths of the API start with /api/v1 themselves.
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/api(\/v1)?$/, '');
}

/** Of the page, in a browser. */
function ownOrigin(): string | undefined {
  const { location } = globalThis as { location?: { origin: string } };
  return location?.origin.startsWith('http') ? location.origin : undefined;
}

/** A variable of the process; undefined where there is no process, and where it is empty. */
function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return trimmed(process?.env?.[name]);
}

/** Keys come from files and prompts, with a line break at the end. */
const trimmed = (text: string | undefined): string | undefined => text?.trim() || undefined;
