import type { EntityManager } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import { bearerChallenge } from '../../core/principal/bearer-challenge.js';
import { type Role, roleAtLeast } from '../../core/principal/roles.js';
import { isScope } from '../../core/principal/scopes.js';
import { notAScope } from './resource-scope.js';

/** How many existing scopes an error lists. */
const LISTED_MAX = 50;

/**
 * For a key that gets the scopes of another one without naming them. They are locked until the transaction ends, so a scope
 * removed meanwhile is removed from the new key, too.
 *
 * @returns those that exist
 */
export async function lockInheritedScopes(
  manager: EntityManager,
  scopes: readonly string[] | null,
): Promise<string[] | null> {
  const inherited = (scopes ?? []).filter((scope) => !isScope(scope));
  if (!scopes || inherited.length === 0) return scopes && [...scopes];
  const existing = new Set((await lockScopes(manager, inherited)).map(({ scope }) => scope));
  return scopes.filter((scope) => isScope(scope) || existing.has(scope));
}

const lockScopes = (
  manager: EntityManager,
  scopes: readonly string[],
): Promise<{ scope: string; role: Role }[]> =>
  manager.query(
    'SELECT scope, role FROM resource_server_scopes WHERE scope = ANY ($1) ORDER BY scope FOR KEY SHARE',
    [scopes],
  );

/**
 * Refuses scopes of resource servers that do not exist, or that the role does not hold. The named scopes are locked
 * until the transaction ends, so a scope removed meanwhile is removed from the key, too.
 *
 * @param scopes those that the request names; our own are not checked
 * @throws validation_failed, insufficient_scope
 */
export async function refuseUnusableScopes(
  manager: EntityManager,
  scopes: readonly string[] | null | undefined,
  role: Role,
): Promise<void> {
  const named = (scopes ?? []).filter((scope) => !isScope(scope));
  if (named.length === 0) return;
  const rows = await lockScopes(manager, named);
  const roles = new Map(rows.map((row) => [row.scope, row.role]));
  const unknown = named.filter((scope) => !roles.has(scope));
  if (unknown.length > 0) {
    const known = await manager.query<{ scope: string }[]>(
      `SELECT scope FROM resource_server_scopes ORDER BY scope LIMIT ${LISTED_MAX}`,
    );
    throw problem('validation_failed', {
      errors: unknown.map((scope) => ({
        field: `scopes.${(scopes ?? []).indexOf(scope)}`,
        message: notAScope(
          scope,
          known.map((row) => row.scope),
        ),
      })),
    });
  }
  const missing = named.filter((scope) => !roleAtLeast(role, roles.get(scope) ?? 'owner'));
  if (missing.length === 0) return;
  throw problem('insufficient_scope', {
    detail: `Your role "${role}" does not hold ${missing.map((scope) => `"${scope}"`).join(', ')}.`,
    headers: bearerChallenge(`, error="insufficient_scope", scope="${missing.join(' ')}"`),
    extensions: { missing_scopes: missing },
  });
}
