import type { FastifyRequest } from 'fastify';
import { malformedCredentials, missingCredentials, multipleCredentials } from './challenges.js';

/** The one scheme chosen by the header that a request sent. If it fails, the other is not tried. */
export type Scheme = 'api-key' | 'bearer';

/** Picks the scheme by the header that is present. Credentials in the query or the body are ignored. */
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

/** Scheme and space, followed by the credential. */
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
