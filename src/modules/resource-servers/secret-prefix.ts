import type { Config } from '../../core/config/config.js';

/** Looks like a key, with its own prefix: the two cannot be confused, and a scanner finds both. */
export const resourceServerSecretPrefix = ({ apiKeyPrefix }: Pick<Config, 'apiKeyPrefix'>): string =>
  `${apiKeyPrefix}rs`;
