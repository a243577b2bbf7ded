import type { EntityManager } from 'typeorm';
import { addressForLimits } from '../../../core/primitives/client-address.js';
import { newId } from '../../../core/secrets/ids.js';
import type { KeyRing } from '../../../core/secrets/key-ring.js';

export const PASSKEY_CHALLENGE_SECONDS = 5 * 60;

/** The purpose of a challenge. Each opens only for the purpose it was issued for. */
export type PasskeyUse = 'enrolment' | 'sign-in' | 'step-up';

/**
 * What the server must know when the authenticator answers. As with a sign-in challenge, the caller keeps it, sealed;
 * here it is also what the authenticator signs, so it is returned automatically.
 */
export interface PasskeyChallenge {
  /** The id of the session or factor that results. A row with this id can be inserted only once. */
  id: string;
  /** The session in which it was issued; null: for signing in. */
  sessionId: string | null;
  /** IPv4 address, or IPv6 block of 64 bits. */
  address: string;
  /** Unix time in microseconds, by the database's clock. */
  issuedAt: number;
}

/** @returns the text for the authenticator to sign */
export async function issuePasskeyChallenge(
  manager: EntityManager,
  keyRing: KeyRing,
  use: PasskeyUse,
  { sessionId = null, address }: { sessionId?: string | null; address: string | null },
): Promise<string> {
  const challenge: PasskeyChallenge = {
    id: newId(),
    sessionId,
    address: addressForLimits(address ?? ''),
    issuedAt: await databaseTime(manager),
  };
  return keyRing.seal(JSON.stringify(challenge), contextOf(use));
}

/** @returns null if it is not a challenge of ours for this use, address and session, or is older than five minutes */
export async function openPasskeyChallenge(
  manager: EntityManager,
  keyRing: KeyRing,
  use: PasskeyUse,
  text: string,
  { sessionId = null, address }: { sessionId?: string | null; address: string | null },
): Promise<PasskeyChallenge | null> {
  let challenge: PasskeyChallenge;
  try {
    challenge = JSON.parse(keyRing.open(text, contextOf(use))) as PasskeyChallenge;
  } catch {
    return null;
  }
  if (challenge.sessionId !== sessionId || challenge.address !== addressForLimits(address ?? '')) return null;
  const age = (await databaseTime(manager)) - challenge.issuedAt;
  return age < PASSKEY_CHALLENGE_SECONDS * 1_000_000 ? challenge : null;
}

/**
 * Whether the user of the session has authenticated since the challenge was issued. It may have been used for that, so
 * it counts as spent. Call this with the user's row locked.
 */
export async function isSpentInSession(
  manager: EntityManager,
  { sessionId, issuedAt }: PasskeyChallenge,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT FROM sessions WHERE id = $1
       AND floor(extract(epoch FROM coalesce(auth_time, created_at)) * 1000000) < $2::numeric`,
    [sessionId, issuedAt],
  );
  return rows.length === 0;
}

const contextOf = (use: PasskeyUse): string => `passkey challenge: ${use}`;

async function databaseTime(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ microseconds: string }[]>(
    'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000000)::text AS microseconds',
  );
  return Number(row?.microseconds);
}
