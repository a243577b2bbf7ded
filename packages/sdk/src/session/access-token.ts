/** Tokens are renewed this early, so that none expires in transit. */
const EARLY_MS = 30_000;

/** An access token in memory. */
export interface AccessToken {
  text: string;
  /** Sent with requests. Compare by identity: two tokens of the same second have the same text. */
  headers: { Authorization: string };
  /** Null if the token does not name a user. */
  userId: string | null;
  /** By this machine's clock. */
  expiresAtMs: number;
  renewAtMs: number;
}

/** @param askedAtMs when the request for the token was sent, by this machine's clock */
export function toAccessToken(text: string, expiresInSeconds: number, askedAtMs: number): AccessToken {
  const lifetimeMs = expiresInSeconds * 1_000;
  const expiresAtMs = askedAtMs + lifetimeMs;
  // A shorter-lived token is renewed after half of its lifetime.
  return {
    text,
    headers: { Authorization: `Bearer ${text}` },
    userId: userIdOf(text),
    expiresAtMs,
    renewAtMs: expiresAtMs - Math.min(EARLY_MS, lifetimeMs / 2),
  };
}

/** The subject of a JWT (RFC 7519 §4.1.2), unverified: verification is up to the server. */
export function userIdOf(token: string): string | null {
  try {
    const payload = token.split('.')[1] ?? '';
    const { sub } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}
