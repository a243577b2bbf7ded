import type { FastifyRequest } from 'fastify';
import { malformedCredentials, missingCredentials, multipleCredentials } from './challenges.js';

/** The one scheme that a request chose, by the header it sent. The other is not tried when this one fails. */
export type Scheme = 'api-key' | 'bearer';

/**
 * Picks the scheme by the header that is present.
 * A credential in the query or the body is never looked at.
 */
export function presentedScheme({ headers }: Pick<FastifyRequest, 'headers'>): Scheme {
  const hasApiKey = headers['x-api-key'] !== undefined;
  const { authorization } = headers;
  if (hasApiKey) {
    if (authorization !== undefined) throw multipleCredentials();
    return 'api-key';
  }
  if (authorization === undefined) throw missingCredentials();
  if (!isOneBearerToken(authorization)) throw malformedCredentials();
  return 'bearer';
}

/** Scheme and space; the credential follows. */
export const BEARER_SCHEME = 'Bearer ';

/** `Bearer` in any case, one space, one token. */
function isOneBearerToken(header: string): boolean {
  return (
    header.length > BEARER_SCHEME.length &&
    (header.startsWith(BEARER_SCHEME) ||
      header.slice(0, BEARER_SCHEME.length).toLowerCase() === BEARER_SCHEME.toLowerCase()) &&
    !header.includes(' ', BEARER_SCHEME.length)
  );
}
