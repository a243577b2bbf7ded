/** Names of the two security schemes in the OpenAPI document. */
export const API_KEY_SECURITY = 'apiKey';
export const BEARER_SECURITY = 'bearer';
