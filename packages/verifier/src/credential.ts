import { crc32 } from 'node:zlib';
import {
  invalidWorkspace,
  malformedCredentials,
  missingCredentials,
  multipleCredentials,
  type Refusal,
} from './problems.js';

/** Headers of a request: those of Fetch, or those of `node:http`, with names in lower case. */
export type RequestHeaders =
  | { get(name: string): string | null | undefined }
  | Readonly<Record<string, string | string[] | undefined>>;

/** A request has headers, and so do those of Fetch, Express, Fastify and `node:http`. */
export type VerifierInput = RequestHeaders | { headers: RequestHeaders };

export interface Presented {
  credential: string;
  /** `X-Workspace-Id`, in lower case. */
  workspaceId: string | undefined;
  /** Whether it came in `X-API-Key`, which takes no token. */
  isKeyHeader: boolean;
}

const BEARER = 'bearer ';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CHECKSUM_LENGTH = 8;
/** Random part and checksum. */
const KEY_BODY = /^[0-9a-f]{48}$/;
const LENGTH_MAX = 4_096;

/**
 * The one credential of a request, by the header that is present; the other is not tried when this one fails. A credential
 * in the URL or the body is never looked at.
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

export const looksLikeKey = (text: string, prefix: string): boolean =>
  text.startsWith(prefix) && text.charCodeAt(prefix.length) === 95; /* _ */

/** Whether it can be a credential at all: the checksum of a key tells noise apart, without asking anyone. */
export function isPlausible({ credential, isKeyHeader }: Presented, prefix: string): boolean {
  if (!isKeyHeader && !looksLikeKey(credential, prefix)) return credential.length <= LENGTH_MAX;
  const body = credential.slice(prefix.length + 1);
  return (
    looksLikeKey(credential, prefix) &&
    KEY_BODY.test(body) &&
    crc32(credential.slice(0, -CHECKSUM_LENGTH)) === parseInt(credential.slice(-CHECKSUM_LENGTH), 16)
  );
}
