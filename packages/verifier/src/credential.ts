import { crc32 } from 'node:zlib';
import {
  invalidWorkspace,
  malformedCredentials,
  missingCredentials,
  multipleCredentials,
  type Refusal,
} from './problems.js';

/** Headers of a request: Fetch headers, or those of `node:http` with lower-case names. */
export type RequestHeaders =
  | { get(name: string): string | null | undefined }
  | Readonly<Record<string, string | string[] | undefined>>;

/** Headers, or anything that has them: requests of Fetch, Express, Fastify and `node:http`. */
export type VerifierInput = RequestHeaders | { headers: RequestHeaders };

export interface Presented {
  credential: string;
  /** `X-Workspace-Id`, in lower case. */
  workspaceId: string | undefined;
  /** Whether it came in `X-API-Key`, which does not accept tokens. */
  isKeyHeader: boolean;
}

/** The forms of API keys, as reported by Latchkey when a verifier registers. */
export interface KeyForms {
  /** The prefix of Latchkey's own keys. */
  prefix: string;
  /** For imported keys that were created elsewhere: their prefix, and their total length in characters. */
  acceptedPatterns: readonly { prefix: string; length: number }[];
}

const BEARER = 'bearer ';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CHECKSUM_LENGTH = 8;
/** Random part and checksum. */
const KEY_BODY = /^[0-9a-f]{48}$/;
const LENGTH_MAX = 4_096;

/**
 * The one credential of a request, chosen by the header that is present; if it fails, the other is not tried.
 * Credentials in the URL or the body are ignored.
 */
export function presented(input: VerifierInput): Presented | Refusal {
  const headers = headersOf(input);
  const key = headerOf(headers, 'x-api-key');
  const authorization = headerOf(headers, 'authorization');
  let credential: string;
  if (key !== undefined) {
    if (authorization !== undefined) return multipleCredentials;
    credential = key;
  } else {
    if (authorization === undefined) return missingCredentials;
    const isOneToken =
      authorization.length > BEARER.length &&
      authorization.slice(0, BEARER.length).toLowerCase() === BEARER &&
      !authorization.includes(' ', BEARER.length);
    if (!isOneToken) return malformedCredentials;
    credential = authorization.slice(BEARER.length);
  }
  const workspaceId = headerOf(headers, 'x-workspace-id');
  if (workspaceId !== undefined && !UUID.test(workspaceId)) return invalidWorkspace;
  return { credential, workspaceId: workspaceId?.toLowerCase(), isKeyHeader: key !== undefined };
}

function headersOf(input: VerifierInput): RequestHeaders {
  const { headers } = input as { headers?: unknown };
  return typeof headers === 'object' && headers !== null
    ? (headers as RequestHeaders)
    : (input as RequestHeaders);
}

function headerOf(headers: RequestHeaders, name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const value = (headers as Record<string, string | string[] | undefined>)[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Whether a bearer credential is treated as a key rather than an access token. */
export const looksLikeKey = (text: string, forms: KeyForms): boolean =>
  looksLikeOwnKey(text, forms.prefix) || matchesAcceptedPattern(text, forms);

/**
 * Whether it can be a credential at all, without asking anyone. A key's checksum rules out noise; for an imported key,
 * only the prefix and the length are known.
 */
export function isPlausible({ credential, isKeyHeader }: Presented, forms: KeyForms): boolean {
  if (matchesAcceptedPattern(credential, forms)) return true;
  const { prefix } = forms;
  const isOwnKey = looksLikeOwnKey(credential, prefix);
  if (!isKeyHeader && !isOwnKey) return credential.length <= LENGTH_MAX;
  return (
    isOwnKey &&
    KEY_BODY.test(credential.slice(prefix.length + 1)) &&
    crc32(credential.slice(0, -CHECKSUM_LENGTH)) === parseInt(credential.slice(-CHECKSUM_LENGTH), 16)
  );
}

const looksLikeOwnKey = (text: string, prefix: string): boolean =>
  text.startsWith(prefix) && text.charCodeAt(prefix.length) === 95; /* _ */

const matchesAcceptedPattern = (text: string, { acceptedPatterns }: KeyForms): boolean =>
  acceptedPatterns.some(({ prefix, length }) => text.length === length && text.startsWith(prefix));
