import type { EntityManager } from 'typeorm';
import { User } from './user.entity.js';

/** Every statement that writes to `users`: other modules call these, as part of their changes. */

type NewUser = Pick<User, 'id' | 'email' | 'name' | 'passwordHash' | 'personalWorkspaceId'>;

export async function insertUser(manager: EntityManager, user: NewUser): Promise<void> {
  await manager.insert(User, user);
}

/** Whom keys of a service account act for: a user without an address, who therefore cannot sign in. */
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

/** Gives the account an address that is known to be its owner's. */
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

/** @returns false if the account has another password than `before` by now */
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
 * To a link that was mailed: so the address is confirmed, too.
 *
 * @param isUnproven whether the account has a second factor, which whoever read the mail may not have
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

/** Whoever knows the password had a second factor, too. */
export async function provePassword(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    'UPDATE users SET password_unproven_at = NULL WHERE id = $1 AND password_unproven_at IS NOT NULL',
    [id],
  );
}

/** Of an account whose password nobody knows. */
export async function distrustPassword(manager: EntityManager, id: string): Promise<void> {
  await manager.query('UPDATE users SET password_unproven_at = clock_timestamp() WHERE id = $1', [id]);
}

/** Until there is a second factor again, the password that was there before is what signs in, and nothing else does. */
export async function holdToPassword(manager: EntityManager, id: string): Promise<void> {
  await manager.query('UPDATE users SET held_to_password_at = clock_timestamp() WHERE id = $1', [id]);
}

export async function releaseFromPassword(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    'UPDATE users SET held_to_password_at = NULL WHERE id = $1 AND held_to_password_at IS NOT NULL',
    [id],
  );
}

/** The same password, hashed anew; or one that nobody knows. */
export async function setPasswordHash(
  manager: EntityManager,
  id: string,
  passwordHash: string,
): Promise<void> {
  await manager.query('UPDATE users SET password_hash = $2 WHERE id = $1', [id, passwordHash]);
}

/** Of a deleted account, the row stays: others refer to it. */
export async function eraseUser(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `UPDATE users SET email = id || '@deleted.invalid', name = NULL, password_hash = '', email_verified_at = NULL,
       updated_at = clock_timestamp()
     WHERE id = $1`,
    [id],
  );
}

/** For the accounts whose own workspace it was. */
export async function forgetPersonalWorkspace(manager: EntityManager, workspaceId: string): Promise<void> {
  await manager.query('UPDATE users SET personal_workspace_id = NULL WHERE personal_workspace_id = $1', [
    workspaceId,
  ]);
}

/**
 * @param reason null: goes on
 * @returns the reason until now, null for none; undefined: there is no such account
 */
export async function suspendUser(
  manager: EntityManager,
  id: string,
  reason: string | null,
): Promise<string | null | undefined> {
  const [before] = await manager.query<{ reason: string | null }[]>(
    `SELECT suspended_reason AS reason FROM users WHERE id = $1 AND email NOT LIKE '%@deleted.invalid' FOR NO KEY UPDATE`,
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
