import { UsageError } from './errors.js';

/** Options of both kinds of client. */
export interface ConnectionOptions {
  /**
   * The address of the server, such as `https://latchkey.example.com`. Default: `LATCHKEY_BASE_URL` in Node.js, the
   * page's origin in a browser.
   */
  baseUrl?: string | undefined;
  /**
   * The workspace for calls that do not name one. Default: `LATCHKEY_WORKSPACE_ID` in Node.js, or else the workspace
   * of the key or the user's own.
   */
  workspaceId?: string | undefined;
  /** Replaces the global `fetch`. */
  fetch?: Fetch | undefined;
  /** The time limit of one attempt, including its response. Default: 30,000. */
  timeoutMs?: number | undefined;
  /** How often to retry a call that is safe to repeat. Default: 2. */
  maxRetries?: number | undefined;
  /**
   * The longest wait that a response may ask for with `Retry-After`. With a longer one the call rejects at once. Default: 60.
   */
  maxWaitSeconds?: number | undefined;
  /** Called before each wait that a response asked for, such as a 429 of a key that has used up its limit. */
  onWait?: ((wait: Wait) => void) | undefined;
}

/** A call that waits before it is repeated. */
export interface Wait {
  /** Until the next attempt. */
  seconds: number;
  status: number;
  /** `GET /api/v1/workspaces`, without its query. */
  request: string;
}

/** The part of the standard `fetch` that the SDK uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface LatchkeyOptions extends ConnectionOptions {
  /** An API key, or an access token from another source. Default: `LATCHKEY_API_KEY` in Node.js. */
  apiKey?: string | undefined;
}

/** The last argument of every method. */
export interface RequestOptions {
  /** Aborts the call, which rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Overrides the client's option. */
  timeoutMs?: number | undefined;
  /** Overrides the client's option. */
  maxRetries?: number | undefined;
}

/** The last argument of methods that change something with versions. */
export interface ChangeOptions extends RequestOptions {
  /** Applies the change only if the resource still has this `version`, and throws ConflictError otherwise. */
  ifVersion?: number | undefined;
}

/** The last argument of methods that create something. */
export interface CreateOptions extends RequestOptions {
  /**
   * Repeats with the same key within 24 hours create nothing more. Default: a new key for each call, which covers
   * only the retries of that call.
   */
  idempotencyKey?: string | undefined;
}

/** Complete, validated options. */
export interface Connection {
  baseUrl: string;
  workspaceId: string | undefined;
  fetch: Fetch;
  timeoutMs: number;
  maxRetries: number;
  maxWaitSeconds: number;
  onWait: (wait: Wait) => void;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_RETRIES = 2;
const DEFAULT_MAX_WAIT_SECONDS = 60;
/** Timers accept no more than this: with more, they fire at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** @throws UsageError that names the option, and never shows a value that may be secret */
export function resolveConnection(options: ConnectionOptions): Connection {
  const workspaceId = trimmed(options.workspaceId) ?? environment('LATCHKEY_WORKSPACE_ID');
  return {
    baseUrl: checkedBaseUrl(trimmed(options.baseUrl) ?? environment('LATCHKEY_BASE_URL') ?? ownOrigin()),
    workspaceId: workspaceId === undefined ? undefined : checkedWorkspaceId(workspaceId),
    // Looked up at each call, so that a later replacement is used, and called as a method.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    timeoutMs: checkedTimeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    maxRetries: checkedRetries(options.maxRetries ?? DEFAULT_MAX_RETRIES),
    maxWaitSeconds: checkedWait(options.maxWaitSeconds ?? DEFAULT_MAX_WAIT_SECONDS),
    onWait: options.onWait ?? (() => undefined),
  };
}

export function resolveApiKey(option: string | undefined): string {
  const apiKey = trimmed(option) ?? environment('LATCHKEY_API_KEY');
  if (apiKey === undefined) throw new UsageError('Set the option apiKey or the variable LATCHKEY_API_KEY.');
  // Otherwise fetch would throw an error that quotes the key.
  if (!VISIBLE_ASCII.test(apiKey))
    throw new UsageError('apiKey contains characters that are not valid in an API key.');
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

/** Node.js and browsers have no timers longer than that. */
function checkedWait(maxWaitSeconds: number): number {
  const longest = Math.floor(LONGEST_TIMEOUT_MS / 1_000);
  if (!(maxWaitSeconds >= 0 && maxWaitSeconds <= longest))
    throw new UsageError(`maxWaitSeconds must be between 0 and ${longest}.`);
  return maxWaitSeconds;
}

export function checkedRetries(maxRetries: number): number {
  if (!Number.isSafeInteger(maxRetries) || maxRetries < 0)
    throw new UsageError('maxRetries must be a whole number, 0 or more.');
  return maxRetries;
}

/** The header that makes a creating POST safe to repeat. */
export function idempotencyHeader(options: CreateOptions | undefined): { 'Idempotency-Key': string } {
  const key = options?.idempotencyKey ?? randomKey();
  if (key.length > 255 || !VISIBLE_ASCII.test(key))
    throw new UsageError('idempotencyKey must be 1 to 255 visible ASCII characters.');
  return { 'Idempotency-Key': key };
}

/** `crypto.randomUUID` is missing on pages without TLS. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

function checkedBaseUrl(text: string | undefined): string {
  if (text === undefined) throw new UsageError('Set the option baseUrl or the variable LATCHKEY_BASE_URL.');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new UsageError('baseUrl must be a URL that starts with https:// or http://.');
  if (url.username !== '' || url.password !== '')
    throw new UsageError('baseUrl must not contain a user name or a password.');
  // The paths of the API already start with /api/v1.
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/api(\/v1)?$/, '');
}

/** The origin of the page, in a browser. */
function ownOrigin(): string | undefined {
  const { location } = globalThis as { location?: { origin: string } };
  return location?.origin.startsWith('http') ? location.origin : undefined;
}

/** An environment variable; undefined if it is empty, or without a process. */
function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return trimmed(process?.env?.[name]);
}

/** Keys from files and prompts end in a line break. */
const trimmed = (text: string | undefined): string | undefined => text?.trim() || undefined;
