import type { EntityManager } from 'typeorm';
import { problem, type Problem } from '../../core/errors/problem.js';
import { bearerChallenge } from '../../core/principal/bearer-challenge.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { type Role, roleAtLeast } from '../../core/principal/roles.js';
import { toScopes, toScopeSet } from '../../core/principal/scopes.js';
import { ApiKey } from './api-key.entity.js';
import { type ApiKeyLimits, excessOf, isWider, UNLIMITED } from './api-key-limits.js';

/**
 * A key never widens itself or another. These rules apply to every credential that creates, changes or rotates keys:
 *
 * 1. Requested scopes must be scopes that the credential has now (role and key combined).
 * 2. What an API key creates is nowhere wider than that key: not in scopes, addresses, time or requests. A key with
 *    limits shares them, and their count, with the keys it creates. Whatever the request omits is inherited.
 * 3. An API key changes and rotates only keys that are nowhere wider than itself, and leaves them so. Otherwise
 *    it could obtain a wider key's successor or limits.
 * 4. Nobody widens or enables a key that acts with a higher role than their own: they may hold that key.
 * 5. A key that was rotated can no longer manage keys during its overlap: otherwise a thief could outlive it.
 *
 * Revoking takes authority away, so any visible key may be revoked, by any key that has not been replaced.
 */

/**
 * The current limits of the credential making the request. Call this before another key is locked: the credential's row
 * is locked first, in the same order as a revocation with descendants.
 */
export async function limitsOf(manager: EntityManager, principal: WorkspacePrincipal): Promise<ApiKeyLimits> {
  if (principal.kind === 'user') return UNLIMITED;
  const key = await manager.findOne(ApiKey, {
    select: {
      ...{ id: true, scopes: true, allowedIps: true, expiresAt: true, revokedAt: true, replacedBy: true },
      ...{ allowlistMode: true, limits: true, limitsCountedAs: true },
    },
    where: { id: principal.apiKeyId },
    lock: { mode: 'for_key_share' },
  });
  // Its workspace was deleted after the guard ran.
  if (!key) throw problem('not_found');
  if (key.replacedBy !== null) throw replaced();
  return {
    scopes: key.scopes,
    allowedIps: key.allowedIps,
    allowlistMode: key.allowlistMode,
    expiresAt: endOf(key),
    limits: key.limits,
    limitsCountedAs: key.limitsCountedAs ?? key.id,
  };
}

/**
 * Rule 5, for revocations. A key may always revoke itself.
 *
 * @param targetId undefined: several keys
 */
export async function refuseReplaced(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  targetId: string | undefined,
): Promise<void> {
  if (principal.kind === 'user' || principal.apiKeyId === targetId) return;
  await limitsOf(manager, principal);
}

const replaced = (): Problem =>
  problem('api_key_replaced', {
    detail: 'This key has been rotated, so it can no longer manage keys. Use the key that replaced it.',
  });

/** The earlier of the two: a key in a rotation's overlap also has an end. */
const endOf = ({ expiresAt, revokedAt }: Pick<ApiKey, 'expiresAt' | 'revokedAt'>): Date | null =>
  [expiresAt, revokedAt].filter((end) => end !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;

/**
 * Rule 1, for our own scopes: `refuseUnusableScopes` checks the others.
 *
 * @param scopes those that the request names
 */
export function refuseScopesBeyondOwn(
  scopes: string[] | null | undefined,
  principal: WorkspacePrincipal,
): void {
  if (!scopes) return;
  const missing = toScopes(toScopeSet(scopes).without(principal.scopes));
  if (missing.length > 0) throw missingScopes(missing);
}

/** Rules 2 and 3. */
export function refuseWider(wanted: ApiKeyLimits, own: ApiKeyLimits): void {
  const excess = excessOf(wanted, own);
  if (excess.scopes.length > 0) throw missingScopes(excess.scopes);
  if (excess.allowedIps) throw widerThanCredential('allowed_ips');
  if (excess.expiresAt) throw widerThanCredential('expires_at');
  if (excess.limits) throw widerThanCredential('limits');
}

/**
 * Rule 4.
 *
 * @param creatorRole null: the creator has left, and the key has no effect
 */
export function refuseWideningAbove(
  before: ApiKeyLimits,
  after: ApiKeyLimits,
  creatorRole: Role | null,
  { role }: WorkspacePrincipal,
): void {
  if (isWider(after, before)) refuseActingAbove(creatorRole, role);
}

/** Rule 4, for a key that would become active again. */
export function refuseActingAbove(creatorRole: Role | null, role: Role): void {
  if (!creatorRole || roleAtLeast(role, creatorRole)) return;
  throw problem('insufficient_role', {
    detail: `The key acts with the role "${creatorRole}"; yours is "${role}", so you may narrow or disable it, but not widen or enable it.`,
    extensions: { required_role: creatorRole, role },
  });
}

const missingScopes = (scopes: string[]): Problem =>
  problem('insufficient_scope', {
    detail: `Your credential does not have ${scopes.map((scope) => `"${scope}"`).join(', ')}, which the key has or would have.`,
    headers: bearerChallenge(`, error="insufficient_scope", scope="${scopes.join(' ')}"`),
    extensions: { missing_scopes: scopes },
  });

const WIDER = {
  allowed_ips: 'The key may be used, or would be, from addresses that your own key may not be used from.',
  expires_at: 'The key is valid, or would be, for longer than your own key.',
  limits:
    'The key may make, or could make, requests that do not count for the limits of your own key. Omit `limits`: then the key shares them.',
};

const widerThanCredential = (field: keyof typeof WIDER): Problem =>
  problem('wider_than_credential', { detail: WIDER[field], extensions: { field } });
