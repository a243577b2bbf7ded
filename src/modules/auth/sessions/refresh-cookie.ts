import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IssuedTokens } from './sessions.js';
import { type TokenResponse, toTokenResponse } from '../token.schemas.js';

/** Its security scheme in the OpenAPI document. */
export const REFRESH_COOKIE_SECURITY = 'refreshCookie';

export const REFRESH_COOKIE = '__Host-refresh_token';

/**
 * `__Host-` binds the cookie to exactly this host over TLS (browsers treat localhost as such), and keeps a neighbouring
 * subdomain from planting one. Scripts cannot read it, and other sites cannot make the browser send it.
 */
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

/** The request's refresh token; undefined if it has none. */
export const readRefreshCookie = ({ server, headers }: FastifyRequest): string | undefined =>
  server.parseCookie(headers.cookie ?? '')[REFRESH_COOKIE];

export function setRefreshCookie(reply: FastifyReply, refreshToken: string, maxAgeSeconds: number): void {
  void reply.setCookie(REFRESH_COOKIE, refreshToken, { ...ATTRIBUTES, maxAge: Math.floor(maxAgeSeconds) });
}

/** The response to a sign-in. The refresh token goes into the cookie and nowhere else. */
export function handOutTokens(reply: FastifyReply, tokens: IssuedTokens): TokenResponse {
  setRefreshCookie(reply, tokens.refreshToken, tokens.refreshTokenLifetimeSeconds);
  return toTokenResponse(tokens);
}

/**
 * For a sign-out. Not for a failed refresh: by the time its response arrives, the browser may hold a newer cookie, from
 * a tab that won the race or a new sign-in, and would delete that one.
 */
export function clearRefreshCookie(reply: FastifyReply): void {
  void reply.clearCookie(REFRESH_COOKIE, ATTRIBUTES);
}

/** For `Answers`: documents the header of a response that sets the cookie. */
export const refreshCookieHeader = {
  'Set-Cookie': {
    description: `\`${REFRESH_COOKIE}=<refresh token>; Max-Age=<seconds>; Path=/; HttpOnly; Secure; SameSite=Strict\``,
    schema: { type: 'string' as const },
  },
};

/** For `Answers`: documents the header of a response that removes the cookie. */
export const clearedCookieHeader = {
  'Set-Cookie': {
    description: `Removes \`${REFRESH_COOKIE}\`.`,
    schema: { type: 'string' as const },
  },
};
