import { addressForLimits } from '../../core/primitives/client-address.js';
import type { Change } from '../audit/changes.js';

/** SQL interval: for so long after a sign-in the owner of an account is known to be found at its address. */
export const ADDRESS_STAYS_FAMILIAR = '180 days';

/**
 * Notes that somebody has signed in to the account from where the change comes from. Guesses from elsewhere then do
 * not lock them out of here, and the next sign-in from here is no news.
 *
 * @returns whether somebody had before
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
