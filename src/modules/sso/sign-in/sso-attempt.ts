import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeyRing } from '../../../core/secrets/key-ring.js';

export const ATTEMPT_SECONDS = 10 * 60;

const COOKIE = '__Host-sso_attempt';
/** Lax, because the provider sends the browser back with a cross-site request. */
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
const CONTEXT = 'sso attempt';

/** A sign-in in progress at a provider. The browser keeps it, sealed, so any instance can continue it. */
export interface SsoAttempt {
  /** The only provider whose answer counts, whatever the answer says (mix-up attack). */
  providerId: string;
  /** Of the provider of a workspace, its own id: one that was replaced meanwhile proves nothing. */
  workspaceProviderId?: string | undefined;
  state: string;
  nonce: string;
  codeVerifier: string;
  /** The id of the resulting session: a row with it can be inserted only once, so an attempt succeeds only once. */
  sessionId: string;
  /** The user and session linking the identity to their account; null: someone is signing in. */
  linkTo: { userId: string; sessionId: string } | null;
  /** Unix time in milliseconds. */
  expiresAtMs: number;
}

export function keepAttempt(reply: FastifyReply, keyRing: KeyRing, attempt: SsoAttempt): void {
  const sealed = keyRing.seal(JSON.stringify(attempt), CONTEXT);
  void reply.setCookie(COOKIE, sealed, { ...ATTRIBUTES, maxAge: ATTEMPT_SECONDS });
}

/**
 * Removes the attempt from the browser.
 *
 * @returns null if there is none, or it is no longer valid
 */
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
