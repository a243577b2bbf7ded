import type { FastifyReply, FastifyRequest } from 'fastify';
import { REFRESH_COOKIE } from '../../core/openapi/security.js';
import type { IssuedTokens } from './sessions.js';
import { type TokenResponse, toTokenResponse } from './token.schemas.js';

/**
 * `__Host-` binds the cookie to this very host over TLS (browsers count localhost as such), and keeps a
 * neighbouring subdomain from planting one. Scripts cannot read it, other sites cannot make the browser send it.
 */
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

/** The refresh token that the request brought; undefined if it brought none. */
export const readRefreshCookie = ({ server, headers }: FastifyRequest): string | undefined =>
  server.parseCookie(headers.cookie ?? '')[REFRESH_COOKIE];

export function setRefreshCookie(reply: FastifyReply, refreshToken: string, maxAgeSeconds: number): void {
  void reply.setCookie(REFRESH_COOKIE, refreshToken, { ...ATTRIBUTES, maxAge: Math.floor(maxAgeSeconds) });
}

/** The answer to a sign-in. The refresh token goes into the cookie and nowhere else. */
export function handOutTokens(reply: FastifyReply, tokens: IssuedTokens): TokenResponse {
  setRefreshCookie(reply, tokens.refreshToken, tokens.refreshTokenLifetimeSeconds);
  return toTokenResponse(tokens);
}

/**
 * For a sign-out. Not for a refresh that failed: by the time its answer arrives, the browser may hold another
 * cookie, from a tab that won the race or from a new sign-in, and that one would be deleted.
 */
export function clearRefreshCookie(reply: FastifyReply): void {
  void reply.clearCookie(REFRESH_COOKIE, ATTRIBUTES);
}

/** Documents the header of an answer that sets the cookie, for `Answers`. */
export const refreshCookieHeader = {
  'Set-Cookie': {
    description: `\`${REFRESH_COOKIE}=<refresh token>; Max-Age=<seconds>; Path=/; HttpOnly; Secure; SameSite=Strict\``,
    schema: { type: 'string' as const },
  },
};

/** Documents the header of an answer that removes the cookie, for `Answers`. */
export const clearedCookieHeader = {
  'Set-Cookie': {
    description: `Removes \`${REFRESH_COOKIE}\`.`,
    schema: { type: 'string' as const },
  },
};
