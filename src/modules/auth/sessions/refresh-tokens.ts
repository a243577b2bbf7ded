import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '../../../core/secrets/ids.js';

/**
 * Refresh tokens are not stored, not even as digests. Each session has a random key (sealed at rest), and its n-th
 * token is `<session id>.<n>.<HMAC-SHA256(key, "<session id>.<n>")>`. So
 * - a token's successor can be recreated if the response was lost, without having been stored;
 * - an older token of the family is recognised for certain, which means theft, while an invented one is only noise;
 * - a copy of the database alone cannot produce a token, because the key is sealed.
 */
export interface RefreshToken {
  sessionId: string;
  generation: number;
  signature: string;
}

const GENERATION = /^(0|[1-9]\d{0,8})$/;

export function makeRefreshToken(refreshKey: string, sessionId: string, generation: number): string {
  return `${sessionId}.${generation}.${sign(refreshKey, sessionId, generation)}`;
}

/** @returns null for anything that does not have the form of a refresh token */
export function parseRefreshToken(text: string): RefreshToken | null {
  const [sessionId, generation = '', signature, ...rest] = text.split('.');
  // Only lower case, as we write it: the database would also find the session in upper case.
  if (!isId(sessionId) || sessionId !== sessionId.toLowerCase()) return null;
  if (!GENERATION.test(generation) || !signature || rest.length > 0) return null;
  return { sessionId, generation: Number(generation), signature };
}

/** Whether the token was made with this session's key, whatever its generation. */
export function isGenuine({ sessionId, generation, signature }: RefreshToken, refreshKey: string): boolean {
  const expected = Buffer.from(sign(refreshKey, sessionId, generation));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const sign = (refreshKey: string, sessionId: string, generation: number): string =>
  createHmac('sha256', refreshKey).update(`${sessionId}.${generation}`).digest('base64url');
