import type { IssuedApiKey as IssuedApiKeyJson } from './schemas.js';
import type { IssuedApiKey } from './types.js';

/** Separates the secrets of a new key from its other fields. */
export const toIssuedApiKey = ({ key, webhookSigningSecret, ...apiKey }: IssuedApiKeyJson): IssuedApiKey => ({
  apiKey,
  plaintext: key,
  webhookSigningSecret,
});
