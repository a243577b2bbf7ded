/**
 * Every error that the API can answer with. `code` is stable and part of the contract; `docs/errors.md` is
 * generated from this table, and a test keeps the two identical. `detail` is the default text: a place that
 * knows more (which field, which scope) says more.
 */
export interface ErrorDefinition {
  status: number;
  title: string;
  detail: string;
}

export const errorCatalogue = {
  invalid_request: { status: 400, title: 'Invalid request', detail: 'The request is malformed.' },
  malformed_json: { status: 400, title: 'Malformed JSON', detail: 'The body is not valid JSON.' },
  validation_failed: {
    status: 400,
    title: 'Validation failed',
    detail: 'Some fields are not valid; see `errors`.',
  },
  invalid_cursor: {
    status: 400,
    title: 'Invalid cursor',
    detail: 'Use the cursor from a `Link` header unchanged.',
  },
  credential_in_url: {
    status: 400,
    title: 'Credential in the URL',
    detail: 'URLs end up in logs, so nothing is read from the query string. Send credentials in the body.',
  },
  multiple_credentials: {
    status: 400,
    title: 'More than one credential',
    detail: 'Send one credential: either X-API-Key or Authorization, once.',
  },
  malformed_credentials: {
    status: 400,
    title: 'Malformed credential',
    detail: 'Use `X-API-Key: <key>` or `Authorization: Bearer <key or access token>`.',
  },
  workspace_mismatch: {
    status: 400,
    title: 'Workspace mismatch',
    detail: 'X-Workspace-Id names a different workspace from the path or the API key.',
  },
  current_password_wrong: {
    status: 400,
    title: 'Wrong password',
    detail: 'The current password is wrong.',
  },
  link_not_valid: {
    status: 400,
    title: 'Link is not valid',
    detail: 'The link is unknown, already used, or expired. Request a new one.',
  },
  missing_credentials: {
    status: 401,
    title: 'Credential missing',
    detail: 'Send an API key or an access token with this request.',
  },
  invalid_credentials: {
    status: 401,
    title: 'Credential not accepted',
    detail: 'The API key or access token is not valid.',
  },
  sign_in_failed: { status: 401, title: 'Sign-in failed', detail: 'The email or password is wrong.' },
  invalid_refresh_token: {
    status: 401,
    title: 'Session ended',
    detail: 'The session has ended or does not exist; sign in again.',
  },
  insufficient_scope: { status: 403, title: 'Insufficient scope', detail: 'The credential lacks a scope.' },
  insufficient_role: {
    status: 403,
    title: 'Insufficient role',
    detail: 'Your role in the workspace does not allow this.',
  },
  wider_than_credential: {
    status: 403,
    title: 'Wider than your own key',
    detail: 'An API key cannot create, change or rotate keys that allow more than itself.',
  },
  api_key_replaced: {
    status: 403,
    title: 'API key was replaced',
    detail: 'A key that has been rotated can no longer manage keys. Use the key that replaced it.',
  },
  operator_required: {
    status: 403,
    title: 'Operator key required',
    detail: 'This is for whoever runs the instance: send an operator key.',
  },
  user_required: {
    status: 403,
    title: 'User session required',
    detail: 'Use the access token of a signed-in user, not an API key.',
  },
  email_not_verified: {
    status: 403,
    title: 'E-mail address not confirmed',
    detail: 'Follow the link in the email first; POST /api/v1/auth/email/verification sends it again.',
  },
  no_workspace: {
    status: 403,
    title: 'No workspace',
    detail: 'You are not a member of any workspace; create one with POST /api/v1/workspaces.',
  },
  account_suspended: {
    status: 403,
    title: 'Account suspended',
    detail: 'The operator of this server has suspended the account that the credential acts for.',
  },
  workspace_suspended: {
    status: 403,
    title: 'Workspace suspended',
    detail: 'The operator of this server has suspended the workspace.',
  },
  signup_closed: {
    status: 403,
    title: 'Sign-up is closed',
    detail: 'On this server, only the operator creates accounts.',
  },
  invalid_signature: {
    status: 403,
    title: 'Signature not accepted',
    detail: 'The signature is missing, or does not match the body and the key that it names.',
  },
  cross_site_request: {
    status: 403,
    title: 'Cross-site request',
    detail: 'This endpoint reads a cookie and answers only to its own site.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    detail: 'Not found, or you do not have access.',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    detail: 'This path does not support the method; the `Allow` header lists those it does.',
  },
  request_timeout: { status: 408, title: 'Request timeout', detail: 'The request did not arrive in time.' },
  email_taken: {
    status: 409,
    title: 'Email already registered',
    detail: 'An account with this email already exists.',
  },
  last_owner: { status: 409, title: 'Last owner', detail: 'A workspace must keep at least one owner.' },
  already_member: {
    status: 409,
    title: 'Already a member',
    detail: 'The user is already a member of the workspace.',
  },
  api_key_not_active: {
    status: 409,
    title: 'API key is not active',
    detail: 'The key is revoked, expired or replaced; create a new one.',
  },
  workspace_limit: {
    status: 409,
    title: 'Too many workspaces',
    detail: 'You own the maximum number of workspaces (`limit`); delete one first.',
  },
  member_limit: {
    status: 409,
    title: 'Too many members',
    detail: 'The workspace has the maximum number of members (`limit`); remove one first.',
  },
  invitation_limit: {
    status: 409,
    title: 'Too many open invitations',
    detail: 'The workspace has the maximum number of open invitations (`limit`); withdraw one first.',
  },
  api_key_limit: {
    status: 409,
    title: 'Too many API keys',
    detail: 'The workspace has the maximum number of active API keys (`limit`); revoke one first.',
  },
  webhook_endpoint_limit: {
    status: 409,
    title: 'Too many webhook endpoints',
    detail: 'The workspace has the maximum number of webhook endpoints (`limit`); delete one first.',
  },
  document_limit: {
    status: 409,
    title: 'Too many documents',
    detail: 'The workspace has the maximum number of documents (`limit`); delete one first.',
  },
  document_bytes_limit: {
    status: 409,
    title: 'Documents are too large',
    detail:
      'The documents of the workspace would exceed their maximum total size (`limit`, in bytes); delete some first.',
  },
  webhook_endpoint_disabled: {
    status: 409,
    title: 'Webhook endpoint is disabled',
    detail: 'Nothing is delivered to a disabled endpoint; its `status_reason` says why.',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    detail: 'Another request changed this at the same time. Try again.',
  },
  idempotency_result_not_stored: {
    status: 409,
    title: 'Already created',
    detail: 'A request with this Idempotency-Key already succeeded, and its response showed the secret.',
  },
  invitation_not_open: {
    status: 409,
    title: 'Invitation is not open',
    detail: 'The invitation was accepted, withdrawn or replaced, or has expired.',
  },
  precondition_failed: {
    status: 412,
    title: 'Precondition failed',
    detail: 'The resource no longer has the version in If-Match; read it again.',
  },
  payload_too_large: {
    status: 413,
    title: 'Body too large',
    detail: 'The body exceeds the limit of this endpoint.',
  },
  uri_too_long: {
    status: 414,
    title: 'URL too long',
    detail: 'A segment of the path is too long.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send the body as application/json.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'Idempotency-Key already used',
    detail: 'Use a new Idempotency-Key for each different request.',
  },
  too_many_requests: {
    status: 429,
    title: 'Too many requests',
    detail: 'Wait for the number of seconds in Retry-After.',
  },
  headers_too_large: {
    status: 431,
    title: 'Headers too large',
    detail: 'The URL and the headers together exceed 16 kB.',
  },
  internal_error: {
    status: 500,
    title: 'Internal error',
    detail: 'Something went wrong in the server. Its log has the cause under this request_id.',
  },
  mail_not_configured: {
    status: 501,
    title: 'Email not configured',
    detail: 'This needs email, and no mail server is configured.',
  },
  signature_keys_unavailable: {
    status: 503,
    title: 'Signature cannot be verified',
    detail:
      'The public keys that verify the signature are unavailable. Nothing was processed; try again later.',
  },
  server_busy: {
    status: 503,
    title: 'Server busy',
    detail: 'Too many requests are waiting. Nothing was changed; try again after the time in Retry-After.',
  },
  service_unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    detail:
      'The database is not responding. Your credential may be fine; try again after the time in Retry-After.',
  },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof errorCatalogue;
