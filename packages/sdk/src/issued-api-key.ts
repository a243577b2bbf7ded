import type { IssuedApiKey as IssuedApiKeyJson } from './schemas.js';
import type { IssuedApiKey } from './types.js';

/** From a new key as the server shows it: with its secrets among its other fields. */
export const toIssuedApiKey = ({ key, webhookSigningSecret, ...apiKey }: IssuedApiKeyJson): IssuedApiKey => ({
  apiKey,
  plaintext: key,
  webhookSigningSecret,
});
