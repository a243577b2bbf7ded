import type { Config } from '../../core/config/config.js';

/** Looks like a key, with a prefix of its own: nobody takes one for the other, and a scanner finds both. */
export const operatorKeyPrefix = ({ apiKeyPrefix }: Pick<Config, 'apiKeyPrefix'>): string =>
  `${apiKeyPrefix}op`;
