import type { Change } from '../audit/changes.js';
import { IS_LIVE } from './session-lifetimes.js';

/**
 * Records that the session's user has signed in with the identity provider of a workspace. Providers that no longer
 * exist are forgotten.
 *
 * @returns false if the session has ended
 */
export async function noteSso({ manager }: Change, sessionId: string, providerId: string): Promise<boolean> {
  const [, affected] = await manager.query<[unknown[], number]>(
    `UPDATE sessions SET sso_providers = ARRAY(
       SELECT id FROM workspace_identity_providers WHERE id = ANY (sso_providers) OR id = $2)
     WHERE id = $1 AND ${IS_LIVE}`,
    [sessionId, providerId],
  );
  return affected === 1;
}

/**
 * Records that the session's user has just authenticated, and how (RFC 8176).
 *
 * @returns false if the session has ended
 */
export async function noteProof(
  { manager }: Change,
  sessionId: string,
  amr: readonly string[],
): Promise<boolean> {
  const [, affected] = await manager.query<[unknown[], number]>(
    `UPDATE sessions SET auth_time = clock_timestamp(),
       amr = amr || ARRAY(SELECT new FROM unnest($2::text[]) AS new WHERE new <> ALL (amr))
     WHERE id = $1 AND ${IS_LIVE}`,
    [sessionId, amr],
  );
  return affected === 1;
}
