// Generated from openapi.json by `npm run openapi`: do not edit.

/** Fields whose value is a map, by their names in JSON: what is inside is data, not fields of the API. */
export const FREE_FORM_FIELDS: ReadonlySet<string> = new Set([
  'assertion',
  'attestation',
  'denied_by_reason',
  'details',
  'headers',
  'lacks_role',
  'metadata',
  'passkey_options',
  'problem',
  'request_headers',
]);
