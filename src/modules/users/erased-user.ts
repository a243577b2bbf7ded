import type { User } from './user.entity.js';

/** The domain of the addresses in the rows of deleted accounts. No account can have an address in it. */
export const ERASED_DOMAIN = 'deleted.invalid';

/** SQL: the address of the row once its account is deleted. */
export const ERASED_EMAIL = `id || '@${ERASED_DOMAIN}'`;

/** Whether the account was deleted. */
export const isErased = ({ id, email }: Pick<User, 'id' | 'email'>): boolean =>
  email === `${id}@${ERASED_DOMAIN}`;
