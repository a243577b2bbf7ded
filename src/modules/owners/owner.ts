import type { EntityManager } from 'typeorm';
import { type Problem, problem } from '../../core/errors/problem.js';
import { insufficientRole } from '../../core/principal/insufficient.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { type Role, roleAtLeast } from '../../core/principal/roles.js';

/** The user that something in a workspace acts for, with their role and for as long as they are a member. */
export interface Owner {
  type: 'user' | 'service_account';
  id: string;
  /** A person may have none. */
  name: string | null;
}

/** SQL of an `Owner`, of the row `users o`. */
export const OWNER = `json_build_object(
  'type', CASE WHEN o.is_service_account THEN 'service_account' ELSE 'user' END, 'id', o.id, 'name', o.name)`;

export async function ownerOf(manager: EntityManager, id: string): Promise<Owner> {
  const [row] = await manager.query<{ owner: Owner }[]>(
    `SELECT ${OWNER} AS owner FROM users o WHERE o.id = $1`,
    [id],
  );
  if (!row) throw new Error('There is no such owner');
  return row.owner;
}

/**
 * Keeps the service account until the change commits: a deletion waits, and then finds the key.
 *
 * @returns its role
 */
export async function lockServiceAccount(
  manager: EntityManager,
  { workspaceId, role }: WorkspacePrincipal,
  serviceAccountId: string,
  field: string,
): Promise<Role> {
  if (!roleAtLeast(role, 'admin')) throw insufficientRole(role, 'admin');
  const [account] = await manager.query<{ role: Role }[]>(
    `SELECT m.role FROM service_accounts s JOIN memberships m ON m.workspace_id = s.workspace_id AND m.user_id = s.id
     WHERE s.id = $1 AND s.workspace_id = $2 FOR KEY SHARE OF s`,
    [serviceAccountId, workspaceId],
  );
  if (!account) throw unknownServiceAccount(serviceAccountId, field);
  return account.role;
}

/**
 * The same for several.
 *
 * @returns the role of each that is a service account of the workspace
 */
export async function lockServiceAccounts(
  manager: EntityManager,
  { workspaceId, role }: WorkspacePrincipal,
  wanted: readonly { serviceAccountId: string }[],
): Promise<Map<string, Role>> {
  if (!roleAtLeast(role, 'admin')) throw insufficientRole(role, 'admin');
  return findServiceAccounts(
    manager,
    workspaceId,
    wanted.map(({ serviceAccountId }) => serviceAccountId),
  );
}

/** Like `lockServiceAccounts`, for changes that no user has requested. */
export async function findServiceAccounts(
  manager: EntityManager,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Role>> {
  const rows = await manager.query<{ id: string; role: Role }[]>(
    `SELECT s.id, m.role FROM service_accounts s
     JOIN memberships m ON m.workspace_id = s.workspace_id AND m.user_id = s.id
     WHERE s.id = ANY($1) AND s.workspace_id = $2 ORDER BY s.id FOR KEY SHARE OF s`,
    [ids, workspaceId],
  );
  return new Map(rows.map(({ id, role: itsRole }) => [id, itsRole]));
}

export const unknownServiceAccount = (id: string, field: string): Problem =>
  problem('validation_failed', {
    errors: [{ field, message: `"${id}" is not a service account of this workspace` }],
  });
