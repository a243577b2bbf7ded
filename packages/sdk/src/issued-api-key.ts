import type { CamelCase } from './letter-case.js';
import type { components } from './openapi.js';
import type { IssuedApiKey } from './types.js';

/** A new key as the server shows it: with its secrets among its other fields. */
export type IssuedApiKeyJson = CamelCase<components['schemas']['IssuedApiKey']>;

export const toIssuedApiKey = ({ key, webhookSigningSecret, ...apiKey }: IssuedApiKeyJson): IssuedApiKey => ({
  apiKey,
  plaintext: key,
  webhookSigningSecret,
});
