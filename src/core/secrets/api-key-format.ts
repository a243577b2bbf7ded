import { randomBytes } from 'node:crypto';
import { composeApiKey, RANDOM_HEX_LENGTH } from '@latchkey/sdk/api-key-format';

/** Defined once, for the server and for everything that meets its keys. */
export {
  API_KEY_PREFIX_PATTERN,
  displayPrefix,
  isWellFormedApiKey,
  looksLikeApiKey,
} from '@latchkey/sdk/api-key-format';

/** A new key. The only moment at which its text exists on the server, besides the requests that carry it. */
export const generateApiKey = (prefix: string): string =>
  composeApiKey(prefix, randomBytes(RANDOM_HEX_LENGTH / 2).toString('hex'));
