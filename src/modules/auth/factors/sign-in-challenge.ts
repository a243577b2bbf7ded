import type { EntityManager } from 'typeorm';
import { addressForLimits } from '../../../core/primitives/client-address.js';
import { sha256 } from '../../../core/secrets/digest.js';
import { isId, newId } from '../../../core/secrets/ids.js';
import type { KeyRing } from '../../../core/secrets/key-ring.js';

export const CHALLENGE_SECONDS = 5 * 60;

const CONTEXT = 'sign-in challenge';

/**
 * The state of a half-completed sign-in. The caller keeps it, sealed: the server stores nothing, and any instance can
 * continue.
 */
export interface SignInChallenge {
  /**
   * The id of the resulting session. A row with this id can be inserted only once, so a challenge can be met only once.
   */
  sessionId: string;
  userId: string;
  /** How the first half was proved (RFC 8176). Missing in challenges of earlier versions: by password. */
  amr?: string[];
  /** The identity provider of a workspace that proved the first half, and the workspace; missing: none did. */
  workspaceProvider?: { id: string; workspaceId: string };
  /** The identity that proved the first half. Missing if none did, and in challenges of earlier versions. */
  identityId?: string;
  /** Digest of the hash that the password was checked against: a new password voids the challenge. */
  passwordDigest: string;
  /** IPv4 address, or IPv6 block of 64 bits. */
  address: string;
  /** Unix time in milliseconds, by the database's clock. */
  expiresAtMs: number;
}

/** How the first half was proved. */
type FirstHalf = Pick<SignInChallenge, 'amr' | 'workspaceProvider' | 'identityId'>;

export async function issueChallenge(
  manager: EntityManager,
  keyRing: KeyRing,
  { id, passwordHash }: { id: string; passwordHash: string },
  address: string | null,
  firstHalf: FirstHalf = { amr: ['pwd'] },
): Promise<string> {
  const challenge: SignInChallenge = {
    sessionId: newId(),
    userId: id,
    ...firstHalf,
    passwordDigest: sha256(passwordHash),
    address: addressForLimits(address ?? ''),
    expiresAtMs: (await databaseTimeMs(manager)) + CHALLENGE_SECONDS * 1000,
  };
  return keyRing.seal(JSON.stringify(challenge), CONTEXT);
}

/** @returns null if it is not a challenge of ours, or was issued to another address. It may have expired. */
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

/** Whether the challenge can still become a session. Call this with the user's row locked. */
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
