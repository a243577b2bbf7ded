import type { EntityManager } from 'typeorm';
import { ERASED_EMAIL } from './erased-user.js';
import { User } from './user.entity.js';

/** Every statement that writes to `users`: other modules call these as part of their changes. */

type NewUser = Pick<User, 'id' | 'email' | 'name' | 'passwordHash' | 'personalWorkspaceId'>;

export async function insertUser(manager: EntityManager, user: NewUser): Promise<void> {
  await manager.insert(User, user);
}

/** The user that a service account's keys act for. It has no address, and therefore cannot sign in. */
export async function insertServiceAccountUser(
  manager: EntityManager,
  id: string,
  name: string,
): Promise<void> {
  await manager.query(
    `INSERT INTO users (id, email, name, password_hash, is_service_account, email_verified_at)
     VALUES ($1, NULL, $2, '', true, clock_timestamp())`,
    [id, name],
  );
}

export async function renameUser(manager: EntityManager, id: string, name: User['name']): Promise<void> {
  await manager.update(User, { id }, { name });
}

/** Sets an address that is known to belong to the account's owner. */
export async function setConfirmedEmail(manager: EntityManager, id: string, email: string): Promise<void> {
  await manager.query(
    `UPDATE users SET email = $2, email_verified_at = clock_timestamp(), updated_at = clock_timestamp()
     WHERE id = $1`,
    [id, email],
  );
}

export async function confirmEmail(manager: EntityManager, id: string): Promise<void> {
  await manager.update(User, { id }, { emailVerifiedAt: () => 'clock_timestamp()' });
}

/** @returns false if the account's password is no longer `before` */
export async function changePassword(
  manager: EntityManager,
  id: string,
  { before, after }: { before: string; after: string },
): Promise<boolean> {
  const { affected } = await manager.update(
    User,
    { id, passwordHash: before },
    { passwordHash: after, passwordUnprovenAt: null },
  );
  return affected === 1;
}

/**
 * After an emailed link, which also confirms the address.
 *
 * @param isUnproven whether the account has a second factor, which the mail's reader may not have
 */
export async function resetPassword(
  manager: EntityManager,
  id: string,
  passwordHash: string,
  isUnproven: boolean,
): Promise<void> {
  await manager.query(
    `UPDATE users SET password_hash = $2, email_verified_at = coalesce(email_verified_at, clock_timestamp()),
       password_unproven_at = CASE WHEN $3 THEN clock_timestamp() END, updated_at = clock_timestamp()
     WHERE id = $1`,
    [id, passwordHash, isUnproven],
  );
}

/** Someone who knew the password also had a second factor. */
export async function provePassword(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    'UPDATE users SET password_unproven_at = NULL WHERE id = $1 AND password_unproven_at IS NOT NULL',
    [id],
  );
}

/** For an account whose password nobody knows. */
export async function distrustPassword(manager: EntityManager, id: string): Promise<void> {
  await manager.query('UPDATE users SET password_unproven_at = clock_timestamp() WHERE id = $1', [id]);
}

/** Until a second factor is set up again, only the existing password can sign in. */
export async function holdToPassword(manager: EntityManager, id: string): Promise<void> {
  await manager.query('UPDATE users SET held_to_password_at = clock_timestamp() WHERE id = $1', [id]);
}

export async function releaseFromPassword(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    'UPDATE users SET held_to_password_at = NULL WHERE id = $1 AND held_to_password_at IS NOT NULL',
    [id],
  );
}

/** The same password, rehashed; or one that nobody knows. */
export async function setPasswordHash(
  manager: EntityManager,
  id: string,
  passwordHash: string,
): Promise<void> {
  await manager.query('UPDATE users SET password_hash = $2 WHERE id = $1', [id, passwordHash]);
}

/** A deleted account's row stays, because others refer to it. */
export async function eraseUser(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `UPDATE users SET email = ${ERASED_EMAIL}, name = NULL, password_hash = '', email_verified_at = NULL,
       updated_at = clock_timestamp()
     WHERE id = $1`,
    [id],
  );
}

/** The workspace that requests without one act in. */
export async function setPersonalWorkspace(
  manager: EntityManager,
  id: string,
  workspaceId: string,
): Promise<void> {
  await manager.query(
    `UPDATE users SET personal_workspace_id = $2, updated_at = clock_timestamp()
     WHERE id = $1 AND personal_workspace_id IS DISTINCT FROM $2`,
    [id, workspaceId],
  );
}

/** For accounts whose own workspace it was. */
export async function forgetPersonalWorkspace(manager: EntityManager, workspaceId: string): Promise<void> {
  await manager.query('UPDATE users SET personal_workspace_id = NULL WHERE personal_workspace_id = $1', [
    workspaceId,
  ]);
}

/**
 * @param reason null: lifts the suspension
 * @returns the previous reason, null for none; undefined: there is no such account
 */
export async function suspendUser(
  manager: EntityManager,
  id: string,
  reason: string | null,
): Promise<string | null | undefined> {
  const [before] = await manager.query<{ reason: string | null }[]>(
    `SELECT suspended_reason AS reason FROM users WHERE id = $1 AND email <> ${ERASED_EMAIL} FOR NO KEY UPDATE`,
    [id],
  );
  if (!before || before.reason === reason) return before?.reason;
  await manager.query(
    `UPDATE users SET suspended_reason = $2, updated_at = clock_timestamp(),
       suspended_at = CASE WHEN $2::text IS NOT NULL THEN coalesce(suspended_at, clock_timestamp()) END
     WHERE id = $1`,
    [id, reason],
  );
  return before.reason;
}
