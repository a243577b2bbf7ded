import { randomBytes } from 'node:crypto';
import { composeApiKey, RANDOM_HEX_LENGTH } from '@latchkey/sdk/api-key-format';

/** Defined once, for the server and everything else that handles its keys. */
export {
  API_KEY_PREFIX_PATTERN,
  BODY_LENGTH,
  displayPrefix,
  isWellFormedApiKey,
  looksLikeApiKey,
} from '@latchkey/sdk/api-key-format';

/** Generates a key. Its text exists on the server only now, and in the requests that carry it. */
export const generateApiKey = (prefix: string): string =>
  composeApiKey(prefix, randomBytes(RANDOM_HEX_LENGTH / 2).toString('hex'));
