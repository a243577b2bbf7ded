/** Names of the security schemes in the OpenAPI document. */
export const API_KEY_SECURITY = 'apiKey';
export const BEARER_SECURITY = 'bearer';
export const OPERATOR_SECURITY = 'operator';
export const RESOURCE_SERVER_SECURITY = 'resourceServer';
