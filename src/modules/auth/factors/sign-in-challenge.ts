import type { EntityManager } from 'typeorm';
import { addressForLimits } from '../../../core/primitives/client-address.js';
import { sha256 } from '../../../core/secrets/digest.js';
import { isId, newId } from '../../../core/secrets/ids.js';
import type { KeyRing } from '../../../core/secrets/key-ring.js';

export const CHALLENGE_SECONDS = 5 * 60;

const CONTEXT = 'sign-in challenge';

/**
 * What a sign-in that is half done has shown. The caller keeps it, sealed: the server stores nothing, and any instance
 * goes on with it.
 */
export interface SignInChallenge {
  /** Of the session that it may become: a row with this id can be inserted once, so a challenge can be met once. */
  sessionId: string;
  userId: string;
  /** How the first half was proved (RFC 8176); missing in one of an earlier version: by password. */
  amr?: string[];
  /** Of the hash that the password was checked against: a new password voids the challenge. */
  passwordDigest: string;
  /** IPv4 address, or IPv6 block of 64 bits. */
  address: string;
  /** Unix time in milliseconds, by the database's clock. */
  expiresAtMs: number;
}

export async function issueChallenge(
  manager: EntityManager,
  keyRing: KeyRing,
  { id, passwordHash }: { id: string; passwordHash: string },
  address: string | null,
  amr: string[] = ['pwd'],
): Promise<string> {
  const challenge: SignInChallenge = {
    sessionId: newId(),
    userId: id,
    amr,
    passwordDigest: sha256(passwordHash),
    address: addressForLimits(address ?? ''),
    expiresAtMs: (await databaseTimeMs(manager)) + CHALLENGE_SECONDS * 1000,
  };
  return keyRing.seal(JSON.stringify(challenge), CONTEXT);
}

/** @returns null for what is no challenge of ours, or was issued to another address. It may have expired. */
export function openChallenge(
  keyRing: KeyRing,
  text: string,
  address: string | null,
): SignInChallenge | null {
  try {
    const challenge = JSON.parse(keyRing.open(text, CONTEXT)) as SignInChallenge;
    return isId(challenge.userId) && challenge.address === addressForLimits(address ?? '') ? challenge : null;
  } catch {
    return null;
  }
}

/** Call it with the user's row locked: whether the challenge can still become a session. */
export async function isOpen(
  manager: EntityManager,
  challenge: SignInChallenge,
  passwordHash: string,
): Promise<boolean> {
  if (challenge.passwordDigest !== sha256(passwordHash)) return false;
  if (challenge.expiresAtMs <= (await databaseTimeMs(manager))) return false;
  const used = await manager.query<unknown[]>('SELECT FROM sessions WHERE id = $1', [challenge.sessionId]);
  return used.length === 0;
}

async function databaseTimeMs(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ ms: string }[]>(
    'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::text AS ms',
  );
  return Number(row?.ms);
}
