/** Before its end a token is replaced, so that none expires on its way. */
const EARLY_MS = 30_000;

/** A token as it is held in memory. */
export interface AccessToken {
  text: string;
  /** What a request sends. Two tokens of one second have the same text, and still are two. */
  headers: { Authorization: string };
  /** Null if the token does not say. */
  userId: string | null;
  /** By this machine's clock. */
  expiresAtMs: number;
  renewAtMs: number;
}

/** @param askedAtMs when the request for it was sent, by this machine's clock */
export function toAccessToken(text: string, expiresInSeconds: number, askedAtMs: number): AccessToken {
  const lifetimeMs = expiresInSeconds * 1_000;
  const expiresAtMs = askedAtMs + lifetimeMs;
  // One that lives no longer than that is used for half of its life.
  return {
    text,
    headers: { Authorization: `Bearer ${text}` },
    userId: userIdOf(text),
    expiresAtMs,
    renewAtMs: expiresAtMs - Math.min(EARLY_MS, lifetimeMs / 2),
  };
}

/** The subject of a JWT (RFC 7519 §4.1.2). It is not verified: that is the server's business. */
export function userIdOf(token: string): string | null {
  try {
    const payload = token.split('.')[1] ?? '';
    const { sub } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}
