import { addressForLimits } from '../../../core/primitives/client-address.js';
import type { Change } from '../../audit/changes.js';

/** SQL interval: how long an address stays familiar after the account's owner has signed in from it. */
export const ADDRESS_STAYS_FAMILIAR = '180 days';

/**
 * Records a sign-in to the account from the change's address. Guesses from elsewhere then cannot lock the owner out
 * there, and the next sign-in from there is not reported.
 *
 * @returns whether the address was already familiar
 */
export async function rememberAddress({ manager, actor }: Change, userId: string): Promise<boolean> {
  if (actor.address === null) return true;
  const [row] = await manager.query<{ wasFamiliar: boolean }[]>(
    `WITH before AS (
       SELECT FROM familiar_addresses
       WHERE user_id = $1 AND address = $2
         AND signed_in_at > clock_timestamp() - interval '${ADDRESS_STAYS_FAMILIAR}'
     ), remembered AS (
       INSERT INTO familiar_addresses (user_id, address) VALUES ($1, $2)
       ON CONFLICT (user_id, address) DO UPDATE SET signed_in_at = clock_timestamp()
     )
     SELECT EXISTS (SELECT FROM before) AS "wasFamiliar"`,
    [userId, addressForLimits(actor.address)],
  );
  return row?.wasFamiliar === true;
}

/** Part of a change after which the account is somebody else's: none of the addresses is known to be theirs. */
export async function forgetAddresses({ manager }: Change, userId: string): Promise<void> {
  await manager.query('DELETE FROM familiar_addresses WHERE user_id = $1', [userId]);
}

/** The newest sessions of an account in a workspace that are looked at. */
const SESSIONS_SEEN_MAX = 1_000;

/**
 * For a session that the identity provider of a workspace has just begun. It makes no address familiar: otherwise
 * the people who run the provider could choose which addresses stay open to guesses at the account's password.
 *
 * @returns whether an earlier one of the account has begun at the change's address
 */
export async function hasBegunHereBefore(
  { manager, actor }: Change,
  userId: string,
  workspaceId: string,
): Promise<boolean> {
  if (actor.address === null) return true;
  const here = addressForLimits(actor.address);
  const sessions = await manager.query<{ address: string | null }[]>(
    `SELECT created_address AS address FROM sessions WHERE user_id = $1 AND confined_to = $2
     ORDER BY id DESC LIMIT $3`,
    [userId, workspaceId, SESSIONS_SEEN_MAX],
  );
  const begunHere = sessions.filter(({ address }) => address !== null && addressForLimits(address) === here);
  // One of them has just begun.
  return begunHere.length > 1;
}
