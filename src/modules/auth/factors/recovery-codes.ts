import { Secret } from 'otpauth';
import { sha256 } from '../../../core/secrets/digest.js';
import { newId } from '../../../core/secrets/ids.js';
import type { Change } from '../../audit/changes.js';

const COUNT = 10;
/** 80 random bits: too many to search through the digests, and only 16 characters to type. */
const BYTES = 10;

/** `abcd-efgh-ijkl-mnop` */
const newCode = (): string => new Secret({ size: BYTES }).base32.toLowerCase().replace(/.{4}(?=.)/g, '$&-');

/** Accepts what people type: upper case, with spaces, without hyphens. */
const digestOf = (code: string): string => sha256(code.toLowerCase().replace(/[^a-z2-7]/g, ''));

/**
 * Creates ten new codes, and voids the old ones.
 *
 * @returns the codes, for the only time: the database has just their digests
 */
export async function replaceRecoveryCodes(change: Change, userId: string): Promise<string[]> {
  await deleteRecoveryCodes(change, userId);
  const codes = Array.from({ length: COUNT }, newCode);
  await change.manager.query(
    `INSERT INTO recovery_codes (id, user_id, digest)
     SELECT id, $1, digest FROM unnest($2::uuid[], $3::text[]) AS codes (id, digest)`,
    [userId, codes.map(() => newId()), codes.map(digestOf)],
  );
  await change.record('account.recovery_codes_created', { workspaceId: null, targetId: userId });
  return codes;
}

/** One conditional update: of several concurrent requests with a code, only one spends it. */
export async function useRecoveryCode({ manager }: Change, userId: string, code: string): Promise<boolean> {
  const [, affected] = await manager.query<[unknown[], number]>(
    `UPDATE recovery_codes SET used_at = clock_timestamp()
     WHERE user_id = $1 AND digest = $2 AND used_at IS NULL`,
    [userId, digestOf(code)],
  );
  return affected === 1;
}

/** @returns how many there were, including used ones */
export async function deleteRecoveryCodes({ manager }: Change, userId: string): Promise<number> {
  const [, affected] = await manager.query<[unknown[], number]>(
    'DELETE FROM recovery_codes WHERE user_id = $1',
    [userId],
  );
  return affected;
}
