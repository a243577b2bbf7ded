import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeyRing } from '../../core/secrets/key-ring.js';

export const ATTEMPT_SECONDS = 10 * 60;

const COOKIE = '__Host-sso_attempt';
/** Lax: the provider sends the browser back, and that request comes from another site. */
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
const CONTEXT = 'sso attempt';

/** A sign-in that is under way at a provider. The browser keeps it, sealed, so any instance can go on with it. */
export interface SsoAttempt {
  /** Which provider's answer counts, whatever the answer says (mix-up). */
  providerId: string;
  state: string;
  nonce: string;
  codeVerifier: string;
  /** Of the session that it may become: a row with this id can be inserted once, so an attempt succeeds once. */
  sessionId: string;
  /** Who links the identity to their account, in which session; null: someone signs in. */
  linkTo: { userId: string; sessionId: string } | null;
  /** Unix time in milliseconds. */
  expiresAtMs: number;
}

export function keepAttempt(reply: FastifyReply, keyRing: KeyRing, attempt: SsoAttempt): void {
  const sealed = keyRing.seal(JSON.stringify(attempt), CONTEXT);
  void reply.setCookie(COOKIE, sealed, { ...ATTRIBUTES, maxAge: ATTEMPT_SECONDS });
}

/** Takes it out of the browser. @returns null if there is none, or none that is still good */
export function takeAttempt(
  request: FastifyRequest,
  reply: FastifyReply,
  keyRing: KeyRing,
): SsoAttempt | null {
  const sealed = request.server.parseCookie(request.headers.cookie ?? '')[COOKIE];
  if (sealed === undefined) return null;
  void reply.clearCookie(COOKIE, ATTRIBUTES);
  try {
    const attempt = JSON.parse(keyRing.open(sealed, CONTEXT)) as SsoAttempt;
    return attempt.expiresAtMs > Date.now() ? attempt : null;
  } catch {
    return null;
  }
}
