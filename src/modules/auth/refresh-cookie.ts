import type { FastifyReply } from 'fastify';

export const REFRESH_COOKIE = '__Host-refresh_token';

/**
 * `__Host-` binds the cookie to this very host over TLS (browsers count localhost as such), and keeps a
 * neighbouring subdomain from planting one. Scripts cannot read it, other sites cannot make the browser send it.
 */
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

export function setRefreshCookie(reply: FastifyReply, refreshToken: string, maxAgeSeconds: number): void {
  void reply.setCookie(REFRESH_COOKIE, refreshToken, { ...ATTRIBUTES, maxAge: Math.floor(maxAgeSeconds) });
}

export function clearRefreshCookie(reply: FastifyReply): void {
  void reply.clearCookie(REFRESH_COOKIE, ATTRIBUTES);
}
